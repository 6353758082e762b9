#pragma once
// What people decide by hand about a plan: entries "edit" against the run that they change. The run that follows names
// them by number in its parameters, so that it can be made again.
#include <cstdint>
#include <string>
#include <vector>

#include "ledger/versions.hpp"

namespace inspectplan::ledger {

struct Edit {
  std::int64_t entry = 0;  // 0: not entered yet
  std::string kind;  // "pin", "drop", "move", "merge" (joins a visit of another body), "release" (nothing decided)
  std::string enterprise;
  std::string period;  // "2027-Q2": of "move"; of "pin" where it is named
  std::string reason, by, document;
  Day on{};         // of the decision; of the entry
  std::string run;  // the plan that it changes; read back only
};

// Enters it against the run and gives it its number. Inside the caller's transaction.
void enter(SQLite::Database& database, Edit& edit, const std::string& run, const std::string& actor);

// Those with these numbers, in this order. Throws EnvironmentError where one of them is no edit.
std::vector<Edit> edits(SQLite::Database& database, const std::vector<std::int64_t>& numbers);

// Of all runs, oldest first.
std::vector<Edit> edits(SQLite::Database& database);

// The last word on each enterprise, by enterprise; what was released is not there.
std::vector<Edit> in_force(const std::vector<Edit>& edits);

}  // namespace inspectplan::ledger
