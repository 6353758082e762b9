#pragma once
// From a solved problem to what people read: visits, what is unmet and why, findings.
#include "plan/draft.hpp"
#include "plan/room.hpp"

namespace inspectplan::plan {

// Everything the parts of a plan are written from.
struct Solved {
  const Context& context;
  const Teams& teams;
  const CapacityTable& capacity;
  const Departments& departments;
  const Draft& draft;
  const Room& room;  // as the solution leaves it
};

Visit visit_of(const Solved& solved, std::size_t entry);

// Why an entry is not visited, and the days that are missing, by department, where days are what is missing.
struct Lack {
  Label why;
  std::map<std::string, std::int64_t> needs;
};
Lack lack_of(const Solved& solved, std::size_t entry);

std::vector<Label> reasons_of(const Solved& solved, std::size_t entry);
std::vector<ruleset::Basis> basis_of(const Solved& solved, std::size_t entry, const Shape& shape);

std::vector<Unmet> unmet_of(const Solved& solved);
std::vector<LeftOut> left_out_of(const Solved& solved);
std::vector<QuotaUse> quotas_of(const Solved& solved, const std::vector<Visit>& visits);
std::vector<DepartmentPlan> departments_of(const Solved& solved);
void add_quota_findings(const Solved& solved, const std::vector<QuotaUse>& quotas, std::vector<Finding>& findings);
void add_mandate_findings(const Solved& solved, const Solution& solution, std::vector<Finding>& findings);
void add_findings(const Solved& solved, std::vector<Finding>& findings);

const Shape& shape_of(const Solved& solved, std::size_t entry, std::size_t option);
// The cap that was lifted for a visit of this shape; null where none was.
const ruleset::Cap* lifted_cap(const Solved& solved, std::size_t entry, const Shape& shape);

}  // namespace inspectplan::plan
