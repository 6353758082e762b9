#include "usecase/rules/expressions.hpp"

namespace inspectplan::usecase {
namespace {

class Walk {
 public:
  explicit Walk(const TakeUses& take) : take_(take) {}

  void read(std::string_view section, const std::string& id, const feel::Typed& expression) const {
    if (expression && expression.syntax()) take_(section, id, expression.syntax().uses());
  }
  void read(std::string_view section, const std::string& id, const std::optional<feel::Typed>& expression) const {
    if (expression) read(section, id, *expression);
  }
  template <class Entries>
  void read_when(std::string_view section, const Entries& entries) const {
    for (const auto& one : entries) read(section, one.id, one.when);
  }

 private:
  const TakeUses& take_;
};

void read_planning(const ruleset::Planning& planning, const Walk& walk) {
  for (const auto* one :
       {&planning.last_visit, &planning.first_day, &planning.last_day, &planning.value, &planning.random_of})
    walk.read("planning", "", *one);
  for (const ruleset::Workload& one : planning.workload) walk.read("planning", "", one.when);
  for (const ruleset::Cap& one : planning.caps) walk.read("planning", one.id, one.except);
  for (const ruleset::Quota& one : planning.quotas) walk.read("planning", one.id, one.of);
}

}  // namespace

void each_expression(const ruleset::RuleSet& rules, const TakeUses& take) {
  const Walk walk(take);
  for (const auto& one : rules.derived) walk.read("derived", one.id, one.value);
  walk.read_when("sectors", rules.sectors);
  walk.read_when("matters", rules.matters);
  walk.read_when("responsibilities", rules.responsibilities);
  walk.read_when("tiers", rules.tiers);
  walk.read_when("mandates", rules.mandates);
  for (const ruleset::Scorecard& card : rules.scorecards)
    for (const ruleset::Factor& factor : card.factors) walk.read("scorecards", card.id, factor.of);
  walk.read("ruleset", "", rules.population);
  if (rules.score) walk.read("score", "", rules.score->value);
  read_planning(rules.planning, walk);
}

}  // namespace inspectplan::usecase
