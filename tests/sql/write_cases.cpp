// Rule sets, facts and the engine's answer, as files for the databases of `scripts/test sql`.
// Usage: sql_cases DIR ENTERPRISES
// DIR/CASE/{tables,script,select}.DIALECT.sql, DIR/CASE/facts/TABLE.csv, DIR/CASE/expected.csv. NULL is \N.
#include <rapidcheck.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "facts.hpp"
#include "random_rules.hpp"
#include "ruleset/load.hpp"
#include "sqlgen/compile.hpp"
#include "sqlite.hpp"

namespace inspectplan::sql {
namespace {

namespace fs = std::filesystem;

const Day as_of = from_civil(2026, 11, 20);

std::string csv(const Cell& cell, bool is_text) {
  if (!cell) return "\\N";
  if (!is_text) return *cell;
  std::string out = "\"";
  for (const char c : *cell) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + "\"";
}

void write(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream file(path, std::ios::binary);
  file << text;
  if (!file) throw std::runtime_error("cannot write " + path.string());
}

void write_table(const fs::path& path, const column::TableSchema& schema, const column::Table& table) {
  std::string text;
  for (const column::Field& field : schema.fields) text += (text.empty() ? "" : ",") + field.name;
  text += '\n';
  for (const std::size_t row : rows_in_database(schema, table))
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const column::Column& cells = table.columns[i];
      const bool is_text = cells.kind() == column::Kind::text;
      const Cell cell = !cells.valid(row) ? Cell()
                        : is_text         ? Cell(std::string(cells.text(row)))
                                          : Cell(std::to_string(cells.value(row)));
      text += csv(cell, is_text) + (i + 1 == table.columns.size() ? "\n" : ",");
    }
  write(path, text);
}

void write_facts(const fs::path& folder, const column::Schema& schema, const column::Dataset& data) {
  write_table(folder / (schema.enterprise.name + ".csv"), schema.enterprise, data.enterprises);
  std::string imported = "table\n";
  for (std::size_t i = 0; i < schema.children.size(); ++i) {
    write_table(folder / (schema.children[i].name + ".csv"), schema.children[i], data.children[i]);
    if (data.children[i].imported) imported += "\"" + schema.children[i].name + "\"\n";
  }
  write(folder / "import.csv", imported);
}

// The columns that a script makes, as SQLite reports them.
std::vector<std::string> columns_of(const ruleset::RuleSet& rules, const std::string& script) {
  return sqlite_answer(rules, column::make_dataset(rules.schema), script).columns;
}

bool is_truth(const std::string& column, const ruleset::RuleSet& rules) {
  for (const char* prefix : {"sector_", "matter_", "mandate_"})
    if (column.starts_with(prefix)) return true;
  const auto asks = [&](const ruleset::Derived& derived) {
    return column == "derived_" + derived.id && derived.value.type().kind == feel::Kind::boolean;
  };
  return column == "is_due" || column == "in_population" ||
         std::any_of(rules.derived.begin(), rules.derived.end(), asks);
}

std::string select(const std::vector<std::string>& columns, const ruleset::RuleSet& rules) {
  std::string sql = "SELECT";
  for (const std::string& column : columns) {
    sql += (column == columns.front() ? " " : ", ");
    sql += is_truth(column, rules) ? "CASE WHEN " + column + " THEN 1 WHEN NOT " + column + " THEN 0 END AS " + column
                                   : column;
  }
  return sql + " FROM assessments ORDER BY " + columns.front() + "\n";
}

void write_expected(const fs::path& path, const std::vector<std::string>& columns, const Answer& answer) {
  std::string text;
  std::vector<std::size_t> places;
  for (const std::string& column : columns) {
    text += (text.empty() ? "" : ",") + column;
    places.push_back(static_cast<std::size_t>(std::find(answer.columns.begin(), answer.columns.end(), column) -
                                              answer.columns.begin()));
  }
  text += '\n';
  for (const auto& row : answer.rows)
    for (std::size_t i = 0; i < places.size(); ++i)
      text += csv(row.at(places[i]), true) + (i + 1 == places.size() ? "\n" : ",");
  write(path, text);
}

// With `on_sqlite` SQLite answers here and now. It scans the totals of child rows that a late stage joins once for each
// enterprise, so rule sets that have such are for sqlite_test.cpp, with few enterprises.
void write_case(const fs::path& folder, const ruleset::RuleSet& rules, std::size_t enterprises, bool on_sqlite) {
  const score::Clock clock = score::clock_of(2027, as_of);
  std::string for_sqlite;
  for (const sqlgen::Dialect& dialect : sqlgen::dialects()) {
    Diagnostics found;
    const auto script = sqlgen::compile(rules, clock, dialect, found);
    if (!script) throw std::runtime_error(render(found.sorted()));
    if (dialect.id == "sqlite") for_sqlite = *script;
    write(folder / ("tables." + dialect.id + ".sql"), sqlgen::tables(rules.schema, dialect));
    write(folder / ("script." + dialect.id + ".sql"), *script);
  }
  const std::vector<std::string> columns = columns_of(rules, for_sqlite);
  write(folder / "select.sql", select(columns, rules));
  const column::Dataset data = random_facts(rules, enterprises, as_of, 11);
  write_facts(folder / "facts", rules.schema, data);
  const Answer expected = engine_answer(rules, data, clock);
  write_expected(folder / "expected.csv", columns, expected);
  if (!on_sqlite) return;
  const std::string differs = difference(expected, sqlite_answer(rules, data, for_sqlite));
  if (!differs.empty()) throw std::runtime_error("FAIL sqlite " + folder.filename().string() + ": " + differs);
  std::printf("ok   sqlite %s: %zu rows x %zu columns equal\n", folder.filename().c_str(), enterprises, columns.size());
}

void write_all(const fs::path& root, std::size_t enterprises) {
  Diagnostics found;
  const auto national =
      ruleset::load(INSPECTPLAN_SOURCE_DIR "/rules/vn/national", {.law_date = from_civil(2027, 1, 1)}, found);
  if (!national) throw std::runtime_error(render(found.sorted()));
  write_case(root / "national", *national, enterprises, true);
  int number = 0;
  const bool made = rc::check("rule sets made up", [&] {
    const auto rules = random_rules(4);
    if (number < 4) write_case(root / ("made_up_" + std::to_string(++number)), *rules, enterprises, false);
  });
  if (!made) throw std::runtime_error("no rule sets could be made up");
}

}  // namespace
}  // namespace inspectplan::sql

int main(int argc, char** argv) {
  std::size_t enterprises = 0;
  if (argc == 3) std::from_chars(argv[2], argv[2] + std::char_traits<char>::length(argv[2]), enterprises);
  if (enterprises == 0) {
    std::fprintf(stderr, "usage: sql_cases DIR ENTERPRISES\n");
    return 2;
  }
  setenv("RC_PARAMS", "seed=20270101 max_success=4 max_size=100", 1);  // the same rule sets every time
  try {
    inspectplan::sql::write_all(argv[1], enterprises);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "sql_cases: %s\n", error.what());
    return 1;
  }
  return 0;
}
