#pragma once
// The part of a recorded plan that a department is handed: an SQLite file of its own, made from what the department may
// read and nothing else. It holds no rules, no register and no ledger (decisions/0025).
#include <string>
#include <vector>

#include "report/audience.hpp"
#include "usecase/usecase.hpp"

namespace inspectplan::usecase {

inline constexpr std::int32_t part_application_id = 0x49504C50;  // "IPLP"
inline constexpr int part_format = 3;                            // user_version

// What the register says of a visited enterprise, as text: days 2027-02-28, numbers plain.
struct PartFact {
  std::string enterprise, field, value;
};

struct Part {
  const report::PlanDocument& shown;  // as `visible_to` hands it on
  const ruleset::RuleSet& rules;
  const report::Readers& readers;
  std::vector<PartFact> facts;
};
// The file's bytes; the same part gives the same bytes.
std::string part_bytes(const Part& part);

bool is_part(const std::string& path);  // false where there is no such file
// The plan with rules that know the names of things and nothing more. Throws EnvironmentError where it is damaged or of
// a newer format.
PlanResult read_part(const std::string& path);

}  // namespace inspectplan::usecase
