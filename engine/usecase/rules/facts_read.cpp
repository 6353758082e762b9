#include "usecase/rules/facts_read.hpp"

namespace inspectplan::usecase {
namespace {

class Reader {
 public:
  void read(const feel::Typed& expression) {
    if (!expression || !expression.syntax()) return;
    const feel::Uses& uses = expression.syntax().uses();
    names_.insert(uses.names.begin(), uses.names.end());
    names_.insert(uses.tables.begin(), uses.tables.end());
  }
  void read(const std::optional<feel::Typed>& expression) {
    if (expression) read(*expression);
  }
  void name(const std::string& field) { names_.insert(field); }
  std::set<std::string> take() { return std::move(names_); }

 private:
  std::set<std::string> names_;
};

void read_planning(const ruleset::Planning& planning, Reader& reader) {
  reader.read(planning.last_visit);
  reader.read(planning.first_day);
  reader.read(planning.last_day);
  reader.read(planning.value);
  reader.read(planning.random_of);
  for (const auto& one : planning.workload) reader.read(one.when);
  for (const ruleset::Cap& one : planning.caps) reader.read(one.except);
  for (const ruleset::Quota& one : planning.quotas) reader.read(one.of);
  for (const std::string& field : {planning.owner_field, planning.name_field, planning.territory_field})
    reader.name(field);
}

}  // namespace

std::set<std::string> facts_read(const ruleset::RuleSet& rules) {
  Reader reader;
  for (const auto& one : rules.derived) reader.read(one.value);
  for (const auto& one : rules.sectors) reader.read(one.when);
  for (const auto& one : rules.matters) reader.read(one.when);
  for (const auto& one : rules.responsibilities) reader.read(one.when);
  for (const auto& one : rules.tiers) reader.read(one.when);
  for (const auto& one : rules.mandates) reader.read(one.when);
  for (const auto& card : rules.scorecards)
    for (const auto& factor : card.factors) reader.read(factor.of);
  for (const auto& one : rules.departments) reader.name(one.one_per);
  reader.read(rules.population);
  if (rules.score) reader.read(rules.score->value);
  read_planning(rules.planning, reader);
  return reader.take();
}

}  // namespace inspectplan::usecase
