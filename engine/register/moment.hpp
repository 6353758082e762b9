#pragma once
// As-of, resolved against the imports of a file. For the .cpp files of this module.
#include "column/column.hpp"
#include "register/links.hpp"
#include "register/register.hpp"

namespace inspectplan::registers {

// Imports are entered in the order of their dates, so "imports by then" are always those up to one number.
struct Moment {
  std::int64_t import = 0;  // the last one that counts; 0: none did
  std::optional<Day> known;
  bool is_latest = false;  // nothing was imported since: the history need not be read
  bool looking_back = false;
  Links links{};  // in force then
};
Moment moment_of(SQLite::Database& database, const AsOf& as_of);

// Rows at `moment` in key order.
column::Table read_table(SQLite::Database& database, const column::TableSchema& schema, const Moment& moment,
                         Observer& observer);

// The day by which a row was known, if the moment asks for one: an index into the table's fields.
std::optional<std::size_t> day_of_row(const column::TableSchema& table, const Moment& moment);

}  // namespace inspectplan::registers
