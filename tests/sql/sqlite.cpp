#include "sqlite.hpp"

#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>

#include "facts.hpp"
#include "sqlgen/compile.hpp"

namespace inspectplan::sql {
namespace {

void insert(SQLite::Database& database, const column::TableSchema& schema, const column::Table& table) {
  std::string places;
  for (std::size_t i = 0; i < schema.fields.size(); ++i) places += i == 0 ? "?" : ", ?";
  SQLite::Statement statement(database, "INSERT INTO \"" + schema.name + "\" VALUES (" + places + ")");
  for (const std::size_t row : rows_in_database(schema, table)) {
    for (std::size_t i = 0; i < schema.fields.size(); ++i) {
      const column::Column& cells = table.columns[i];
      const int at = static_cast<int>(i) + 1;
      if (!cells.valid(row))
        statement.bind(at);
      else if (cells.kind() == column::Kind::text)
        statement.bind(at, std::string(cells.text(row)));
      else
        statement.bind(at, cells.value(row));
    }
    statement.exec();
    statement.reset();
  }
}

}  // namespace

void fill(SQLite::Database& database, const column::Schema& schema, const column::Dataset& data) {
  SQLite::Transaction all(database);
  insert(database, schema.enterprise, data.enterprises);
  for (std::size_t i = 0; i < schema.children.size(); ++i) {
    insert(database, schema.children[i], data.children[i]);
    if (data.children[i].imported) database.exec("INSERT INTO \"import\" VALUES ('" + schema.children[i].name + "')");
  }
  all.commit();
}

Answer sqlite_answer(SQLite::Database& database, const std::string& script, const std::string& key) {
  database.exec(script);
  SQLite::Statement rows(database, "SELECT * FROM assessments ORDER BY \"" + key + "\"");
  Answer answer;
  for (int i = 0; i < rows.getColumnCount(); ++i) answer.columns.emplace_back(rows.getColumnName(i));
  while (rows.executeStep()) {
    auto& cells = answer.rows.emplace_back();
    for (int i = 0; i < rows.getColumnCount(); ++i)
      cells.push_back(rows.isColumnNull(i) ? Cell() : Cell(rows.getColumn(i).getString()));
  }
  return answer;
}

Answer sqlite_answer(const ruleset::RuleSet& rules, const column::Dataset& data, const std::string& script) {
  SQLite::Database database(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  database.exec(sqlgen::tables(rules.schema, *sqlgen::find_dialect("sqlite")));
  fill(database, rules.schema, data);
  return sqlite_answer(database, script, rules.schema.enterprise.fields[rules.schema.enterprise.key[0]].name);
}

}  // namespace inspectplan::sql
