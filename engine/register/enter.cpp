#include "register/enter.hpp"

#include <SQLiteCpp/Database.h>

#include "ledger/entry.hpp"
#include "ledger/rows.hpp"
#include "register/stored.hpp"
#include "sqlite/statement.hpp"

namespace inspectplan::registers {
namespace {

// For people: which file filled which table.
void write_files(JsonWriter& json, SQLite::Database& database, std::int64_t number) {
  sqlite::Statement rows(database.getHandle(),
                         "SELECT \"table\", file, digest FROM import WHERE number = ?1 ORDER BY \"table\"");
  rows.bind(1, number);
  json.key("files").begin_array();
  while (rows.step())
    json.begin_object()
        .member("table", rows.text(0))
        .member("file", rows.text(1))
        .member("digest", rows.text(2))
        .end_object();
  json.end_array();
}

}  // namespace

void enter_import(SQLite::Database& database, std::int64_t number, Day on, const std::string& actor) {
  JsonWriter what;
  what.begin_object().member("import", number);
  write_files(what, database, number);
  ledger::write_rows(what, ledger::rows_of(database, "import", "number", number));
  write_stored(what, stored_digests(database, number));
  what.member("schema", schema_digest(database)).end_object();
  ledger::append(database, "import", on, actor, what.text());
}

}  // namespace inspectplan::registers
