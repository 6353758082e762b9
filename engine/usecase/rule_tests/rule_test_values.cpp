// Values as the rules state them, by path: for days and numbers that no computed result depends on.
#include "usecase/rule_tests/rule_test_judge.hpp"

namespace inspectplan::usecase {

// {departments.office.until: 2025-02-28}; null: there is no such value.
void judge_rules(Judging& judging, const yaml::Node& node) {
  for (const yaml::Entry& entry : node.entries) {
    if (!entry.value.is_scalar() && !entry.value.is_null()) {
      judging.unreadable(entry.value, "write a value, or null where there is none");
      continue;
    }
    const auto& values = judging.outcome.values;
    const auto found = values.find(entry.key);
    const std::string expected = entry.value.is_null() ? "null" : entry.value.text;
    const std::string got = found != values.end() ? found->second : expected == "null" ? "null" : "no such path";
    if (expected != got) judging.differ("rules." + entry.key, expected, got);
  }
}

}  // namespace inspectplan::usecase
