#include <algorithm>

#include "ruleset/standing.hpp"
#include "score/machine.hpp"
#include "score/nearest.hpp"
#include "score/rows.hpp"

namespace inspectplan::score {

namespace {

constexpr std::size_t most_child_values = 8;

std::string show_children(const column::ChildTable& table, const column::TableSchema& schema, std::size_t field) {
  std::string out;
  for (std::size_t row = 0; row < table.rows; ++row) {
    if (row == most_child_values) return out + ", …";
    const std::string value = show_cell(schema.fields[field], table.columns[field], row);
    out += (row == 0 ? "" : ", ") + (value.empty() ? "?" : value);
  }
  return out;
}

std::string show_value(const feel::Workspace& shown, const feel::Type& type, feel::Register value) {
  if (type.kind == feel::Kind::boolean) {
    const auto truth = shown.truths(value)[0];
    return truth == feel::truth_unknown ? "" : truth == feel::truth_true ? "true" : "false";
  }
  if (type.kind == feel::Kind::null || shown.known(value)[0] == 0) return {};
  if (type.kind == feel::Kind::text) return std::string(shown.texts(value)[0]);
  const auto show = [&type](std::int64_t number) {
    if (type.kind == feel::Kind::date) return to_string(Day{static_cast<std::int32_t>(number)});
    return to_string(Scaled{number, type.kind == feel::Kind::number ? type.scale : 0});
  };
  const std::int64_t low = shown.low(value)[0];
  const std::int64_t high = shown.high(value)[0];
  return low == high ? show(low) : "[" + show(low) + ".." + show(high) + "]";
}

class Explainer {
 public:
  Explainer(Machine& machine, const column::Dataset& one)
      : machine_(machine),
        rules_(machine.rules),
        one_(one),
        shown_(machine.compiled.program),
        ranged_(machine.compiled.program) {
    machine.compiled.program.run(one, 0, 1, feel::Mode::shown, shown_);
    machine.compiled.program.run(one, 0, 1, feel::Mode::range, ranged_);
  }

  Explanation explain(const Assessments& assessed) {
    Explanation out;
    identify(out);
    take_score(out, assessed);
    for (std::size_t i = 0; i < rules_.derived.size(); ++i) out.derived.push_back(derived_line(i));
    for (std::size_t i = 0; i < rules_.scorecards.size(); ++i) out.scorecards.push_back(card_line(i));
    add_team_lines(out, assessed);
    add_lines(out.sectors, rules_.sectors, assessed.sectors);
    add_lines(out.matters, rules_.matters, assessed.matters);
    add_lines(out.mandates, rules_.mandates, assessed.mandates);
    return out;
  }

 private:
  void identify(Explanation& out) const {
    const column::TableSchema& schema = rules_.schema.enterprise;
    for (std::size_t field : schema.key) {
      if (!out.enterprise.empty()) out.enterprise += "/";
      out.enterprise += show_cell(schema.fields[field], one_.enterprises.columns[field], 0);
    }
    if (const auto name = schema.find(rules_.planning.name_field))
      out.name = show_cell(schema.fields[*name], one_.enterprises.columns[*name], 0);
  }

  void take_score(Explanation& out, const Assessments& assessed) const {
    const int scale = assessed.score_scale;
    out.score_known = assessed.score_known[0] != 0;
    out.score = {assessed.score[0], scale};
    out.low = {assessed.score_low[0], scale};
    out.high = {assessed.score_high[0], scale};
    out.range_exact = assessed.range_exact[0] != 0;
    if (assessed.narrowed_by[0] >= 0)
      out.narrowed_by = assessed.facts[static_cast<std::size_t>(assessed.narrowed_by[0])];
    for (std::size_t tier = 0; tier < rules_.tiers.size(); ++tier)
      if (assessed.possible_tiers[tier][0] != 0) out.possible_tiers.push_back(rules_.tiers[tier].id);
    if (assessed.tier[0] >= 0) {
      const ruleset::Tier& tier = rules_.tiers[static_cast<std::size_t>(assessed.tier[0])];
      out.tier = tier.id;
      out.tier_label = tier.label;
      const ruleset::Standing standing = ruleset::standing_of(rules_, tier);
      out.tier_status = standing.status;
      out.tier_own_judgement = standing.own_judgement;
    }
    if (assessed.last_visit[0] != no_day) out.last_visit = Day{assessed.last_visit[0]};
    out.is_due = assessed.is_due[0];
  }

  FactUse derived_line(std::size_t index) const {
    const ruleset::Derived& derived = rules_.derived[index];
    const std::string value = show_value(shown_, derived.value.type(), machine_.compiled.derived[index]);
    const feel::Register made = machine_.compiled.derived[index];
    const bool is_empty_text = derived.value.type().kind == feel::Kind::text && shown_.known(made)[0] != 0;
    return {derived.id, value, value.empty() && !is_empty_text};
  }

  CardLine card_line(std::size_t index) {
    const ruleset::Scorecard& card = rules_.scorecards[index];
    const CardRegisters& registers = machine_.compiled.cards[index];
    CardLine line;
    line.scorecard = card.id;
    line.label = card.label;
    line.known = shown_.known(registers.points)[0] != 0;
    take_points(registers.points, registers.scale, line);
    for (std::size_t f = 0; f < card.factors.size(); ++f)
      line.factors.push_back(factor_line(card, card.factors[f], registers, registers.factors[f]));
    return line;
  }

  FactorLine factor_line(const ruleset::Scorecard& card, const ruleset::Factor& factor, const CardRegisters& on_card,
                         const FactorRegisters& registers) {
    FactorLine line;
    line.factor = factor.id;
    line.label = factor.label;
    line.of = factor.of_text;
    line.known = shown_.known(registers.points)[0] != 0;
    take_points(registers.points, on_card.scale, line);
    const bool taken = shown_.known(registers.band)[0] != 0;
    const std::int64_t band = taken ? shown_.low(registers.band)[0] : -2;
    if (band >= 0) line.band = factor.bands[static_cast<std::size_t>(band)].text;
    line.assumed = line.known && band < 0;
    line.facts = facts_of(machine_.finder.of(factor));
    line.basis = factor.basis.empty() ? card.basis : factor.basis;
    line.own_judgement = factor.rationale.has_value();
    return line;
  }

  // Points as shown, and the range they could have, which holds them.
  template <class Line>
  void take_points(feel::Register points, int scale, Line& line) const {
    const std::int64_t value = line.known ? shown_.low(points)[0] : 0;
    const std::int64_t low = ranged_.low(points)[0];
    const std::int64_t high = ranged_.high(points)[0];
    line.points = {value, scale};
    line.low = {line.known ? std::min(low, value) : low, scale};
    line.high = {line.known ? std::max(high, value) : high, scale};
  }

  // A table is named where it is missing as a whole, and where nothing of it but its rows is asked for.
  std::vector<FactUse> facts_of(const Leaves& leaves) const {
    std::vector<FactUse> out;
    for (const Leaf& leaf : leaves) {
      const bool missing = is_missing(leaf, one_, 0);
      const bool fields_follow = is_whole_table(leaf) && leaves.upper_bound(leaf) != leaves.end() &&
                                 leaves.upper_bound(leaf)->table == leaf.table;
      if (missing || !fields_follow) out.push_back({name_of(leaf, rules_.schema), show_leaf(leaf), missing});
    }
    return out;
  }

  // The facts behind an entry; where it is undecided, those that would settle it count as missing.
  std::vector<FactUse> facts_of(const Leaves& leaves, std::uint8_t truth) const {
    std::vector<FactUse> out = facts_of(leaves);
    if (truth != feel::truth_unknown) return out;
    for (const Leaf& leaf : settling({leaves.begin(), leaves.end()}, one_, 0)) {
      const std::string name = name_of(leaf, rules_.schema);
      const auto use = std::find_if(out.begin(), out.end(), [&name](const FactUse& fact) { return fact.name == name; });
      if (use == out.end())
        out.push_back({name, {}, true});
      else
        use->missing = true;
    }
    return out;
  }

  std::string show_leaf(const Leaf& leaf) const {
    if (is_whole_table(leaf)) {
      const column::ChildTable& table = one_.children[static_cast<std::size_t>(leaf.table)];
      return table.imported ? std::to_string(table.rows) : std::string();
    }
    const auto field = static_cast<std::size_t>(leaf.field);
    if (leaf.table == Leaf::enterprise_table)
      return show_cell(rules_.schema.enterprise.fields[field], one_.enterprises.columns[field], 0);
    const auto table = static_cast<std::size_t>(leaf.table);
    return show_children(one_.children[table], rules_.schema.children[table], field);
  }

  void add_team_lines(Explanation& out, const Assessments& assessed) const {
    for (std::size_t i = 0; i < rules_.derived.size(); ++i) {
      const ruleset::Derived& derived = rules_.derived[i];
      if (!derived.for_team) continue;
      const ruleset::Standing standing = ruleset::standing_of(rules_, derived, &derived.value);
      out.for_team.push_back({derived.id, derived.label, team_value(rules_, assessed, i, 0), derived.basis,
                              standing.status, standing.own_judgement});
    }
  }

  template <class EntryType>
  void add_lines(std::vector<RuleLine>& lines, const std::vector<EntryType>& entries,
                 const std::vector<std::vector<std::uint8_t>>& truths) {
    for (std::size_t i = 0; i < entries.size(); ++i) {
      if (truths[i][0] == feel::truth_false) continue;
      const EntryType& entry = entries[i];
      const ruleset::Standing standing = ruleset::standing_of(rules_, entry);
      lines.push_back({entry.id, entry.label, truths[i][0], facts_of(machine_.finder.of(entry.when), truths[i][0]),
                       entry.basis, standing.status, standing.own_judgement});
    }
  }

  Machine& machine_;
  const ruleset::RuleSet& rules_;
  const column::Dataset& one_;
  feel::Workspace shown_, ranged_;
};

}  // namespace

struct Examiner::State {
  State(const ruleset::RuleSet& rules, const column::Dataset& like, const Clock& clock) : machine(rules, like, clock) {}
  Machine machine;
  Pool here{1};
};

Examiner::Examiner(const ruleset::RuleSet& rules, const column::Dataset& like, const Clock& clock)
    : state_(std::make_unique<State>(rules, like, clock)) {}
Examiner::~Examiner() = default;
Examiner::Examiner(Examiner&&) noexcept = default;

Examiner::Result Examiner::examine(const column::Dataset& one) {
  Result result;
  result.assessed = state_->machine.run(one, Extent::all, state_->here, silent());
  result.explanation = Explainer(state_->machine, one).explain(result.assessed);
  return result;
}

Explanation explain(const ruleset::RuleSet& rules, const column::Dataset& data, std::size_t row, const Clock& clock) {
  const column::Dataset one = one_row(rules.schema, data, row);
  Machine machine(rules, one, clock);
  Pool here(1);
  const Assessments assessed = machine.run(one, Extent::all, here, silent());
  Explanation out = Explainer(machine, one).explain(assessed);
  out.nearest = nearest_change(machine, one, assessed);
  return out;
}

}  // namespace inspectplan::score
