#include "usecase/rule_tests/rule_test_run.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

#include "responsibility/locality.hpp"
#include "ruleset/effective.hpp"
#include "usecase/rule_tests/rule_test_data.hpp"

namespace inspectplan::usecase {
namespace {

std::set<std::string> tables_of(const RuleTestCase& test) {
  std::set<std::string> names;
  for (const yaml::Entry& table : test.tables.entries)
    if (!table.value.is_null()) names.insert(table.key);
  return names;
}

std::vector<bool> responsibilities_that_apply(const score::Assessments& assessed) {
  std::vector<bool> applies;
  for (const auto& truths : assessed.responsibilities)
    applies.push_back(truths.empty() || truths[0] == feel::truth_true);
  return applies;
}

// Successions stand in a list and have no ids: "successions[4].until" is "successions.FROM.TO.until" as well.
void name_successions(std::map<std::string, std::string>& values) {
  std::map<std::string, std::string> named;
  for (std::size_t i = 0;; ++i) {
    const std::string prefix = "successions[" + std::to_string(i) + "].";
    const auto from = values.find(prefix + "from");
    const auto to = values.find(prefix + "to");
    if (from == values.end() || to == values.end()) break;
    for (auto line = values.lower_bound(prefix); line != values.end() && line->first.starts_with(prefix); ++line)
      named.emplace("successions." + from->second + "." + to->second + "." + line->first.substr(prefix.size()),
                    line->second);
  }
  values.merge(named);
}

}  // namespace

const std::map<std::string, std::string>& Law::values() const {
  std::call_once(once_, [this] {
    Diagnostics ignored;  // they were loaded without errors
    const auto all = ruleset::effective_rules(rules->bundle, rules->bundle_entry, rules->law_date, ignored, parsed_);
    for (const ruleset::EffectiveLine& line : all.lines)
      if (line.has_value && !line.is_null) values_.emplace(line.path, line.value);
    name_successions(values_);
  });
  return values_;
}

std::optional<RuleTestOutcome> GroupRun::run(const RuleTestCase& test, Diagnostics& findings) {
  static const std::map<std::string, std::string> not_asked;
  const auto data = dataset_of(test, law_.rules->schema, findings);
  if (!data) return std::nullopt;
  if (!examiner_) examiner_.emplace(*law_.rules, *data, score::clock_of(group_.year, group_.as_of));
  score::Examiner::Result result = examiner_->examine(*data);
  const auto applies = responsibilities_that_apply(result.assessed);
  const auto at = responsibility::locality_of(responsibility::locality_fields(*law_.rules), *data, 0);
  const responsibility::Resolver& resolver = law_.resolver;
  return RuleTestOutcome{
      *law_.rules,
      std::move(result.explanation),
      std::move(result.assessed),
      [&resolver, day = test.at, at, applies](std::size_t m) { return resolver.visit_parties(m, day, at, applies); },
      [&resolver, day = test.at, at, applies](std::size_t m) { return resolver.answers(m, day, at, applies); },
      [&resolver, &rules = *law_.rules, day = test.at, at](std::size_t report) {
        return responsibility::owed(rules, resolver, rules.reporting[report], day, at);
      },
      test.at,
      test.expect.find("rules") ? law_.values() : not_asked};
}

int year_of(const RuleTestCase& test) { return to_civil(test.at).year; }

std::vector<RuleTestGroup> group_rule_tests(const std::vector<RuleTestCase>& cases) {
  std::map<std::tuple<int, Day, std::set<std::string>>, std::vector<std::size_t>> groups;
  for (std::size_t i = 0; i < cases.size(); ++i)
    groups[{year_of(cases[i]), cases[i].as_of, tables_of(cases[i])}].push_back(i);
  std::vector<RuleTestGroup> out;
  for (auto& [key, members] : groups)
    out.push_back({std::get<0>(key), std::get<1>(key), std::get<2>(key), std::move(members)});
  return out;
}

}  // namespace inspectplan::usecase
