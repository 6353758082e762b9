#include "register/apply.hpp"

#include <SQLiteCpp/Database.h>

#include <algorithm>

#include "base/error.hpp"
#include "register/tables.hpp"
#include "sqlite/statement.hpp"

namespace inspectplan::registers {
namespace {

using column::Column;
using column::Kind;
using column::Table;
using column::TableSchema;
using sqlite::Statement;

constexpr std::size_t progress_rows = 16384;

void bind_cell(Statement& statement, int parameter, const Column& column, std::size_t row) {
  if (!column.valid(row))
    statement.bind_missing(parameter);
  else if (column.kind() == Kind::text)
    statement.bind(parameter, column.text(row));
  else
    statement.bind(parameter, column.value(row));
}

bool same_cell(const Statement& stored, int at, const Column& column, std::size_t row) {
  if (stored.missing(at) || !column.valid(row)) return stored.missing(at) && !column.valid(row);
  return column.kind() == Kind::text ? stored.text(at) == column.text(row) : stored.number(at) == column.value(row);
}

// The statements for one table; `fields` are those the file has, keys first.
struct Sql {
  std::string table, history, where;  // where: the key = ?1 …
  std::string fields, marks, sets, everything;
  std::size_t keys = 0;

  Sql(SQLite::Database& database, const TableSchema& schema, const std::vector<std::size_t>& present)
      : table(sql_name(schema.name)), history(sql_name(history_of(schema.name))), keys(schema.key.size()) {
    for (std::size_t i = 0; i < present.size(); ++i) {
      const std::string name = sql_name(schema.fields[present[i]].name);
      const std::string mark = "?" + std::to_string(i + 1);
      fields += (i ? ", " : "") + name;
      marks += (i ? ", " : "") + mark;
      if (i < keys)
        where += (i ? " AND " : "") + name + " = " + mark;
      else
        sets += name + " = " + mark + ", ";
    }
    const auto stored = stored_table(database, schema.name);
    INSPECTPLAN_ASSERT(stored);
    for (const auto& [name, field] : stored->fields) everything += sql_name(name) + ", ";
  }

  std::string import_mark(std::size_t present) const { return "?" + std::to_string(present + 1); }
  std::string find() const { return "SELECT " + fields + " FROM " + table + " WHERE " + where; }
  std::string insert(std::size_t present) const {
    return "INSERT INTO " + table + " (" + fields + ", \"_brought\") VALUES (" + marks + ", " + import_mark(present) +
           ")";
  }
  std::string update(std::size_t present) const {
    return "UPDATE " + table + " SET " + sets + "\"_brought\" = " + import_mark(present) + " WHERE " + where;
  }
  std::string archive() const {
    return "INSERT INTO " + history + " (" + everything + "\"_brought\", \"_ended\") SELECT " + everything +
           "\"_brought\", " + import_mark(keys) + " FROM " + table + " WHERE " + where;
  }
  std::string remove() const { return "DELETE FROM " + table + " WHERE " + where; }
};

std::vector<std::size_t> present_fields(const Staged& staged) {
  std::vector<std::size_t> fields = staged.schema->key;
  for (std::size_t field = 0; field < staged.present.size(); ++field)
    if (staged.present[field] && std::find(fields.begin(), fields.end(), field) == fields.end())
      fields.push_back(field);
  return fields;
}

class Applier {
 public:
  Applier(SQLite::Database& database, const Staged& staged, std::int64_t import, Observer& observer)
      : staged_(staged),
        present_(present_fields(staged)),
        sql_(database, *staged.schema, present_),
        handle_(database.getHandle()),
        import_(import),
        observer_(observer),
        find_(handle_, sql_.find()),
        insert_(handle_, sql_.insert(present_.size())),
        update_(handle_, sql_.update(present_.size())),
        archive_(handle_, sql_.archive()) {}

  void write_rows(Applied& counts) {
    Statement any(handle_, "SELECT 1 FROM " + sql_.table + " LIMIT 1");
    const bool fresh = !any.step();
    const std::string stage = "writing " + staged_.schema->name;
    for (std::size_t i = 0; i < staged_.order.size(); ++i) {
      write_row(staged_.order[i], fresh, counts);
      if ((i + 1) % progress_rows == 0) observer_.progress(stage, i + 1, staged_.order.size());
    }
  }

  // Rows of the table that the file does not have. Both sides are in key order: one pass.
  void end_absent(Applied& counts) {
    const Table absent = absent_keys();
    Statement remove(handle_, sql_.remove());
    for (std::size_t row = 0; row < absent.rows; ++row) {
      for (std::size_t i = 0; i < sql_.keys; ++i) {
        bind_cell(archive_, static_cast<int>(i) + 1, absent.columns[i], row);
        bind_cell(remove, static_cast<int>(i) + 1, absent.columns[i], row);
      }
      archive_.bind(static_cast<int>(sql_.keys) + 1, import_);
      archive_.run();
      remove.run();
      ++counts.ended;
    }
  }

 private:
  void write_row(std::size_t row, bool fresh, Applied& counts) {
    if (fresh || !is_there(row)) {
      bind_row(insert_, row);
      insert_.run();
      ++counts.added;
    } else if (unchanged_) {
      ++counts.unchanged;
    } else {
      for (std::size_t i = 0; i < sql_.keys; ++i)
        bind_cell(archive_, static_cast<int>(i) + 1, staged_.table.columns[present_[i]], row);
      archive_.bind(static_cast<int>(sql_.keys) + 1, import_);
      archive_.run();
      bind_row(update_, row);
      update_.run();
      ++counts.changed;
    }
  }

  void bind_row(Statement& statement, std::size_t row) {
    for (std::size_t i = 0; i < present_.size(); ++i)
      bind_cell(statement, static_cast<int>(i) + 1, staged_.table.columns[present_[i]], row);
    statement.bind(static_cast<int>(present_.size()) + 1, import_);
  }

  // Also says whether it is the same row (`unchanged_`).
  bool is_there(std::size_t row) {
    for (std::size_t i = 0; i < sql_.keys; ++i)
      bind_cell(find_, static_cast<int>(i) + 1, staged_.table.columns[present_[i]], row);
    const bool there = find_.step();
    unchanged_ = there;
    for (std::size_t i = sql_.keys; i < present_.size() && unchanged_; ++i)
      unchanged_ = same_cell(find_, static_cast<int>(i), staged_.table.columns[present_[i]], row);
    find_.reset();
    return there;
  }

  Table absent_keys() const {
    Table keys;
    std::string names;
    for (std::size_t i = 0; i < sql_.keys; ++i) {
      const column::Field& field = staged_.schema->fields[present_[i]];
      keys.columns.emplace_back(field.kind);
      names += (i ? ", " : "") + sql_name(field.name);
    }
    Statement rows(handle_, "SELECT " + names + " FROM " + sql_.table + " ORDER BY " + names);
    std::size_t at = 0;
    while (rows.step()) {
      while (at < staged_.order.size() && compare_key(rows, staged_.order[at]) > 0) ++at;
      if (at < staged_.order.size() && compare_key(rows, staged_.order[at]) == 0) continue;
      for (std::size_t i = 0; i < sql_.keys; ++i) {
        if (keys.columns[i].kind() == Kind::text)
          keys.columns[i].append_text(rows.text(static_cast<int>(i)));
        else
          keys.columns[i].append(rows.number(static_cast<int>(i)));
      }
      ++keys.rows;
    }
    return keys;
  }

  int compare_key(const Statement& stored, std::size_t row) const {
    for (std::size_t i = 0; i < sql_.keys; ++i) {
      const Column& column = staged_.table.columns[present_[i]];
      const int at = static_cast<int>(i);
      if (column.kind() == Kind::text) {
        if (const int texts = stored.text(at).compare(column.text(row)); texts != 0) return texts;
      } else if (stored.number(at) != column.value(row)) {
        return stored.number(at) < column.value(row) ? -1 : 1;
      }
    }
    return 0;
  }

  const Staged& staged_;
  std::vector<std::size_t> present_;
  Sql sql_;
  sqlite3* handle_;
  std::int64_t import_;
  Observer& observer_;
  Statement find_, insert_, update_, archive_;
  bool unchanged_ = false;
};

}  // namespace

Applied apply(SQLite::Database& database, const Staged& staged, std::int64_t import, Mode mode, Observer& observer) {
  Applied counts;
  Applier applier(database, staged, import, observer);
  applier.write_rows(counts);
  if (mode == Mode::snapshot) applier.end_absent(counts);
  return counts;
}

std::vector<std::uint32_t> orphans(SQLite::Database& database, const Staged& staged, const TableSchema& enterprise) {
  Statement parent(database.getHandle(), "SELECT 1 FROM " + sql_name(enterprise.name) + " WHERE " +
                                             sql_name(enterprise.fields[enterprise.key.at(0)].name) + " = ?1");
  const Column& keys = staged.table.columns[staged.schema->key.at(0)];
  std::vector<std::uint32_t> without;
  bool known = false;
  for (std::size_t i = 0; i < staged.order.size(); ++i) {
    const std::uint32_t row = staged.order[i];
    // Rows are in key order: an enterprise is looked up once.
    if (i == 0 || keys.value(row) != keys.value(staged.order[i - 1])) {
      bind_cell(parent, 1, keys, row);
      known = parent.step();
      parent.reset();
    }
    if (!known) without.push_back(row);
  }
  return without;
}

std::vector<Crowd> crowds(SQLite::Database& database, const TableSchema& table) {
  const std::string parent = sql_name(table.fields[table.key.at(0)].name);
  Statement rows(database.getHandle(), "SELECT " + parent + ", count(*) FROM " + sql_name(table.name) + " GROUP BY 1 " +
                                           "HAVING count(*) > ?1 ORDER BY 1");
  rows.bind(1, table.max_rows);
  std::vector<Crowd> found;
  while (rows.step()) found.push_back({std::string(rows.text(0)), rows.number(1)});
  return found;
}

}  // namespace inspectplan::registers
