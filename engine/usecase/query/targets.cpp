#include "usecase/query/targets.hpp"

#include <algorithm>
#include <map>

#include "base/error.hpp"
#include "responsibility/locality.hpp"
#include "usecase/query/led_by.hpp"
#include "usecase/who/duties.hpp"

namespace inspectplan::usecase {
namespace {

using ruleset::Target;
using Aim = Target::Aim;
using Outcome = TargetLine::Outcome;

constexpr int share_digits = 6;
constexpr int change_digits = 3;  // 0.053 is 5.3 %

// With as many digits as 64 bits hold.
Scaled scaled(Wide value, int scale) {
  while (scale > 0 && (value > INT64_MAX || value < INT64_MIN)) {
    value = divide_half_even(value, 10);
    --scale;
  }
  INSPECTPLAN_ASSERT(value <= INT64_MAX && value >= INT64_MIN);
  return {static_cast<std::int64_t>(value), scale};
}

// a / b, both >= 0 and b > 0.
Scaled quotient(Wide a, int scale_of_a, Wide b, int scale_of_b, int digits) {
  const int more = digits + scale_of_b - scale_of_a;
  const Wide up = more > 0 ? wide_power_of_ten(more) : 1;
  const Wide down = more < 0 ? wide_power_of_ten(-more) : 1;
  return scaled(divide_half_even(a * up, b * down), digits);
}

// < 0, 0, > 0
int compare(Scaled a, Scaled b) {
  const int scale = std::max(a.scale, b.scale);
  const Wide left = Wide{a.value} * wide_power_of_ten(scale - a.scale);
  const Wide right = Wide{b.value} * wide_power_of_ten(scale - b.scale);
  return left < right ? -1 : left > right ? 1 : 0;
}

Scaled times(Scaled number, Scaled factor) {
  return scaled(Wide{number.value} * factor.value, number.scale + factor.scale);
}

int scale_of(const ruleset::RuleSet& rules, std::size_t derived) {
  const feel::Type& type = rules.derived[derived].value.type();
  return type.kind == feel::Kind::number ? type.scale : 0;
}

// A share that names nothing to be divided by is one of the enterprises that tell.
std::optional<Amount> amount_of(const ruleset::RuleSet& rules, const Target& target, const Question& question,
                                const Totals& totals) {
  if (totals.told == 0) return std::nullopt;
  const int scale = scale_of(rules, question.measure);
  const auto of_told = [&](Wide sum) { return quotient(sum, scale, static_cast<Wide>(totals.told), 0, share_digits); };
  if (!question.per && !target.is_change()) return Amount{of_told(totals.low), of_told(totals.high)};
  if (!question.per) return Amount{scaled(totals.low, scale), scaled(totals.high, scale)};
  if (totals.per_low <= 0) return std::nullopt;
  const int per = scale_of(rules, *question.per);
  return Amount{quotient(totals.low, scale, totals.per_high, per, share_digits),
                quotient(totals.high, scale, totals.per_low, per, share_digits)};
}

std::optional<Amount> change_of(const Amount& before, const Amount& now) {
  if (before.low.value <= 0 || now.low.value < 0) return std::nullopt;
  const auto less_one = [](Scaled ratio) { return Scaled{ratio.value - power_of_ten(ratio.scale), ratio.scale}; };
  const auto over = [](Scaled a, Scaled b) { return quotient(a.value, a.scale, b.value, b.scale, change_digits); };
  return Amount{less_one(over(now.low, before.high)), less_one(over(now.high, before.low))};
}

std::optional<Amount> wanted_of(const Target& target, const std::optional<Amount>& before) {
  if (!target.is_change()) return Amount{target.amount, target.amount};
  if (!before) return std::nullopt;
  const std::int64_t one = power_of_ten(target.amount.scale);
  const std::int64_t left = target.aim == Aim::falls_by ? one - target.amount.value : one + target.amount.value;
  const Scaled factor{left, target.amount.scale};
  return Amount{times(before->low, factor), times(before->high, factor)};
}

Outcome judged(const Target& target, const Amount& now, const Amount& wanted) {
  const auto meets = [&](Scaled value, Scaled bound) {
    const int order = compare(value, bound);
    return target.aim == Aim::falls_by ? order <= 0 : target.aim == Aim::exceeds ? order > 0 : order >= 0;
  };
  const bool down = target.aim == Aim::falls_by;
  if (down ? meets(now.high, wanted.low) : meets(now.low, wanted.high)) return Outcome::reached;
  return meets(down ? now.low : now.high, down ? wanted.high : wanted.low) ? Outcome::undecided : Outcome::not_reached;
}

// Nothing rises by a share of nothing; it can stay nothing.
bool is_baseline(const Target& target, const std::optional<Amount>& before) {
  return before && (target.aim == Aim::falls_by || before->low.value > 0);
}

Outcome outcome_of(const Target& target, const TargetLine& line, const score::Clock& clock) {
  const bool compares = target.is_change();
  if (clock.as_of < clock.plan_start) return Outcome::not_begun;
  if (!line.now) return Outcome::no_figures;
  if (clock.as_of < clock.plan_end) return Outcome::running;
  if (compares && !is_baseline(target, line.before_of_same)) return Outcome::no_baseline;
  return judged(target, compares ? *line.now_of_same : *line.now, *line.wanted);
}

std::optional<std::size_t> derived_index(const ruleset::RuleSet& rules, const std::string& id) {
  for (std::size_t i = 0; i < rules.derived.size(); ++i)
    if (rules.derived[i].id == id) return i;
  return std::nullopt;
}

void measure(const Session& session, const Question& question, const Tally& counted, TargetLine& line) {
  const ruleset::RuleSet& rules = *session.rules;
  const std::size_t target = line.target;
  line.before = amount_of(rules, rules.targets[target], question, counted.before);
  line.told_before = counted.before.told;
  // Of a year that has not begun whatever stands in the register is no figure of it.
  if (session.clock.as_of >= session.clock.plan_start) {
    line.now = amount_of(rules, rules.targets[target], question, counted.now);
    line.told_now = counted.now.told;
    line.before_of_same = amount_of(rules, rules.targets[target], question, counted.before_of_same);
    line.now_of_same = amount_of(rules, rules.targets[target], question, counted.now_of_same);
    line.same = counted.now_of_same.told;
  }
  // Part of a year says neither what the next has to reach nor how it compares with a whole one.
  const bool year_before_over = session.clock.as_of.number + 1 >= session.clock.plan_start.number;
  const bool compares = rules.targets[target].is_change();
  if (year_before_over || !compares)
    line.wanted = wanted_of(rules.targets[target], line.before_of_same ? line.before_of_same : line.before);
  const bool over = session.clock.as_of >= session.clock.plan_end;
  if (over && compares && line.before_of_same && line.now_of_same)
    line.change = change_of(*line.before_of_same, *line.now_of_same);
  line.outcome = outcome_of(rules.targets[target], line, session.clock);
}

bool in_force(const Target& target, const score::Clock& clock) {
  return (!target.by || clock.plan_start <= *target.by) &&
         (!target.valid.from || *target.valid.from <= clock.plan_end) &&
         (!target.valid.until || clock.plan_start <= *target.valid.until);
}

std::vector<std::uint8_t> asked_rows(const Session& session, TargetList& list, Pool& pool, Observer& observer) {
  const score::Assessments assessed = score::assess(*session.rules, session.data, session.clock, pool, observer);
  std::vector<std::uint8_t> asked = assessed.in_population;
  if (!list.department.empty()) {
    const std::vector<std::uint8_t> led = led_by(session, assessed, list.department, list.on);
    for (std::size_t row = 0; row < asked.size(); ++row) asked[row] = asked[row] != 0 && led[row] != 0 ? 1 : 0;
  }
  list.enterprises = static_cast<std::size_t>(std::count(asked.begin(), asked.end(), std::uint8_t{1}));
  return asked;
}

// Its own, else that of its documents; empty: everywhere.
std::vector<std::string> territory_of(const ruleset::RuleSet& rules, const Target& target) {
  std::vector<std::string> codes = target.territory;
  if (codes.empty())
    for (const ruleset::Basis& basis : target.basis)
      if (const ruleset::Document* document = rules.find_document(basis.document))
        codes.insert(codes.end(), document->territory.begin(), document->territory.end());
  std::sort(codes.begin(), codes.end());
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  return codes;
}

// Of the rows asked, those in the territory. Where the place is not known, every text applies.
std::vector<std::uint8_t> rows_in(const Session& session, const std::vector<std::uint8_t>& asked, TargetLine& line) {
  std::vector<std::uint8_t> rows = asked;
  const auto fields = responsibility::locality_fields(*session.rules);
  if (!line.territory.empty() && fields.territory)
    for (std::size_t row = 0; row < rows.size(); ++row) {
      if (rows[row] == 0) continue;
      const auto place = responsibility::locality_of(fields, session.data, row).territory;
      if (!place) ++line.place_unknown;
      if (place && !std::binary_search(line.territory.begin(), line.territory.end(), *place)) rows[row] = 0;
    }
  line.asked = static_cast<std::size_t>(std::count(rows.begin(), rows.end(), std::uint8_t{1}));
  return rows;
}

// Targets of one territory are counted together.
class Counting {
 public:
  Counting(const Session& session, const std::vector<std::uint8_t>& asked) : session_(session), asked_(asked) {}

  void ask(std::size_t target, std::optional<Question> question) {
    TargetLine line;
    line.target = target;
    line.territory = territory_of(*session_.rules, session_.rules->targets[target]);
    lines_.push_back(line);
    questions_.push_back(question);
  }

  std::vector<TargetLine> count() {
    std::map<std::vector<std::string>, std::vector<std::size_t>> by_territory;
    for (std::size_t i = 0; i < lines_.size(); ++i) by_territory[lines_[i].territory].push_back(i);
    for (const auto& [territory, members] : by_territory) count(members);
    return std::move(lines_);
  }

 private:
  void count(const std::vector<std::size_t>& members) {
    std::vector<std::uint8_t> rows;
    std::vector<Question> questions;
    std::vector<std::size_t> measured;
    for (const std::size_t i : members) {
      rows = rows_in(session_, asked_, lines_[i]);
      if (!questions_[i]) continue;
      questions.push_back(*questions_[i]);
      measured.push_back(i);
    }
    if (questions.empty()) return;
    const std::vector<Tally> tallies = tally(session_, questions, rows);
    for (std::size_t q = 0; q < questions.size(); ++q) measure(session_, questions[q], tallies[q], lines_[measured[q]]);
  }

  const Session& session_;
  const std::vector<std::uint8_t>& asked_;
  std::vector<TargetLine> lines_;
  std::vector<std::optional<Question>> questions_;
};

}  // namespace

std::optional<TargetList> targets_of(const Session& session, const std::string& department, Pool& pool,
                                     Diagnostics& diagnostics, Observer& observer) {
  const ruleset::RuleSet& rules = *session.rules;
  if (!department.empty() && !known_department(rules, department, diagnostics)) return std::nullopt;
  TargetList list{session.clock.plan_year, session.clock.as_of, *session.as_of.import, department, {}, 0, {}};
  list.on = std::clamp(session.clock.as_of, session.clock.plan_start, session.clock.plan_end);
  const std::vector<std::uint8_t> asked = asked_rows(session, list, pool, observer);
  Counting counting(session, asked);
  for (std::size_t i = 0; i < rules.targets.size(); ++i) {
    if (!in_force(rules.targets[i], session.clock)) continue;
    const auto measured = derived_index(rules, rules.targets[i].measure);
    std::optional<Question> question;
    if (measured) question = Question{*measured, derived_index(rules, rules.targets[i].per)};
    counting.ask(i, question);
  }
  list.lines = counting.count();
  return list;
}

}  // namespace inspectplan::usecase
