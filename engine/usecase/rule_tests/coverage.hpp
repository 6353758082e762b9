#pragma once
// Which rules the tests of a rule set reach.
#include <set>
#include <string>
#include <vector>

#include "usecase/rule_tests/rule_test_compare.hpp"

namespace inspectplan::usecase {

struct Coverage {
  struct Section {
    std::string name;
    std::size_t total = 0;
    std::size_t reached = 0;
  };
  struct Gap {
    std::string section;
    std::string id;  // "mining"; a band: "exposure.workforce [200..500)", or "exposure.workforce missing"
    Place place;
  };
  std::vector<Section> sections;  // those that have entries
  std::vector<Gap> gaps;          // by file and line
};

// What one test reaches, as "section id": derived values that have a value, sectors, matters, mandates that hold,
// bands that give the points, the tier, responsibilities in force for a matter that the test asks about.
std::set<std::string> reached_by(const RuleTestOutcome& outcome, const yaml::Node& expect);

// Of the entries whose files lie in `directory`: those of a parent are tested there. Several rule sets: the law of
// several years.
Coverage coverage_of(const std::vector<const ruleset::RuleSet*>& laws, const std::string& directory,
                     const std::set<std::string>& reached);

}  // namespace inspectplan::usecase
