#include "register/tables.hpp"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <algorithm>

#include "base/error.hpp"
#include "column/visit_tables.hpp"
#include "register/register.hpp"

namespace inspectplan::registers {
namespace {

using column::field_of;

column::TableSchema capacity_table() {
  column::TableSchema table;
  table.name = "capacity";
  table.fields = {field_of("department", column::Kind::text, {"Cơ quan", "Department"}),
                  field_of("year", column::Kind::number, {"Năm", "Year"}),
                  field_of("period", column::Kind::text, {"Kỳ", "Period"}),
                  field_of("days", column::Kind::number, {"Số ngày công", "Inspector-days"}),
                  field_of("source", column::Kind::text, {"Nguồn", "Source"})};
  table.fields[1].min = 1;
  table.fields[1].max = 9999;
  table.fields[3].min = 0;
  table.fields[3].max = 10'000'000;
  table.fields[3].required = true;
  table.key = {0, 1, 2};
  return table;
}

// A visit by a body outside the plan. A child of enterprises, so that merged ones are seen as one.
column::TableSchema commitment_table() {
  column::TableSchema table;
  table.name = "commitment";
  table.parent = "enterprise";
  table.fields = {field_of("enterprise", column::Kind::text, {"Cơ sở", "Enterprise"}),
                  field_of("body", column::Kind::text, {"Cơ quan, đoàn", "Body"}),
                  field_of("from", column::Kind::date, {"Từ ngày", "From"}),
                  field_of("until", column::Kind::date, {"Đến ngày", "Until"}),
                  field_of("kind", column::Kind::text, {"Loại", "Kind"}),
                  field_of("matters", column::Kind::text, {"Nội dung", "Matters"}),
                  field_of("document", column::Kind::text, {"Văn bản", "Document"})};
  table.fields[4].required = true;
  table.key = {0, 1, 2};
  return table;
}

column::Kind kind_named(const std::string& name) {
  if (name == "boolean") return column::Kind::boolean;
  if (name == "number") return column::Kind::number;
  return name == "date" ? column::Kind::date : column::Kind::text;
}

}  // namespace

const std::vector<column::TableSchema>& built_in_tables() {
  static const std::vector<column::TableSchema> tables{capacity_table(),
                                                       commitment_table(),
                                                       column::visit_event_table(),
                                                       column::visit_days_table(),
                                                       column::visit_finding_table(),
                                                       column::objection_table()};
  return tables;
}

const column::TableSchema& built_in_table(std::string_view name) {
  for (const column::TableSchema& table : built_in_tables())
    if (table.name == name) return table;
  bug("no built-in table of that name", __FILE__, __LINE__);
}

bool may_be_blank(const column::TableSchema& table, std::size_t field) {
  return table.name == "capacity" && table.parent.empty() && table.fields[field].name == "period";
}

std::vector<const column::TableSchema*> all_tables(const column::Schema& schema) {
  std::vector<const column::TableSchema*> tables{&schema.enterprise};
  for (const column::TableSchema& child : schema.children) tables.push_back(&child);
  for (const column::TableSchema& table : built_in_tables()) tables.push_back(&table);
  return tables;
}

void make_bookkeeping(SQLite::Database& database) {
  database.exec(
      "CREATE TABLE import (number INTEGER NOT NULL, \"on\" INTEGER NOT NULL, file TEXT NOT NULL, "
      "\"table\" TEXT NOT NULL, mode TEXT NOT NULL, digest TEXT NOT NULL, reading TEXT NOT NULL, "
      "added INTEGER NOT NULL, changed INTEGER NOT NULL, ended INTEGER NOT NULL, unchanged INTEGER NOT NULL, "
      "rejected INTEGER NOT NULL, PRIMARY KEY (number, \"table\")) STRICT, WITHOUT ROWID;"
      "CREATE TABLE register_table (name TEXT NOT NULL PRIMARY KEY, \"key\" TEXT NOT NULL) STRICT, WITHOUT ROWID;"
      "CREATE TABLE register_field (\"table\" TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, "
      "scale INTEGER NOT NULL, PRIMARY KEY (\"table\", name)) STRICT, WITHOUT ROWID;");
}

std::string sql_name(std::string_view name) {
  std::string out = "\"";
  for (const char c : name) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

std::string history_of(std::string_view table) { return std::string(table) + "_history"; }

std::string key_names(const column::TableSchema& table) {
  std::string names;
  for (const std::size_t field : table.key) names += (names.empty() ? "" : ",") + table.fields[field].name;
  return names;
}

std::optional<StoredTable> stored_table(SQLite::Database& database, const std::string& table) {
  SQLite::Statement about(database, "SELECT \"key\" FROM register_table WHERE name = ?");
  about.bind(1, table);
  if (!about.executeStep()) return std::nullopt;
  StoredTable stored{about.getColumn(0).getString(), {}};
  SQLite::Statement fields(database, "SELECT name, kind, scale FROM register_field WHERE \"table\" = ?");
  fields.bind(1, table);
  while (fields.executeStep())
    stored.fields[fields.getColumn(0).getString()] = {kind_named(fields.getColumn(1).getString()),
                                                      fields.getColumn(2).getInt()};
  return stored;
}

}  // namespace inspectplan::registers
