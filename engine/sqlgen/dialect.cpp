#include "sqlgen/dialect.hpp"

#include <algorithm>
#include <limits>

namespace inspectplan::sqlgen {
namespace {

Dialect sqlite() {
  Dialect d;
  d.id = "sqlite";
  d.title = "SQLite 3.35 or newer";
  d.number_type = "INTEGER";
  d.truth_type = "INTEGER";
  d.text_type = "TEXT";
  d.not_null = " NOT NULL";
  d.table_end = " STRICT";
  d.divide = "/";
  d.with = "AS MATERIALIZED";
  d.count = "count($1)";
  d.sum = "sum($1)";
  d.starts = "substr($1, 1, length($2)) = $2";
  d.ends = "length($1) >= length($2) AND substr($1, length($1) - length($2) + 1) = $2";
  d.contains = "instr($1, $2) > 0";
  d.length = "length($1)";
  d.part = "substr($1, $2, $3)";
  d.place = "instr($1, $2)";
  return d;
}

Dialect postgres() {
  Dialect d = sqlite();
  d.id = "postgres";
  d.title = "PostgreSQL 12 or newer";
  d.before =
      "-- Compiling each of these expressions takes longer than computing them. Say this wherever the view is read.\n"
      "SET jit = off;\n\n";
  d.number_type = "BIGINT";
  d.truth_type = "BOOLEAN";
  d.table_end = "";
  d.with = "AS";
  d.fence = "\n  OFFSET 0";  // keeps stages apart without writing them to disk
  d.order = " COLLATE \"C\"";
  d.sum = "CAST(sum($1) AS BIGINT)";
  d.starts = "starts_with($1, $2)";
  d.ends = "right($1, length($2)) = $2";
  d.contains = "strpos($1, $2) > 0";
  d.place = "strpos($1, $2)";
  return d;
}

Dialect duckdb() {
  Dialect d = postgres();
  d.id = "duckdb";
  d.before.clear();
  d.fence.clear();
  d.with = "AS MATERIALIZED";
  d.title = "DuckDB 1.0 or newer";
  d.divide = "//";
  d.order = "";
  d.ends = "ends_with($1, $2)";
  d.contains = "contains($1, $2)";
  return d;
}

Dialect clickhouse() {
  Dialect d;
  d.id = "clickhouse";
  d.title = "ClickHouse 24 or newer";
  d.number_type = "Nullable(Int64)";
  d.truth_type = "Nullable(Bool)";
  d.text_type = "Nullable(String)";
  d.table_end = " ENGINE = MergeTree ORDER BY $1";
  d.divide = "DIV";
  d.with = "AS";
  d.count = "toInt64(count($1))";
  d.sum = "sum($1)";
  d.starts = "startsWith($1, $2)";
  d.ends = "endsWith($1, $2)";
  d.contains = "position($1, $2) > 0";
  d.length = "lengthUTF8($1)";
  d.part = "substringUTF8($1, $2, $3)";
  d.place = "positionUTF8($1, $2)";
  d.escapes = true;
  d.types_columns = true;
  return d;
}

}  // namespace

const std::string& Dialect::type(Sort sort) const {
  return sort == Sort::number ? number_type : sort == Sort::truth ? truth_type : text_type;
}

const std::vector<Dialect>& dialects() {
  static const std::vector<Dialect> all{sqlite(), postgres(), duckdb(), clickhouse()};
  return all;
}

const Dialect* find_dialect(std::string_view id) {
  const auto found = std::find_if(dialects().begin(), dialects().end(), [id](const Dialect& d) { return d.id == id; });
  return found == dialects().end() ? nullptr : &*found;
}

// Names of a rule set match [a-z][a-z0-9_]*; quoted, since some of them are words of SQL (`date`, `order`).
std::string quoted(std::string_view name) { return '"' + std::string(name) + '"'; }

std::string text_literal(std::string_view text, const Dialect& dialect) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'') out += '\'';
    if (c == '\\' && dialect.escapes) out += '\\';
    out += c;
  }
  return out + "'";
}

std::string number_literal(std::int64_t number, const Dialect& dialect) {
  if (number == std::numeric_limits<std::int64_t>::min()) return "(" + number_literal(number + 1, dialect) + " - 1)";
  constexpr std::int64_t small = 2'000'000'000;
  const std::string digits = std::to_string(number);
  if (dialect.types_columns && (number > small || number < -small)) return "toInt64(" + digits + ")";
  return number < 0 ? "(" + digits + ")" : digits;
}

}  // namespace inspectplan::sqlgen
