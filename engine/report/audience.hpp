#pragma once
// The one place that decides who reads what of a plan. Whatever leaves the program (sheets, pages, files) is made from
// what `visible_to` hands on: what is not in it cannot travel, hidden or not.
#include <optional>
#include <string>

#include "report/report.hpp"
#include "ruleset/audience.hpp"

namespace inspectplan::report {

struct Readers {
  ruleset::Audience audience = ruleset::Audience::open;
  std::optional<std::string> department;  // only what it leads or joins
  std::optional<std::string> enterprise;  // only its own visits; always given for `subject`

  // What `audience` says, or one before it in the order of ruleset::Audience.
  bool may_read(ruleset::Audience least) const { return least <= audience; }
  // Nothing is held back, nor left out as not theirs.
  bool read_everything() const { return may_read(ruleset::Audience::internal) && !department && !enterprise; }
};

// The document without what the readers may not read:
//   visits       public and subject: none of a mandate that is not announced; department: those only where it takes
//                part; then only those of `department` and `enterprise`
//   outside      below internal: only those announced; as visits by department and enterprise; below department:
//                neither ground nor document
//   of a visit   no sector that the rule set tells to others only (ruleset::least_audience); below department:
//                nothing for the team, no tier, mandates, lottery, lifted cap, nor the basis that tells of them, nor a
//                name that the rule set calls personal (public only); below internal: no score, range, reasons,
//                nor the order that tells of scores
//   of the plan  below department: no capacity; below internal: days used are of the visits shown, no parameters,
//   actor, prices, bounds, quotas,
//                findings, mandates not met, and who was left out; counts are of the visits shown
PlanDocument visible_to(const Readers& readers, const PlanDocument& document, const ruleset::RuleSet& rules);

bool takes_part(const plan::Visit& visit, const std::string& department);

}  // namespace inspectplan::report
