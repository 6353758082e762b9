#pragma once
// How tables stand in the file. For the .cpp files of this module.
//
// Every table T of the schema is two: "T" holds the current rows, "T_history" the ended ones. Both are STRICT and
// clustered by the key (WITHOUT ROWID), so that reading in key order is one pass over the file.
//   number   INTEGER, times 10^scale          boolean  INTEGER, 0 or 1
//   date     INTEGER, days since 1970-01-01   text     TEXT in NFC, compared bytewise
// (A day for the eye: date("d" * 86400, 'unixepoch').) "_brought" and "_ended" name imports; a row holds for the
// imports _brought … _ended - 1. Field names cannot begin with an underscore, so nothing collides.
// `register_table` and `register_field` remember how fields were stored, `import` who brought what.
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "column/schema.hpp"

namespace SQLite {
class Database;
}

namespace inspectplan::registers {

void make_bookkeeping(SQLite::Database& database);

std::string sql_name(std::string_view name);
std::string history_of(std::string_view table);  // not quoted

// The tables a schema asks for: enterprise, children by name, then the built-in ones.
std::vector<const column::TableSchema*> all_tables(const column::Schema& schema);

// A key field that may be left empty and then is the empty text: the `period` of a capacity for the whole year.
bool may_be_blank(const column::TableSchema& table, std::size_t field);

struct StoredField {
  column::Kind kind = column::Kind::text;
  int scale = 0;
};
struct StoredTable {
  std::string key;  // names of its key fields, joined by commas
  std::map<std::string, StoredField> fields;
};
std::optional<StoredTable> stored_table(SQLite::Database& database, const std::string& table);

std::string key_names(const column::TableSchema& table);

}  // namespace inspectplan::registers
