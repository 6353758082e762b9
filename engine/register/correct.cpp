#include "register/correct.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>

#include "base/text.hpp"
#include "register/apply.hpp"
#include "register/cell.hpp"
#include "register/enter.hpp"
#include "register/links.hpp"
#include "register/needs.hpp"
#include "register/state.hpp"
#include "register/tables.hpp"
#include "register/value.hpp"

namespace inspectplan::registers {
namespace {

using column::TableSchema;
using sqlite::Statement;

const TableSchema* find_table(const column::Schema& schema, const std::string& name) {
  for (const TableSchema* table : all_tables(schema))
    if (table->name == name) return table;
  return nullptr;
}

class Corrector {
 public:
  Corrector(Register& target, const column::Schema& schema, const CorrectionRequest& request, Diagnostics& diagnostics)
      : database_(target.database()), schema_(schema), request_(request), diagnostics_(diagnostics) {}

  std::optional<Corrected> run() {
    table_ = find_table(schema_, request_.table);
    if (!table_ || !stored_table(database_, request_.table)) {
      diagnostics_.error("unknown-table", {}, "the register has no table \"" + request_.table + "\"");
      return std::nullopt;
    }
    SQLite::Transaction transaction(database_, SQLite::TransactionBehavior::IMMEDIATE);
    staged_.schema = table_;
    staged_.present.assign(table_->fields.size(), false);
    cells_.assign(table_->fields.size(), StoredCell{});
    read_key();
    for (const auto& [field, value] : request_.fields) read_field(field, value);
    check_date();
    if (failed_ || !find_row()) return std::nullopt;
    Corrected done = write();
    if (done.changes.empty()) {
      diagnostics_.error("nothing-to-correct", {}, "the register says so already");
      return std::nullopt;
    }
    Needs needs(database_, schema_, done.import);
    for (const auto& [field, bad] : needs.told_by(staged_))
      diagnostics_.warning(bad.fault.code, {}, bad.fault.message, bad.fault.hint);
    transaction.commit();
    return done;
  }

 private:
  void fail(std::string code, std::string message, std::string hint = {}) {
    failed_ = true;
    diagnostics_.error(std::move(code), {}, std::move(message), std::move(hint));
  }

  void take(std::size_t field, const std::string& text) {
    staged_.present[field] = true;
    if (text.empty()) return;
    Value value;
    ValueReader reader(table_->fields[field], schema_, NumberFormat{}, DateFormat{});
    if (const auto fault = reader.read(text, value))
      return fail(fault->code, table_->fields[field].name + ": " + fault->message, fault->hint);
    if (table_->fields[field].kind == column::Kind::text)
      cells_[field] = std::string(value.text);
    else
      cells_[field] = value.number;
  }

  void read_key() {
    if (request_.key.size() != table_->key.size())
      return fail("wrong-key", "a row of " + table_->name + " is named by " + std::to_string(table_->key.size()) +
                                   " values (" + key_names(*table_) + "), not " + std::to_string(request_.key.size()));
    for (std::size_t i = 0; i < table_->key.size(); ++i) take(table_->key[i], request_.key[i]);
  }

  void read_field(const std::string& name, const std::string& value) {
    const auto field = table_->find(name);
    if (!field) {
      std::vector<std::string> names;
      for (const column::Field& one : table_->fields) names.push_back(one.name);
      const auto near = nearest(name, names);
      return fail("unknown-field", "table " + table_->name + " has no field \"" + name + "\"",
                  near ? "did you mean " + *near + "?" : "");
    }
    if (std::find(table_->key.begin(), table_->key.end(), *field) != table_->key.end())
      return fail("key-is-not-corrected", "\"" + name + "\" names the row");
    if (value.empty() && table_->fields[*field].required)
      return fail("missing-value", "\"" + name + "\" must not be empty");
    take(*field, value);
  }

  void check_date() {
    const SQLite::Column last = database_.execAndGet("SELECT max(\"on\") FROM import");
    if (!last.isNull() && last.getInt() > request_.on.number)
      fail("import-date",
           "the last import is dated " + to_string(Day{last.getInt()}) + ", this correction " + to_string(request_.on),
           "date it by the day the register learns of it (--on)");
  }

  // A row of an enterprise with several keys: where it stands, the key it is seen under first.
  bool find_row() {
    StoredCell& enterprise = cells_[table_->key.at(0)];
    const bool of_enterprise = table_->name == schema_.enterprise.name || table_->is_of_one_enterprise();
    const bool has_keys = of_enterprise && std::holds_alternative<std::string>(enterprise);
    const std::vector<std::string> keys =
        has_keys ? links_now(database_).group(std::get<std::string>(enterprise)) : std::vector<std::string>{};
    if (!has_keys && read_row()) return true;
    for (const std::string& key : keys) {
      enterprise = key;
      if (read_row()) return true;
    }
    fail("unknown-row", "table " + table_->name + " has no such row");
    return false;
  }

  bool read_row() {
    std::string sql, where;
    for (const column::Field& field : table_->fields) sql += (sql.empty() ? "" : ", ") + sql_name(field.name);
    for (std::size_t i = 0; i < table_->key.size(); ++i)
      where += (i ? " AND " : "") + sql_name(table_->fields[table_->key[i]].name) + " = ?" + std::to_string(i + 1);
    Statement row(database_.getHandle(), "SELECT " + sql + " FROM " + sql_name(table_->name) + " WHERE " + where);
    for (std::size_t i = 0; i < table_->key.size(); ++i)
      bind_cell(row, static_cast<int>(i) + 1, cells_[table_->key[i]]);
    if (!row.step()) return false;
    for (std::size_t i = 0; i < table_->fields.size(); ++i) before_.push_back(cell_at(row, static_cast<int>(i)));
    return true;
  }

  Corrected write() {
    Corrected done;
    done.import = database_.execAndGet("SELECT coalesce(max(number), 0) + 1 FROM import").getInt64();
    std::vector<CorrectedCell> cells;
    for (std::size_t i = 0; i < table_->fields.size(); ++i) {
      staged_.table.columns.emplace_back(table_->fields[i].kind);
      append(staged_.table.columns.back(), cells_[i]);
      if (!staged_.present[i] || before_[i] == cells_[i]) continue;
      const column::Field& field = table_->fields[i];
      done.changes.push_back({field.name, shown(before_[i], field), shown(cells_[i], field)});
      cells.push_back({field.name, before_[i], cells_[i], field.personal});
    }
    staged_.table.rows = 1;
    staged_.order = {0};
    apply(database_, staged_, done.import, Mode::upsert, silent());
    remember(done.import);
    std::vector<StoredCell> key;
    for (const std::size_t field : table_->key) key.push_back(cells_[field]);
    enter_correction(database_, done.import, key, cells, request_);
    return done;
  }

  void remember(std::int64_t import) {
    SQLite::Statement row(database_, "INSERT INTO import VALUES (?, ?, '', ?, 'correction', '', '', 0, 1, 0, 0, 0)");
    row.bind(1, import);
    row.bind(2, request_.on.number);
    row.bind(3, table_->name);
    row.exec();
  }

  SQLite::Database& database_;
  const column::Schema& schema_;
  const CorrectionRequest& request_;
  Diagnostics& diagnostics_;
  const TableSchema* table_ = nullptr;
  Staged staged_;
  std::vector<StoredCell> cells_, before_;  // by field
  bool failed_ = false;
};

}  // namespace

std::optional<Corrected> correct(Register& target, const column::Schema& schema, const CorrectionRequest& request,
                                 Diagnostics& diagnostics) {
  return guarded(target.state().path, [&] { return Corrector(target, schema, request, diagnostics).run(); });
}

}  // namespace inspectplan::registers
