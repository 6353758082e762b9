#include "register/enter.hpp"

#include <SQLiteCpp/Database.h>

#include "ledger/entry.hpp"
#include "ledger/rows.hpp"
#include "register/stored.hpp"
#include "register/tables.hpp"
#include "sqlite/statement.hpp"

namespace inspectplan::registers {
namespace {

void write_personal(JsonWriter& json, const column::Schema& schema, std::string_view table) {
  json.key("personal").begin_array();
  for (const column::TableSchema* one : all_tables(schema))
    if (one->name == table)
      for (const column::Field& field : one->fields)
        if (field.personal) json.string(field.name);
  json.end_array();
}

// Which file filled which table, for people; and what the rules called personal, which `register blank` holds to.
void write_files(JsonWriter& json, SQLite::Database& database, const column::Schema& schema, std::int64_t number) {
  sqlite::Statement rows(database.getHandle(),
                         "SELECT \"table\", file, digest FROM import WHERE number = ?1 ORDER BY \"table\"");
  rows.bind(1, number);
  json.key("files").begin_array();
  while (rows.step()) {
    json.begin_object().member("table", rows.text(0)).member("file", rows.text(1)).member("digest", rows.text(2));
    write_personal(json, schema, rows.text(0));
    json.end_object();
  }
  json.end_array();
}

// Where the register does not say what the file said, so that nobody takes a correction for the file's.
void write_kept(JsonWriter& json, const std::vector<KeptCorrection>& kept) {
  if (kept.empty()) return;
  json.key("kept").begin_array();
  for (const KeptCorrection& one : kept) {
    json.begin_object().member("table", one.table).key("key").begin_array();
    for (const StoredCell& part : one.key) write(json, part);
    json.end_array().member("field", one.field).member("correction", one.import).end_object();
  }
  json.end_array();
}

// What every change of the register vouches for.
void write_vouched(JsonWriter& json, SQLite::Database& database, std::int64_t number) {
  ledger::write_rows(json, ledger::rows_of(database, "import", "number", number));
  write_stored(json, stored_digests(database, number));
  json.member("schema", schema_digest(database));
}

}  // namespace

void enter_import(SQLite::Database& database, const column::Schema& schema, std::int64_t number, Day on,
                  const std::string& actor, const std::vector<KeptCorrection>& kept) {
  JsonWriter what;
  what.begin_object().member("import", number);
  write_files(what, database, schema, number);
  write_kept(what, kept);
  write_vouched(what, database, number);
  what.end_object();
  ledger::append(database, "import", on, actor, what.text());
}

void enter_correction(SQLite::Database& database, std::int64_t number, const std::vector<StoredCell>& key,
                      const std::vector<CorrectedCell>& cells, const CorrectionRequest& request) {
  JsonWriter what;
  what.begin_object().member("import", number).member("table", request.table).key("key").begin_array();
  for (const StoredCell& part : key) write(what, part);
  what.end_array().key("changes").begin_array();
  for (const CorrectedCell& cell : cells) {
    what.begin_object().member("field", cell.field);
    if (cell.personal) {
      what.member("personal", true).end_object();
      continue;
    }
    what.key("from");
    write(what, cell.from);
    what.key("to");
    write(what, cell.to);
    what.end_object();
  }
  what.end_array().member("why", request.why).member("document", request.document);
  write_vouched(what, database, number);
  what.end_object();
  ledger::append(database, "correction", request.on, request.actor, what.text());
}

std::int64_t enter_link(SQLite::Database& database, std::int64_t import, const std::string& kind, const Link& link,
                        Day on) {
  JsonWriter what;
  what.begin_object().member("import", import).member("enterprise", link.enterprise).member("other", link.other);
  what.key("moved").begin_array();
  for (const MovedRow& row : link.moved) {
    what.begin_object().member("table", row.table).key("key").begin_array();
    for (const StoredCell& part : row.key) write(what, part);
    what.end_array().end_object();
  }
  what.end_array().member("why", link.why).member("document", link.document);
  write_vouched(what, database, import);
  return ledger::append(database, kind, on, link.actor, what.end_object().text()).number;
}

void enter_undo(SQLite::Database& database, std::int64_t import, const Link& link, const std::string& why,
                const std::string& document, Day on, const std::string& actor) {
  JsonWriter what;
  what.begin_object().member("import", import).member("entry", link.entry).member("kind", link.kind);
  what.member("enterprise", link.enterprise).member("other", link.other);
  what.member("why", why).member("document", document);
  write_vouched(what, database, import);
  ledger::append(database, "link-undone", on, actor, what.end_object().text());
}

}  // namespace inspectplan::registers
