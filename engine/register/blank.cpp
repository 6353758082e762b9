#include "register/blank.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>

#include "ledger/entry.hpp"
#include "register/links.hpp"
#include "register/state.hpp"
#include "register/stored.hpp"
#include "register/tables.hpp"

namespace inspectplan::registers {
namespace {

using column::TableSchema;

struct Target {
  std::string table, key, field;
};

std::vector<Target> targets_of(SQLite::Database& database, const column::Schema& schema, const BlankRequest& request,
                               Diagnostics& diagnostics) {
  std::vector<Target> targets;
  std::vector<std::string> wanted = request.fields;
  std::vector<const TableSchema*> tables{&schema.enterprise};
  for (const TableSchema& child : schema.children) tables.push_back(&child);
  for (const TableSchema* table : tables) {
    const auto stored = stored_table(database, table->name);
    for (const column::Field& field : table->fields) {
      const bool asked = request.fields.empty() ||
                         std::find(request.fields.begin(), request.fields.end(), field.name) != request.fields.end();
      if (!field.personal || !asked || !stored || stored->fields.count(field.name) == 0) continue;
      targets.push_back({table->name, table->fields[table->key.at(0)].name, field.name});
      std::erase(wanted, field.name);
    }
  }
  for (const std::string& field : wanted)
    diagnostics.error("not-personal", {}, "no table has a personal field \"" + field + "\"",
                      "only fields that the rules call `personal: true` can be blanked");
  return targets;
}

std::int64_t blank_cells(SQLite::Database& database, const Target& target, const std::string& enterprise) {
  std::int64_t cells = 0;
  for (const std::string& table : {target.table, history_of(target.table)}) {
    SQLite::Statement row(database, "UPDATE " + sql_name(table) + " SET " + sql_name(target.field) + " = NULL WHERE " +
                                        sql_name(target.key) + " = ? AND " + sql_name(target.field) + " IS NOT NULL");
    row.bind(1, enterprise);
    cells += row.exec();
  }
  return cells;
}

// The columns that changed, as they are now; null where no value is left.
void write_changed(JsonWriter& json, const StoredDigests& before, StoredDigests after) {
  json.key("stored").begin_object();
  for (const auto& [table, of_table] : before.tables) {
    json.key(table).begin_object().key("brought").begin_object();
    for (const auto& [import, columns] : of_table.brought) {
      json.key(std::to_string(import)).begin_object();
      auto& now = after.tables[table].brought[import];
      for (const auto& [column, digest] : columns) {
        const auto left = now.find(column);
        if (left != now.end() && left->second == digest) continue;
        json.key(column);
        left == now.end() ? json.null() : json.string(left->second);
      }
      json.end_object();
    }
    json.end_object().key("ended").begin_object().end_object().end_object();
  }
  json.end_object();
}

void enter(SQLite::Database& database, const BlankRequest& request, const std::vector<Target>& targets,
           std::int64_t cells, const StoredDigests& before) {
  JsonWriter what;
  what.begin_object().member("enterprise", request.enterprise).key("fields").begin_array();
  for (const Target& target : targets) what.string(target.table + "." + target.field);
  what.end_array().member("cells", cells).member("why", request.why);
  write_changed(what, before, stored_digests(database));
  ledger::append(database, "blanked", request.on, request.actor, what.end_object().text());
}

}  // namespace

std::vector<std::pair<std::string, std::string>> fields_to_blank(Register& target, const column::Schema& schema,
                                                                 const BlankRequest& request,
                                                                 Diagnostics& diagnostics) {
  return guarded(target.state().path, [&] {
    std::vector<std::pair<std::string, std::string>> fields;
    for (const Target& one : targets_of(target.database(), schema, request, diagnostics))
      fields.emplace_back(one.table, one.field);
    return fields;
  });
}

std::optional<std::int64_t> blank(Register& target, const column::Schema& schema, const BlankRequest& request,
                                  Diagnostics& diagnostics) {
  return guarded(target.state().path, [&]() -> std::optional<std::int64_t> {
    SQLite::Database& database = target.database();
    const std::vector<Target> targets = targets_of(database, schema, request, diagnostics);
    if (diagnostics.has_errors()) return std::nullopt;
    database.exec("PRAGMA secure_delete = ON");  // the bytes go as well
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    const StoredDigests before = stored_digests(database);
    std::int64_t cells = 0;
    for (const std::string& key : links_now(database).group(request.enterprise))  // under all its keys
      for (const Target& one : targets) cells += blank_cells(database, one, key);
    if (cells == 0) {
      diagnostics.error("nothing-to-blank", {}, "\"" + request.enterprise + "\" has no personal value in the register");
      return std::nullopt;
    }
    enter(database, request, targets, cells, before);
    transaction.commit();
    database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    return cells;
  });
}

}  // namespace inspectplan::registers
