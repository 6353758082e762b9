// From rows of the file to columns: the register as of a moment.
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>
#include <sqlite3.h>

#include <algorithm>
#include <ranges>

#include "base/error.hpp"
#include "register/moment.hpp"
#include "register/recorded.hpp"
#include "register/state.hpp"
#include "register/tables.hpp"
#include "register/unite.hpp"
#include "sqlite/statement.hpp"

namespace inspectplan::registers {
namespace {

using column::ChildTable;
using column::Column;
using column::Dataset;
using column::Kind;
using column::Table;
using column::TableSchema;
using sqlite::Statement;

constexpr std::size_t progress_rows = 65536;

std::string columns_of(const TableSchema& table, const StoredTable& stored) {
  std::string columns;
  for (const column::Field& field : table.fields) {
    const auto kept = stored.fields.find(field.name);
    if (kept != stored.fields.end() && (kept->second.kind != field.kind || kept->second.scale != field.scale))
      throw EnvironmentError("the register keeps \"" + table.name + "." + field.name +
                             "\" as another type than these rules say; use the rules it was imported with");
    columns += (columns.empty() ? "" : ", ") + (kept == stored.fields.end() ? "NULL" : sql_name(field.name));
  }
  return columns;
}

// Rows that hold at `moment`, in key order. Parameter 1: the import, parameter 2: the day known.
// `one`: only those of the enterprise in parameter 3.
std::string select_rows(const TableSchema& table, const StoredTable& stored, const Moment& moment, bool one = false) {
  std::string known = one ? " AND " + sql_name(table.fields[table.key.at(0)].name) + " = ?3" : "";
  if (const auto day = day_of_row(table, moment)) {
    const std::string field = sql_name(table.fields[*day].name);
    known += " AND (" + field + " IS NULL OR " + field + " <= ?2)";
  }
  const std::string columns = columns_of(table, stored);
  std::string sql = "SELECT " + columns + " FROM " + sql_name(table.name) + " WHERE \"_brought\" <= ?1" + known;
  if (!moment.is_latest)
    sql += " UNION ALL SELECT " + columns + " FROM " + sql_name(history_of(table.name)) +
           " WHERE \"_brought\" <= ?1 AND \"_ended\" > ?1" + known;
  sql += " ORDER BY ";
  for (std::size_t i = 0; i < table.key.size(); ++i) sql += (i ? ", " : "") + std::to_string(table.key[i] + 1);
  return sql;
}

void append_row(const Statement& row, Table& table) {
  int at = 0;
  for (Column& column : table.columns) {
    if (row.missing(at))
      column.append_missing();
    else if (column.kind() == Kind::text)
      column.append_text(row.text(at));
    else
      column.append(row.number(at));
    ++at;
  }
  ++table.rows;
}

void append_row(const Cells& row, Table& table) {
  for (std::size_t i = 0; i < table.columns.size(); ++i) append(table.columns[i], row[i]);
  ++table.rows;
}

bool is_of_enterprises(const TableSchema& table) {
  if (!table.parent.empty()) return table.is_of_one_enterprise();
  for (const TableSchema& built_in : built_in_tables())
    if (built_in.name == table.name) return false;
  return true;
}

// Rows of the enterprises that links speak of, as they are seen.
std::vector<Cells> linked_rows(SQLite::Database& database, const TableSchema& table, const StoredTable& stored,
                               const Moment& moment) {
  if (moment.links.empty() || !is_of_enterprises(table)) return {};
  Statement rows(database.getHandle(), select_rows(table, stored, moment, true));
  return united_rows(table, moment.links, [&](const std::string& key) {
    std::vector<Cells> found;
    rows.reset();
    rows.bind(1, moment.import);
    if (day_of_row(table, moment)) rows.bind(2, moment.known->number);
    rows.bind(3, std::string_view(key));
    while (rows.step()) {
      found.emplace_back();
      for (std::size_t i = 0; i < table.fields.size(); ++i) found.back().push_back(cell_at(rows, static_cast<int>(i)));
    }
    return found;
  });
}

// The rest of `each_row` where some rows are seen otherwise than they stand.
template <class Take>
void each_seen_row(Statement& rows, const std::vector<Cells>& linked, const TableSchema& table, const Moment& moment,
                   Take&& take) {
  const std::size_t key = table.key.at(0);
  auto next = linked.begin();
  while (rows.step()) {
    const std::string_view at = rows.text(static_cast<int>(key));
    if (moment.links.touches(at)) continue;
    for (; next != linked.end() && std::get<std::string>((*next)[key]) < at; ++next) take(*next);
    take(rows);
  }
  for (; next != linked.end(); ++next) take(*next);
}

// Calls take(row) for each row of `table` at `moment`, in key order; row is a Statement or Cells.
template <class Take>
void each_row(SQLite::Database& database, const TableSchema& table, const Moment& moment, Observer& observer,
              Take&& take) {
  const auto stored = stored_table(database, table.name);
  if (!stored || moment.import == 0) return;
  Statement rows(database.getHandle(), select_rows(table, *stored, moment));
  rows.bind(1, moment.import);
  if (day_of_row(table, moment)) rows.bind(2, moment.known->number);
  if (!moment.links.empty() && is_of_enterprises(table))
    return each_seen_row(rows, linked_rows(database, table, *stored, moment), table, moment, take);
  const std::string stage = "reading " + table.name;
  for (std::size_t seen = 1; rows.step(); ++seen) {
    take(rows);
    if (seen % progress_rows == 0) observer.progress(stage, seen, 0);
  }
}

// How the parent key in field `at` of `row` stands to the key of enterprise `e`: <0, 0, >0.
int compare_key(const Statement& row, int at, const Column& keys, std::size_t e) {
  if (keys.kind() == Kind::text) return row.text(at).compare(keys.text(e));
  const std::int64_t mine = row.number(at), theirs = keys.value(e);
  return mine < theirs ? -1 : mine > theirs ? 1 : 0;
}

int compare_key(const Cells& row, int at, const Column& keys, std::size_t e) {
  return std::get<std::string>(row[static_cast<std::size_t>(at)]).compare(keys.text(e));
}

bool is_missing(const Statement& row, int at) { return row.missing(at); }
int compare_cell(const Statement& row, int at, const std::string& text) { return row.text(at).compare(text); }
bool is_missing(const Cells& row, int at) {
  return std::holds_alternative<std::monostate>(row[static_cast<std::size_t>(at)]);
}
int compare_cell(const Cells& row, int at, const std::string& text) {
  return std::get<std::string>(row[static_cast<std::size_t>(at)]).compare(text);
}

// How the key of `row` stands to that of a recorded visit, both texts: <0, 0, >0.
template <class Row>
int compare_key(const Row& row, const Cells& visit, const TableSchema& table) {
  for (const std::size_t field : table.key) {
    const int at = static_cast<int>(field);
    const int order = is_missing(row, at) ? -1 : compare_cell(row, at, std::get<std::string>(visit[field]));
    if (order != 0) return order;
  }
  return 0;
}

// Rows of the table and of recorded visits together, in key order.
template <class Take>
void each_row_or_visit(SQLite::Database& database, const TableSchema& table, const Moment& moment, Observer& observer,
                       Take&& take) {
  const std::vector<Cells> visits = recorded_rows(database, table, moment);
  auto next = visits.begin();
  each_row(database, table, moment, observer, [&](const auto& row) {
    for (; next != visits.end(); ++next) {
      const int order = compare_key(row, *next, table);
      if (order < 0) break;
      if (order > 0) take(*next);
    }
    take(row);
  });
  for (; next != visits.end(); ++next) take(*next);
}

void check_bound(const TableSchema& schema, const ChildTable& table) {
  for (std::size_t e = 0; schema.recorded && e + 1 < table.offsets.size(); ++e)
    if (table.offsets[e + 1] - table.offsets[e] > schema.max_rows)
      throw EnvironmentError("an enterprise has, with its recorded visits, more than " +
                             std::to_string(schema.max_rows) + " rows in table \"" + schema.name +
                             "\"; raise `max_rows` of the table in the rules");
}

// Both sides are in key order: one pass. Rows whose enterprise has ended are left out.
void read_child(SQLite::Database& database, const TableSchema& schema, const Moment& moment, const Column& keys,
                ChildTable& table, Observer& observer) {
  const int at = static_cast<int>(schema.key.at(0));
  std::uint32_t e = 0;
  const auto enterprises = static_cast<std::uint32_t>(keys.size());
  each_row_or_visit(database, schema, moment, observer, [&](const auto& row) {
    while (e < enterprises && compare_key(row, at, keys, e) > 0) {
      ++e;
      table.offsets.push_back(static_cast<std::uint32_t>(table.rows));
    }
    if (e == enterprises || compare_key(row, at, keys, e) < 0) return;
    append_row(row, table);
    table.parent.push_back(e);
  });
  table.offsets.resize(std::size_t{enterprises} + 1, static_cast<std::uint32_t>(table.rows));
  check_bound(schema, table);
}

// Rows of a table that enterprises share by `values`, in each of them.
void share(const Table& rows, const Column& values, ChildTable& table) {
  const Column& shared = rows.columns.at(0);
  const auto numbers = std::views::iota(std::size_t{0}, rows.rows);
  const auto value_of = [&](std::size_t row) { return shared.text(row); };
  for (std::size_t e = 0; e < values.size(); ++e) {
    if (values.valid(e))
      for (const std::size_t row : std::ranges::equal_range(numbers, values.text(e), {}, value_of)) {
        for (std::size_t field = 0; field < rows.columns.size(); ++field)
          append(table.columns[field], cell_at(rows.columns[field], row));
        table.parent.push_back(static_cast<std::uint32_t>(e));
        ++table.rows;
      }
    table.offsets.push_back(static_cast<std::uint32_t>(table.rows));
  }
}

bool was_imported(SQLite::Database& database, const std::string& table, std::int64_t import) {
  SQLite::Statement seen(database, "SELECT 1 FROM import WHERE \"table\" = ? AND number <= ? LIMIT 1");
  seen.bind(1, table);
  seen.bind(2, import);
  return seen.executeStep();
}

}  // namespace

std::optional<std::size_t> day_of_row(const TableSchema& table, const Moment& moment) {
  if (!moment.known) return std::nullopt;
  if (table.known_field || !moment.looking_back) return table.known_field;
  return table.covers_field;
}

Moment moment_of(SQLite::Database& database, const AsOf& as_of) {
  SQLite::Statement found(database,
                          "SELECT max(number), max(CASE WHEN (?1 IS NULL OR number <= ?1) AND (?2 IS NULL OR \"on\" "
                          "<= ?2) THEN number END) FROM import");
  if (as_of.import) found.bind(1, *as_of.import);
  if (as_of.known && !as_of.looking_back) found.bind(2, as_of.known->number);
  found.executeStep();
  const std::int64_t last = found.getColumn(0).getInt64();
  const std::int64_t asked = found.getColumn(1).getInt64();
  return {asked, as_of.known, asked == last, as_of.looking_back, links_at(database, asked)};
}

Table read_table(SQLite::Database& database, const TableSchema& schema, const Moment& moment, Observer& observer) {
  Table table;
  for (const column::Field& field : schema.fields) table.columns.emplace_back(field.kind);
  each_row(database, schema, moment, observer, [&](const auto& row) { append_row(row, table); });
  return table;
}

Dataset Register::read(const column::Schema& schema, const AsOf& as_of, Observer& observer) const {
  return guarded(state_->path, [&] {
    SQLite::Database& database = state_->database;
    std::optional<SQLite::Transaction> one_view;  // all tables as of one commit
    if (sqlite3_get_autocommit(database.getHandle()) != 0) one_view.emplace(database);
    const Moment moment = moment_of(database, as_of);
    Dataset dataset = column::make_dataset(schema);
    dataset.enterprises = read_table(database, schema.enterprise, moment, observer);
    const Column& keys = dataset.enterprises.columns[schema.enterprise.key.at(0)];
    for (std::size_t i = 0; i < schema.children.size(); ++i) {
      ChildTable& child = dataset.children[i];
      const bool alone = schema.children[i].recorded && schema.children[i].recorded->alone;
      child.imported = alone || was_imported(database, schema.children[i].name, moment.import);
      if (const auto by = schema.enterprise.find(schema.children[i].by))
        share(read_table(database, schema.children[i], moment, observer), dataset.enterprises.columns[*by], child);
      else
        read_child(database, schema.children[i], moment, keys, child, observer);
    }
    return dataset;
  });
}

std::string Register::known_as(const std::string& key, const AsOf& as_of) const {
  return guarded(state_->path, [&] { return moment_of(state_->database, as_of).links.root(key); });
}

namespace {

Table built_in(SQLite::Database& database, std::string_view name, const AsOf& as_of) {
  const auto& tables = built_in_tables();
  const auto schema =
      std::find_if(tables.begin(), tables.end(), [&](const TableSchema& table) { return table.name == name; });
  return read_table(database, *schema, moment_of(database, as_of), silent());
}

}  // namespace

std::vector<Register::CapacityRow> Register::capacity(int year, const AsOf& as_of) const {
  return guarded(state_->path, [&] {
    const Table table = built_in(state_->database, "capacity", as_of);
    std::vector<CapacityRow> rows;
    for (std::size_t row = 0; row < table.rows; ++row) {
      if (table.columns[1].value(row) != year) continue;
      rows.push_back({std::string(table.columns[0].text(row)), std::string(table.columns[2].text(row)),
                      std::string(table.columns[4].text(row)), year, table.columns[3].value(row)});
    }
    return rows;
  });
}

std::vector<Register::CommitmentRow> Register::commitments(const AsOf& as_of) const {
  return guarded(state_->path, [&] {
    const Table table = built_in(state_->database, "commitment", as_of);
    const auto text = [&](std::size_t field, std::size_t row) {
      return table.columns[field].valid(row) ? std::string(table.columns[field].text(row)) : std::string();
    };
    const auto day = [&](std::size_t field, std::size_t row) {
      return Day{static_cast<std::int32_t>(table.columns[field].value(row))};
    };
    std::vector<CommitmentRow> rows;
    for (std::size_t row = 0; row < table.rows; ++row) {
      const auto until = table.columns[3].valid(row) ? std::optional(day(3, row)) : std::nullopt;
      rows.push_back({text(0, row), text(1, row), text(4, row), text(5, row), text(6, row), day(2, row), until});
    }
    return rows;
  });
}

}  // namespace inspectplan::registers
