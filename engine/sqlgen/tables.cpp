#include "sqlgen/compile.hpp"

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

}  // namespace

std::string tables(const column::Schema& schema, const Dialect& dialect) {
  std::string sql = table(schema.enterprise, dialect);
  for (const column::TableSchema& child : schema.children) sql += table(child, dialect);
  column::TableSchema import;
  import.name = "import";
  import.fields.emplace_back().name = "table";
  import.key = {0};
  return sql + "-- The child tables that were imported: of others nothing is known, not that there is nothing.\n" +
         table(import, dialect);
}

}  // namespace inspectplan::sqlgen
