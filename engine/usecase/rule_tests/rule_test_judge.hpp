#pragma once
// What the parts of judging share. For the rule_test_*.cpp files.
#include <string>
#include <vector>

#include "usecase/rule_tests/rule_test_compare.hpp"

namespace inspectplan::usecase {

struct Judging {
  const RuleTestOutcome& outcome;
  Diagnostics& diagnostics;
  Judgement result;

  void differ(const std::string& what, const std::string& expected, const std::string& got);
  void unreadable(const yaml::Node& node, const std::string& hint);
  // A finding where the rule set has no such id.
  bool exists(const std::string& id, const Place& place, const std::string& section,
              const std::vector<std::string>& ids);
};

// "[a, b]", sorted.
std::string joined(std::vector<std::string> parts);

template <class EntryType>
std::vector<std::string> ids_of(const std::vector<EntryType>& entries) {
  std::vector<std::string> ids;
  for (const EntryType& entry : entries) ids.push_back(entry.id);
  return ids;
}

void judge_truths(Judging& judging, const std::string& section, const yaml::Node& expected,
                  const std::vector<std::string>& ids, const std::vector<score::RuleLine>& got);
void judge_truth(Judging& judging, const std::string& what, const yaml::Node& expected, std::uint8_t got);
void judge_derived(Judging& judging, const yaml::Node& expected);
void judge_factors(Judging& judging, const yaml::Node& expected);
void judge_scorecards(Judging& judging, const yaml::Node& expected);
void judge_score(Judging& judging, const yaml::Node& expected);
void judge_range(Judging& judging, const yaml::Node& expected);
void judge_who(Judging& judging, const yaml::Node& expected);
void judge_basis(Judging& judging, const yaml::Node& expected);
void judge_visit(Judging& judging, const yaml::Node& expected);
void judge_facts(Judging& judging, const yaml::Node& expected);
void judge_documents(Judging& judging, const yaml::Node& expected);
// reporting, targets, caps, quotas: what the rule set says on the day, beside what it says of the enterprise.
void judge_duties(Judging& judging, const std::string& section, const yaml::Node& expected);
void judge_rules(Judging& judging, const yaml::Node& expected);

}  // namespace inspectplan::usecase
