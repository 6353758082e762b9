#pragma once
// What one department owes in a year: the entries of `reporting` it leads, joins or receives, after succession.
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "report/report.hpp"
#include "responsibility/owed.hpp"

namespace inspectplan::usecase {

struct OwedDuty {
  std::size_t report = 0;  // index into RuleSet::reporting
  std::string role;        // lead, coordinate, receive
  std::optional<Day> due;  // absent: the text gives no day
  // The part of the year in which the department has this role beside the same departments; the due day where there
  // is one.
  Day from{}, until{};
  responsibility::Owed owed;
};

// False and a finding, with the nearest id, where the rule set has neither the department nor a class that it is of.
bool known_department(const ruleset::RuleSet& rules, const std::string& department, Diagnostics& diagnostics);

// By due day, those without one last; then by id. An instance ("council:00004") has what its class has, and other
// classes stand without an instance. An unknown department is a finding.
std::optional<std::vector<OwedDuty>> duties_of(const std::shared_ptr<const ruleset::RuleSet>& rules,
                                               const std::string& department, int year, Diagnostics& diagnostics);

// "Duties of 2027: Office of …".
std::string duties_title(const ruleset::RuleSet& rules, const std::string& department, int year, Language language);
// {"department","year","ruleset","version","duties":[{"report","label","kind","role","due","from","until","lead","coordinating","to",
// "others","product","time","days","more_days","basis","notes"}]}
std::string duties_json(const std::vector<OwedDuty>& duties, const ruleset::RuleSet& rules,
                        const std::string& department, int year, Language language);
report::Sheet duties_sheet(const std::vector<OwedDuty>& duties, const ruleset::RuleSet& rules, Language language);

}  // namespace inspectplan::usecase
