#pragma once
// Built-in tables of what happens after a plan is issued; every register has them.
//   visit_event    one row a visit: ordered, held, stopped …; key (enterprise, visit_no)
//   visit_days     the inspector-days it took, by department
//   visit_finding  what was found: matter, gravity, fine, deadline of the remedy
//   objection      what an enterprise said against its visit, and what was decided
#include "column/schema.hpp"

namespace inspectplan::column {

Field field_of(std::string name, Kind kind, Label label);

TableSchema visit_event_table();
TableSchema visit_days_table();
TableSchema visit_finding_table();
TableSchema objection_table();

}  // namespace inspectplan::column
