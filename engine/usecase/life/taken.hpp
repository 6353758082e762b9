#pragma once
// Steps that were taken with a plan or with those that it follows. For the .cpp files of this module.
#include <map>
#include <string>
#include <vector>

#include "ledger/run.hpp"
#include "ledger/step.hpp"

namespace inspectplan::usecase {

// By step, the last of its kind. What stands after the approval speaks of the plan that was approved: of an amended
// plan it counts anew. "approved" is there where a signed decision on this very plan counts.
std::map<std::string, ledger::Step> steps_taken(SQLite::Database& database, const ledger::Run& run);

// Whether a plan that this one follows was approved.
bool amends(SQLite::Database& database, const ledger::Run& run);

}  // namespace inspectplan::usecase
