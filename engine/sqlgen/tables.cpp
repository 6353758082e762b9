#include "column/visit_tables.hpp"
#include "sqlgen/compile.hpp"
#include "sqlgen/recorded.hpp"

namespace inspectplan::sqlgen {
namespace {

Sort sort_of(column::Kind kind) {
  if (kind == column::Kind::boolean) return Sort::truth;
  return kind == column::Kind::text ? Sort::text : Sort::number;
}

// Without what makes a type of ClickHouse nullable.
std::string plain(const std::string& type) {
  const std::string nullable = "Nullable(";
  return type.starts_with(nullable) ? type.substr(nullable.size(), type.size() - nullable.size() - 1) : type;
}

std::string meaning(const column::Field& field) {
  switch (field.kind) {
    case column::Kind::date:
      return "  -- days since 1970-01-01";
    case column::Kind::number:
      return field.scale == 0 ? "" : "  -- times 10^" + std::to_string(field.scale);
    default:
      return "";
  }
}

std::string table(const column::TableSchema& schema, const Dialect& dialect) {
  const std::size_t key = schema.key.at(0);
  std::string sql = "CREATE TABLE " + quoted(schema.name) + " (";
  std::string note;
  for (std::size_t i = 0; i < schema.fields.size(); ++i) {
    const column::Field& field = schema.fields[i];
    const std::string& type = dialect.type(sort_of(field.kind));
    sql += (i == 0 ? "" : ",") + note + "\n  " + quoted(field.name) + " " +
           (i == key ? plain(type) + dialect.not_null : type);
    note = meaning(field);
  }
  std::string end = dialect.table_end;
  if (const auto at = end.find("$1"); at != std::string::npos) end.replace(at, 2, quoted(schema.fields[key].name));
  return sql + note + "\n)" + end + ";\n";
}

std::string select(const std::string& table, const std::string& field, const std::string& from) {
  return "  SELECT '" + table + "' AS \"table\", '" + field + "' AS field, count(*) AS wrong FROM " + from + "\n";
}

// What declares no bounds is used by no rule, but for dates, which keep to the calendar.
std::string outside(const column::Field& field, const Dialect& dialect) {
  const bool date = field.kind == column::Kind::date;
  const auto min = field.min ? field.min : date ? std::optional<std::int64_t>(first_day.number) : std::nullopt;
  const auto max = field.max ? field.max : date ? std::optional<std::int64_t>(last_day.number) : std::nullopt;
  if (field.kind == column::Kind::text || field.kind == column::Kind::boolean || !min || !max) return {};
  const std::string name = quoted(field.name);
  return name + " < " + number_literal(*min, dialect) + " OR " + name + " > " + number_literal(*max, dialect);
}

std::string bounds(const column::Schema& schema, const Dialect& dialect) {
  std::vector<const column::TableSchema*> all = {&schema.enterprise};
  for (const column::TableSchema& child : schema.children) all.push_back(&child);
  std::string parts;
  const auto add = [&](const std::string& part) { parts += (parts.empty() ? "" : "  UNION ALL\n") + part; };
  for (const column::TableSchema* one : all) {
    for (const column::Field& field : one->fields)
      if (const std::string where = outside(field, dialect); !where.empty())
        add(select(one->name, field.name, quoted(one->name) + " WHERE " + where));
    if (one->parent.empty()) continue;
    const std::string parent = one->fields[one->key.at(0)].name;
    add(select(one->name, parent,
               "(SELECT " + quoted(parent) + " FROM " + quoted(one->name) + " GROUP BY " + quoted(parent) +
                   " HAVING count(*) > " + std::to_string(one->max_rows) + ") AS many"));
  }
  return parts.empty() ? ""
                       : "CREATE VIEW out_of_bounds AS SELECT * FROM (\n" + parts + ") AS found WHERE wrong > 0;\n";
}

}  // namespace

std::string tables(const column::Schema& schema, const Dialect& dialect) {
  std::string sql = table(schema.enterprise, dialect);
  for (const column::TableSchema& child : schema.children) sql += table(child, dialect);
  if (takes_visits(schema))
    for (const auto& made : {column::visit_event_table(), column::visit_days_table(), column::visit_finding_table()})
      sql += table(made, dialect);
  column::TableSchema import;
  import.name = "import";
  import.fields.emplace_back().name = "table";
  import.key = {0};
  return sql + "-- The child tables that were imported: of others nothing is known, not that there is nothing.\n" +
         table(import, dialect) + "-- Must be empty: where it is not, scores may be wrong.\n" + bounds(schema, dialect);
}

}  // namespace inspectplan::sqlgen
