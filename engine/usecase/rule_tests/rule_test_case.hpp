#pragma once
// A rule test as written, before its facts and expectations meet a rule set.
#include <optional>
#include <string>
#include <vector>

#include "base/day.hpp"
#include "yaml/node.hpp"

namespace inspectplan::usecase {

struct RuleTestCase {
  std::string name;
  Place place;
  Day at{};  // the day asked for `who`; its year is the plan year
  Day as_of{};
  yaml::Node enterprise;  // mapping or null
  yaml::Node tables;      // mapping or null
  yaml::Node expect;      // mapping
};

// DIRECTORY/tests/*.yaml, sorted.
std::vector<std::string> rule_test_files(const std::string& directory);

// One of them as a tree; links are refused, as in a rule set.
std::optional<yaml::Node> read_test_file(const std::string& file, Diagnostics& diagnostics);

// Every test of DIRECTORY/tests/*.yaml that can be read, by file name; findings for the rest.
std::vector<RuleTestCase> read_rule_tests(const std::string& directory, Diagnostics& diagnostics);

// A finding for each key of a mapping that is not one of `allowed`.
void refuse_unknown_keys(const yaml::Node& mapping, const std::vector<std::string>& allowed, Diagnostics& diagnostics);

}  // namespace inspectplan::usecase
