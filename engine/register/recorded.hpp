#pragma once
// Visits whose results are recorded, seen as rows of a rule set's child table (column::RecordedVisits).
// For the .cpp files of this module.
#include <vector>

#include "register/moment.hpp"
#include "register/unite.hpp"
#include "register/visits.hpp"

namespace inspectplan::registers {

VisitBook visits_at(SQLite::Database& database, const Moment& moment);

// Those rows as of a moment, in key order; none where the table takes none. A value that the field does not take
// (a kind of visit the rules do not know, a number out of bounds) is missing.
std::vector<Cells> recorded_rows(SQLite::Database& database, const column::TableSchema& table, const Moment& moment);

}  // namespace inspectplan::registers
