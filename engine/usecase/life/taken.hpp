#pragma once
// Steps that were taken with a plan or with those that it follows. For the .cpp files of this module.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "ledger/run.hpp"
#include "ledger/step.hpp"
#include "plan/plan.hpp"

namespace inspectplan::usecase {

using Taken = std::map<std::string, ledger::Step>;  // by step

// By step, the last of its kind, of those dated `until` or before. What stands after the approval speaks of the plan
// that was approved: of an amended plan it counts anew. A list that was sent again is not cleared by an answer to the
// one before. "approved" is there where a signed decision on this very plan counts.
Taken steps_taken(SQLite::Database& database, const ledger::Run& run, const std::optional<Day>& until = {});

// By step, the day on which it was taken first with any plan of the line.
std::map<std::string, Day> steps_first_taken(SQLite::Database& database, const ledger::Run& run);

// Decisions of the overlap check that struck a visit, or joined it to another body's, where the plan has it all the
// same because somebody decided so since the list was cleared.
std::vector<ledger::Edit> struck_and_back(const ledger::Run& run, const plan::Plan& plan, const Taken& taken);

// Whether a plan that this one follows was approved.
bool amends(SQLite::Database& database, const ledger::Run& run);

}  // namespace inspectplan::usecase
