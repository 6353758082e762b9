// Making the tables of a schema, and adding the fields that came later.
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>
#include <sqlite3.h>

#include <set>

#include "register/state.hpp"
#include "register/tables.hpp"

namespace inspectplan::registers {
namespace {

using column::Field;
using column::Kind;
using column::TableSchema;

const char* kind_name(Kind kind) {
  switch (kind) {
    case Kind::boolean:
      return "boolean";
    case Kind::number:
      return "number";
    case Kind::date:
      return "date";
    case Kind::text:
      return "text";
  }
  return "";
}

std::string described(Kind kind, int scale) {
  if (kind != Kind::number) return kind_name(kind);
  return "number with " + std::to_string(scale) + (scale == 1 ? " decimal" : " decimals");
}

// As the rules write it: a code is kept as a text.
std::string described(const Field& field) { return field.code_list ? "code" : described(field.kind, field.scale); }

std::string column_definition(const Field& field, bool key) {
  return sql_name(field.name) + (field.kind == Kind::text ? " TEXT" : " INTEGER") + (key ? " NOT NULL" : "");
}

bool is_key(const TableSchema& table, std::size_t field) {
  for (const std::size_t k : table.key)
    if (k == field) return true;
  return false;
}

std::string create_table(const TableSchema& table, bool history) {
  std::string columns, key;
  for (std::size_t i = 0; i < table.fields.size(); ++i)
    columns += column_definition(table.fields[i], is_key(table, i)) + ", ";
  for (const std::size_t k : table.key) key += (key.empty() ? "" : ", ") + sql_name(table.fields[k].name);
  if (history) key += ", \"_brought\"";
  const std::string name = history ? history_of(table.name) : table.name;
  return "CREATE TABLE " + sql_name(name) + " (" + columns + "\"_brought\" INTEGER NOT NULL, " +
         (history ? "\"_ended\" INTEGER NOT NULL, " : "") + "PRIMARY KEY (" + key + ")) STRICT, WITHOUT ROWID";
}

// One statement that changes the file; names go in as parameters.
struct Change {
  std::string sql;
  std::vector<std::string> texts;
};

Change remember_field(const TableSchema& table, const Field& field) {
  return {"INSERT INTO register_field VALUES (?, ?, ?, " + std::to_string(field.scale) + ")",
          {table.name, field.name, kind_name(field.kind)}};
}

bool name_is_taken(SQLite::Database& database, const TableSchema& table) {
  SQLite::Statement same(database, "SELECT 1 FROM sqlite_master WHERE name = ? OR name = ?");
  same.bind(1, table.name);
  same.bind(2, history_of(table.name));
  return same.executeStep();
}

void plan_new_table(SQLite::Database& database, const TableSchema& table, std::vector<Change>& changes,
                    Diagnostics& diagnostics) {
  if (table.name.starts_with("sqlite_") || table.name.ends_with("_history") || name_is_taken(database, table)) {
    diagnostics.error("reserved-table", {},
                      "a table cannot be called \"" + table.name + "\": the register uses that name",
                      "give the table another name under `facts`");
    return;
  }
  changes.push_back({create_table(table, false), {}});
  changes.push_back({create_table(table, true), {}});
  changes.push_back({"INSERT INTO register_table VALUES (?, ?)", {table.name, key_names(table)}});
  for (const Field& field : table.fields) changes.push_back(remember_field(table, field));
}

void plan_new_fields(const TableSchema& table, const StoredTable& stored, std::vector<Change>& changes,
                     Diagnostics& diagnostics) {
  const std::string what = "table \"" + table.name + "\" of the register ";
  if (stored.key != key_names(table))
    diagnostics.error("key-changed", {},
                      what + "has the key (" + stored.key + "), the rules say (" + key_names(table) + ")",
                      "give the table another name, or import into a new register");
  for (const Field& field : table.fields) {
    const auto old = stored.fields.find(field.name);
    if (old == stored.fields.end()) {
      for (const std::string& name : {table.name, history_of(table.name)})
        changes.push_back({"ALTER TABLE " + sql_name(name) + " ADD COLUMN " + column_definition(field, false), {}});
      changes.push_back(remember_field(table, field));
    } else if (old->second.kind != field.kind || old->second.scale != field.scale) {
      diagnostics.error("field-type-changed", {},
                        what + "keeps \"" + field.name + "\" as " + described(old->second.kind, old->second.scale) +
                            ", the rules say " + described(field),
                        "give the field another name, or import into a new register");
    }
  }
}

void carry_out(SQLite::Database& database, const std::vector<Change>& changes) {
  for (const Change& change : changes) {
    SQLite::Statement statement(database, change.sql);
    for (std::size_t i = 0; i < change.texts.size(); ++i) statement.bind(static_cast<int>(i) + 1, change.texts[i]);
    statement.exec();
  }
}

bool plan_changes(SQLite::Database& database, const column::Schema& schema, std::vector<Change>& changes,
                  Diagnostics& diagnostics) {
  Diagnostics own;
  std::set<std::string> names;
  for (const TableSchema* table : all_tables(schema)) {
    if (!names.insert(table->name).second) {
      own.error("reserved-table", {},
                "a table cannot be called \"" + table->name + "\": the register has one of that name",
                "give the table another name under `facts`");
      continue;
    }
    if (const auto stored = stored_table(database, table->name))
      plan_new_fields(*table, *stored, changes, own);
    else
      plan_new_table(database, *table, changes, own);
  }
  const bool good = !own.has_errors();
  diagnostics.merge(std::move(own));
  return good;
}

}  // namespace

void Register::prepare(const column::Schema& schema, Diagnostics& diagnostics) {
  guarded(state_->path, [&] {
    SQLite::Database& database = state_->database;
    std::vector<Change> changes;
    // Reading first: a session that only looks takes no write lock.
    if (!plan_changes(database, schema, changes, diagnostics) || changes.empty() || !state_->writable) return;
    const bool inside = sqlite3_get_autocommit(database.getHandle()) == 0;
    if (inside) return carry_out(database, changes);
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    changes.clear();
    Diagnostics again;
    if (plan_changes(database, schema, changes, again)) carry_out(database, changes);
    transaction.commit();
  });
}

void Register::check(const column::Schema& schema, Diagnostics& diagnostics) const {
  guarded(state_->path, [&] {
    std::vector<Change> not_made;
    plan_changes(state_->database, schema, not_made, diagnostics);
  });
}

}  // namespace inspectplan::registers
