#pragma once
// From a solved problem to what people read: visits, what is unmet and why, findings.
#include <algorithm>

#include "plan/room.hpp"
#include "plan/sharing.hpp"

namespace inspectplan::plan {

// By candidate: the cap that its visit is an exception to; null where there is none.
using Exceptions = std::vector<const ruleset::Cap*>;

// Everything the parts of a plan are written from.
struct Solved {
  const Context& context;
  const Teams& teams;
  const CapacityTable& capacity;
  const Departments& departments;
  const Draft& draft;
  const Room& room;  // as the solution leaves it
  const score::Ranges& ranges;
};

Visit visit_of(const Solved& solved, std::size_t entry, const ruleset::Cap* exception);

// Why an enterprise of an entry is not visited, and the days that are missing, by department, where days are what is
// missing.
struct Lack {
  Label why;
  std::map<std::string, std::int64_t> needs;
};
Lack lack_of(const Solved& solved, std::size_t entry, std::uint32_t row);

// Which matters of the enterprise other bodies look at, and which bodies; there are some.
Label taken_from(const Context& context, std::uint32_t row);
// Whether a text is about a matter of the visit, in force on its first day, and holds for the enterprise.
bool speaks_of(const Context& context, std::size_t responsibility, std::size_t row, const Shape& shape);
std::vector<Label> reasons_of(const Solved& solved, std::size_t entry, const ruleset::Cap* exception);
std::vector<ruleset::Basis> basis_of(const Solved& solved, std::size_t entry, const std::vector<std::uint32_t>& rows,
                                     const Shape& shape);

std::vector<Unmet> unmet_of(const Solved& solved);
std::vector<LeftOut> left_out_of(const Solved& solved);
std::vector<QuotaUse> quotas_of(const Solved& solved);
// By score; of the rules' order only (see Problem::order).
std::vector<Inversion> inversions_of(const Solved& solved);
void add_inversion_finding(const std::vector<Inversion>& inversions, std::vector<Finding>& findings);
std::vector<DepartmentPlan> departments_of(const Solved& solved);
struct Mend;
// `mandates`: what would do for the mandates that are not met; nothing where all are.
void add_quota_findings(const Solved& solved, const Solution& solution, const std::vector<QuotaUse>& quotas,
                        const Mend& mandates, std::vector<Finding>& findings);
// Returns what would do for those that are not met.
Mend add_mandate_findings(const Solved& solved, const Solution& solution, std::vector<Finding>& findings);
void add_empty_plan_findings(const Solved& solved, std::vector<Finding>& findings);
// Visits at which no text says who can fine.
void add_fines_finding(const Solved& solved, std::vector<Finding>& findings);
void add_findings(const Solved& solved, std::vector<Finding>& findings);

// What would be enough, and whether planning again it was; none where the mend is nothing.
std::optional<Label> words_of(const Solved& solved, const Mend& mend, const Label& enough_for);
Label verified_again();
// The problem, whose days have changed, planned as Model would plan it with those days.
Solution planned_again(const Solved& solved, Problem& problem);

Shape shape_of(const Solved& solved, std::size_t entry, std::size_t option);
// Enterprises that the entry's visit covers, the main one first; none where it is not visited.
std::vector<std::uint32_t> rows_visited(const Solved& solved, std::size_t entry);
// look(entry, row, whether it is visited) for each enterprise that could be.
template <class Look>
void each_enterprise(const Solved& solved, Look look) {
  for (std::size_t i = 0; i < solved.draft.entries.size(); ++i) {
    const std::vector<std::uint32_t> visited = rows_visited(solved, i);
    each_row(solved.draft, i,
             [&](std::uint32_t row) { look(i, row, std::find(visited.begin(), visited.end(), row) != visited.end()); });
  }
}
// Where more visits count for a cap than it allows, those excepted from it that go over, the latest first. Who may be
// excepted and needs no exception has none.
Exceptions exceptions_of(const Solved& solved);

}  // namespace inspectplan::plan
