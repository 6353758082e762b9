#include "usecase/backtest/backtest.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <memory>

#include "base/error.hpp"
#include "column/bounds.hpp"
#include "register/register.hpp"
#include "ruleset/load.hpp"
#include "score/assess.hpp"
#include "usecase/backtest/outcomes.hpp"

namespace inspectplan::usecase {
namespace {

using registers::AsOf;
using registers::Register;

constexpr std::int64_t last = std::numeric_limits<std::int64_t>::min();  // in every order

// One way to order the enterprises in one year.
struct Ordered {
  Label by;
  Order order;
};

class Years {
 public:
  Years(const BacktestRequest& request, Pool& pool, Diagnostics& diagnostics, Observer& observer)
      : request_(request),
        store_(request.database, Register::Open::existing),
        imports_(store_.imports()),
        pool_(pool),
        diagnostics_(diagnostics),
        observer_(observer) {}

  std::optional<Backtest> run() {
    if (imports_.empty()) {
      diagnostics_.error("empty-register", {}, "the register " + request_.database + " holds no import",
                         "import one first: inspectplan import FILE --rules DIR --on DATE");
      return std::nullopt;
    }
    for (int year = request_.from; year <= request_.to; ++year)
      if (!add(year)) return std::nullopt;
    warn_of_today();
    warn_of_later_tables();
    warn_of_quiet_years();
    for (std::size_t i = 0; i < orders_.size(); ++i)
      for (const Ordered& one : orders_[i]) add_lines(out_.years[i].year, one.by, {&one.order});
    if (orders_.size() > 1) add_all_years();
    return std::move(out_);
  }

 private:
  // Everything about one year: what was known before, what happened then.
  bool add(int year) {
    std::vector<std::shared_ptr<const ruleset::RuleSet>> sets;
    for (const std::string& directory : request_.rules) {
      sets.push_back(ruleset::load(directory, {from_civil(year, 1, 1)}, diagnostics_));
      if (!sets.back() || diagnostics_.has_errors()) return false;
      store_.check(sets.back()->schema, diagnostics_);
      if (diagnostics_.has_errors()) return false;
    }
    const Day before = from_civil(year - 1, 12, 31);
    Backtest::Year& found = out_.years.emplace_back();
    found.year = year;
    found.looking_back = before < imports_.front().on;
    const AsOf then{std::nullopt, before, found.looking_back};
    if (!asked_ && !ask(sets[0])) return false;
    const auto data = read(*sets[0], then);
    if (!data) return false;
    const auto outcomes = outcomes_of(year, *data);
    if (!outcomes) return false;
    found.enterprises = data->enterprises.rows;
    found.imported_later = imported_later(*data);
    for (const std::uint32_t count : *outcomes) found.outcomes += count, found.struck += count > 0 ? 1 : 0;
    std::vector<Ordered>& orders = orders_.emplace_back();
    for (std::size_t i = 0; i < sets.size(); ++i) {
      const auto own = i == 0 ? std::nullopt : read(*sets[i], then);
      if (i > 0 && !own) return false;
      orders.push_back({name_of(i, sets), order_of(scores(*sets[i], own ? *own : *data, year, before), *outcomes)});
    }
    return plain_orders(year, *sets[0], *data, *outcomes, orders);
  }

  // Empty where the rules exclude what the register holds.
  std::optional<column::Dataset> read(const ruleset::RuleSet& rules, const AsOf& then) {
    column::Dataset data = store_.read(rules.schema, then, observer_);
    column::check_bounds(rules.schema, data, diagnostics_);
    if (diagnostics_.has_errors()) return std::nullopt;
    return data;
  }

  // What a planner of that year could not see, though the register has it now.
  std::vector<std::string> imported_later(const column::Dataset& then) const {
    std::vector<std::string> tables;
    for (std::size_t i = 0; i < then.children.size(); ++i)
      if (!then.children[i].imported && asked_->now.children[i].imported)
        tables.push_back(asked_->rules->schema.children[i].name);
    return tables;
  }

  // Facts are the same in every year of a rule set.
  bool ask(const std::shared_ptr<const ruleset::RuleSet>& rules) {
    auto outcomes = Outcomes::of(request_.outcomes, rules->schema, diagnostics_);
    if (!outcomes) return false;
    auto now = read(*rules, {});
    if (!now) return false;
    asked_.emplace(Asked{rules, std::move(*outcomes), std::move(*now)});
    return true;
  }

  // What happened in the year, by the register as it is now, for the enterprises of `data`.
  std::optional<std::vector<std::uint32_t>> outcomes_of(int year, const column::Dataset& data) {
    const column::Dataset& now = asked_->now;
    const auto counts = asked_->outcomes.count(now, year, year);
    if (!counts) {
      diagnostics_.error(
          "not-recorded", {},
          "the register does not record all of \"" + asked_->outcomes.table() + "\" in " + std::to_string(year),
          "take years that the table covers with --from and --to");
      return std::nullopt;
    }
    const std::size_t key = asked_->rules->schema.enterprise.key.at(0);
    std::vector<std::uint32_t> here;
    std::size_t at = 0;  // both are in key order
    for (std::size_t row = 0; row < data.enterprises.rows; ++row) {
      const std::string_view id = data.enterprises.columns[key].text(row);
      while (at < now.enterprises.rows && now.enterprises.columns[key].text(at) < id) ++at;
      const bool is_there = at < now.enterprises.rows && now.enterprises.columns[key].text(at) == id;
      here.push_back(is_there ? (*counts)[at] : 0);
    }
    return here;
  }

  // As short as tells two rule sets apart.
  Label name_of(std::size_t which, const std::vector<std::shared_ptr<const ruleset::RuleSet>>& sets) const {
    const bool same_id = sets.size() > 1 && sets[0]->id == sets[1]->id;
    std::string name = sets[which]->id + (same_id ? " " + sets[which]->version : std::string());
    if (same_id && sets[0]->version == sets[1]->version) name += " (" + request_.rules[which] + ")";
    return {name, name};
  }

  void warn_of_nobody(const ruleset::RuleSet& rules, const score::Assessments& found, int year) {
    const auto& in = found.in_population;
    if (found.rows == 0 || std::any_of(in.begin(), in.end(), [](std::uint8_t one) { return one != 0; })) return;
    diagnostics_.warning("outside-population", {},
                         "all " + std::to_string(found.rows) + " enterprises of " + std::to_string(year) +
                             " lie outside of the population of " + rules.id +
                             ": its order tells none apart, its lift is 1",
                         "are these the rules of the province that the register is of?");
  }

  // Who is not in the population, or has no score, comes last.
  std::vector<std::int64_t> scores(const ruleset::RuleSet& rules, const column::Dataset& data, int year, Day before) {
    const score::Assessments found = score::assess(rules, data, score::clock_of(year, before), pool_, observer_);
    warn_of_nobody(rules, found, year);
    std::vector<std::int64_t> values;
    for (std::size_t row = 0; row < found.rows; ++row)
      values.push_back(found.in_population[row] != 0 && found.score_known[row] != 0 ? found.score[row] : last);
    return values;
  }

  // What a planner without rules would go by.
  bool plain_orders(int year, const ruleset::RuleSet& rules, const column::Dataset& data,
                    const std::vector<std::uint32_t>& outcomes, std::vector<Ordered>& orders) {
    if (request_.size) {
      const auto field = rules.schema.enterprise.find(*request_.size);
      if (!field || rules.schema.enterprise.fields[*field].kind != column::Kind::number) {
        diagnostics_.error("unknown-field", {}, "--size: the enterprise has no number \"" + *request_.size + "\"",
                           "name a field of type number in `facts`");
        return false;
      }
      std::vector<std::int64_t> sizes;
      const column::Column& column = data.enterprises.columns[*field];
      for (std::size_t row = 0; row < data.enterprises.rows; ++row)
        sizes.push_back(column.valid(row) ? column.value(row) : last);
      orders.push_back({{"Quy mô", "Size"}, order_of(sizes, outcomes)});
    }
    const auto counted = [&](int from, Label by) {
      const auto counts = asked_->outcomes.count(data, from, year - 1);
      if (counts)
        orders.push_back({std::move(by), order_of({counts->begin(), counts->end()}, outcomes)});
      else
        left_out_[by.en] += (left_out_[by.en].empty() ? "" : ", ") + std::to_string(year);
    };
    counted(year - 1, {"Số vụ năm trước", "Last year's count"});
    counted(year - 5, {"Số vụ năm năm trước", "Five years' count"});
    return true;
  }

  void warn_of_today() {
    std::string years;
    for (const Backtest::Year& year : out_.years)
      if (year.looking_back) years += (years.empty() ? "" : ", ") + std::to_string(year.year);
    if (years.empty()) return;
    diagnostics_.warning("seen-from-today", {},
                         "no import is dated before " + years +
                             ": what stands in the enterprise's own fields, and in rows without a day, is today's",
                         "the figures of these years flatter rules that read such facts");
  }

  // Each table and each order once, with its years.
  void warn_of_later_tables() {
    std::map<std::string, std::string> years;
    for (const Backtest::Year& year : out_.years)
      for (const std::string& table : year.imported_later)
        years[table] += (years[table].empty() ? "" : ", ") + std::to_string(year.year);
    for (const auto& [table, when] : years)
      diagnostics_.warning("imported-later", {},
                           "table \"" + table + "\" was first imported after " + when +
                               " began: its rows count as unknown there, in rules and in plain orders",
                           "take years after its first import, or a register that was given everything at once");
    for (const auto& [order, when] : left_out_)
      diagnostics_.info("order-left-out", {},
                        order + " is no order of " + when + ": not all of \"" + asked_->outcomes.table() +
                            "\" in the years before is recorded",
                        "take years that lie further from the first day that the table covers");
  }

  void warn_of_quiet_years() {
    for (const Backtest::Year& year : out_.years)
      if (year.outcomes == 0)
        diagnostics_.warning("no-outcomes", {},
                             "nothing of \"" + request_.outcomes + "\" is recorded in " + std::to_string(year.year) +
                                 ": there is no share of it, and no lift",
                             "is the year over, and are its rows imported?");
  }

  void add_lines(std::optional<int> year, const Label& by, const std::vector<const Order*>& orders) {
    for (const int percent : request_.top)
      out_.lines.push_back({year, by, percent, share_in_top(orders, percent, request_.samples, request_.seed)});
  }

  // Orders that every year has.
  void add_all_years() {
    for (const Ordered& first : orders_[0]) {
      std::vector<const Order*> same;
      for (const auto& year : orders_)
        for (const Ordered& one : year)
          if (one.by.en == first.by.en) same.push_back(&one.order);
      if (same.size() == orders_.size()) add_lines(std::nullopt, first.by, same);
    }
  }

  // What is counted, and the register as it is now.
  struct Asked {
    std::shared_ptr<const ruleset::RuleSet> rules;  // whose schema the outcomes and the dataset have
    Outcomes outcomes;
    column::Dataset now;
  };

  const BacktestRequest& request_;
  Register store_;
  std::vector<registers::ImportRecord> imports_;
  Pool& pool_;
  Diagnostics& diagnostics_;
  Observer& observer_;
  std::optional<Asked> asked_;
  std::map<std::string, std::string> left_out_;  // plain order → years without it
  Backtest out_;
  std::vector<std::vector<Ordered>> orders_;  // by year
};

}  // namespace

std::optional<Backtest> backtest(const BacktestRequest& request, Pool& pool, Diagnostics& diagnostics,
                                 Observer& observer) {
  return Years(request, pool, diagnostics, observer).run();
}

}  // namespace inspectplan::usecase
