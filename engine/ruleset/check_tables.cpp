// Decision tables: rules that hold together where one may, cases without a rule, rules that are never reached.
#include <algorithm>
#include <numeric>

#include "ruleset/answer.hpp"
#include "ruleset/concerns.hpp"
#include "ruleset/questions.hpp"
#include "ruleset/reading.hpp"

namespace inspectplan::ruleset {
namespace {

using analysis::Verdict;

class TableCheck {
 public:
  TableCheck(const Derived& derived, const analysis::Meanings& meanings, Diagnostics& diagnostics)
      : derived_(derived), table_(*derived.table), space_(meanings), diagnostics_(diagnostics) {
    for (const DecisionTable::Rule& rule : table_.rules) {
      holds_.push_back(space_.truth(rule.when));
      answers_.push_back(answer_of(rule.then));
    }
  }

  void run() {
    const bool one_answer = table_.hit == DecisionTable::Hit::unique || table_.hit == DecisionTable::Hit::any;
    for (std::size_t later = 1; one_answer && later < holds_.size(); ++later) overlap(later);
    if (!table_.otherwise && table_.hit != DecisionTable::Hit::collect) gap();
    if (table_.hit == DecisionTable::Hit::first || table_.hit == DecisionTable::Hit::priority) shadows();
    say_limits(space_, gave_up_, "derived." + derived_.id, table_.place, diagnostics_);
  }

 private:
  // With the first of those before it: who mends that one sees the next.
  void overlap(std::size_t later) {
    for (std::size_t earlier = 0; earlier < later; ++earlier)
      if (overlaps(earlier, later)) return;
  }

  bool overlaps(std::size_t earlier, std::size_t later) {
    const bool alike = answers_[earlier] == answers_[later];
    if (alike && table_.hit == DecisionTable::Hit::any) return false;
    const analysis::Case found = space_.find(space_.formulas().all({holds_[earlier], holds_[later]}), analysis::holds);
    gave_up_ = gave_up_ || found.verdict == Verdict::gave_up;
    if (found.verdict != Verdict::found) return false;
    const bool certain = space_.is_certain(found);
    diagnostics_.add({certain ? Severity::error : Severity::warning,
                      "table-overlap",
                      table_.rules[later].place,
                      "derived." + derived_.id + ": rules " + std::to_string(earlier + 1) + " and " +
                          std::to_string(later + 1) + " both hold " + where(space_, found) + hedge(certain),
                      "narrow one of them, or let the order decide with `hit: F`",
                      {{table_.rules[earlier].place, "the other rule"}},
                      concerns_where({&table_.rules[earlier].when, &table_.rules[later].when})});
    return true;
  }

  // The rules in the order in which the first that holds counts.
  std::vector<std::size_t> by_rank() const {
    std::vector<std::size_t> order(holds_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto rank = [this](std::size_t rule) {
      return std::find(table_.values.begin(), table_.values.end(), table_.rules[rule].then) - table_.values.begin();
    };
    if (table_.hit == DecisionTable::Hit::priority)
      std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
    return order;
  }

  analysis::Case find(std::vector<analysis::Formula> parts) {
    analysis::Case found = space_.find(space_.formulas().all(std::move(parts)), analysis::holds);
    gave_up_ = gave_up_ || found.verdict == Verdict::gave_up;
    return found;
  }

  void gap() {
    std::vector<analysis::Formula> none;
    for (const analysis::Formula one : holds_) none.push_back(space_.formulas().opposite(one));
    const analysis::Case found = find(std::move(none));
    if (found.verdict != Verdict::found) return;
    std::vector<const feel::Typed*> rules;
    for (const DecisionTable::Rule& rule : table_.rules) rules.push_back(&rule.when);
    diagnostics_
        .warning("table-gap", table_.place,
                 "derived." + derived_.id + ": no rule holds " + where(space_, found) +
                     hedge(space_.is_certain(found)) + ", so it is missing",
                 "add a rule for it, or a `default`")
        .concerns = concerns_where({}, rules);
  }

  void shadows() {
    std::vector<analysis::Formula> none_before;
    for (const std::size_t rule : by_rank()) {
      std::vector<analysis::Formula> parts = none_before;
      none_before.push_back(space_.formulas().opposite(holds_[rule]));
      parts.push_back(holds_[rule]);
      if (parts.size() == 1 || find(std::move(parts)).verdict != Verdict::none) continue;
      diagnostics_.warning("table-shadowed", table_.rules[rule].place,
                           "derived." + derived_.id + ": rule " + std::to_string(rule + 1) + " is never reached",
                           "correct it or those before it, or change their order");
    }
  }

  const Derived& derived_;
  const DecisionTable& table_;
  analysis::Space space_;
  Diagnostics& diagnostics_;
  std::vector<analysis::Formula> holds_;
  std::vector<std::string> answers_;
  bool gave_up_ = false;
};

// Where a cell has a mistake, nothing true can be said about the whole.
bool is_whole(const DecisionTable& table) {
  return std::all_of(table.rules.begin(), table.rules.end(),
                     [](const DecisionTable::Rule& rule) { return bool(rule.when); });
}

}  // namespace

void check_tables(Reading& reading) {
  const Meaning meaning(reading.rules);
  for (const Derived& derived : reading.rules.derived) {
    if (derived.table && reading.asks(derived.table->place) && is_whole(*derived.table))
      TableCheck(derived, meaning.meanings(), reading.diagnostics).run();
  }
}

}  // namespace inspectplan::ruleset
