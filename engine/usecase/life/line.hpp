#pragma once
// The line of a plan: the run it began with and those that follow it, each made from the one before by what was
// decided. For the .cpp files of this module.
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "ledger/run.hpp"
#include "plan/problem.hpp"

namespace SQLite {
class Database;
}
namespace inspectplan::registers {
class Register;
}

namespace inspectplan::usecase {

// The run and those it follows, the run itself first, without their plans.
std::vector<ledger::Run> line_of(SQLite::Database& database, const ledger::Run& run);
// The last of the runs that follow this one; none where it is the last itself.
std::optional<std::string> last_after(SQLite::Database& database, const std::string& run);

// The run a decision of that day is to be about. Refused: one that others followed already (two people would change one
// plan, and each would lose what the other did), a day before its data or before what it follows was decided.
std::optional<ledger::Run> run_to_change(const std::string& database, const std::string& run, Day on,
                                         Diagnostics& diagnostics);

// False, with a finding, where the plan was approved, or amends one that was: what changes in it is an amendment.
bool is_a_draft(const ledger::Run& run, Diagnostics& diagnostics);

// Enterprises whose visit of this line took place by then, or was begun.
std::vector<std::string> held_by(registers::Register& store, const std::vector<ledger::Run>& line, Day on);
// False, with a finding, where visits of the draft took place by then or were to: planning it again would drop or move
// what happened.
bool is_still_to_come(registers::Register& store, const ledger::Run& run, Day on, Diagnostics& diagnostics);

// Nobody is visited: to ask of an option what stands in its way at all.
plan::Solution no_visits(const plan::Problem& problem);

}  // namespace inspectplan::usecase
