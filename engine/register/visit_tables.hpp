#pragma once
// Built-in tables of what happens after a plan is issued. For the .cpp files of this module.
//   visit_event    one row a visit: ordered, held, stopped …; key (enterprise, visit_no)
//   visit_days     the inspector-days it took, by department
//   visit_finding  what was found: matter, gravity, fine, deadline of the remedy
//   objection      what an enterprise said against its visit, and what was decided
#include "column/schema.hpp"

namespace inspectplan::registers {

column::Field field_of(std::string name, column::Kind kind, Label label);

column::TableSchema visit_event_table();
column::TableSchema visit_days_table();
column::TableSchema visit_finding_table();
column::TableSchema objection_table();

}  // namespace inspectplan::registers
