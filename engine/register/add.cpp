#include "register/add.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "register/apply.hpp"
#include "register/enter.hpp"
#include "register/named_ids.hpp"
#include "register/needs.hpp"
#include "register/state.hpp"
#include "register/tables.hpp"
#include "register/value.hpp"
#include "register/visit_rules.hpp"

namespace inspectplan::registers {
namespace {

using column::TableSchema;

const TableSchema* find_table(const column::Schema& schema, const std::string& name) {
  for (const TableSchema* table : all_tables(schema))
    if (table->name == name) return table;
  return nullptr;
}

class Adder {
 public:
  Adder(Register& target, const column::Schema& schema, const AddRequest& request, Diagnostics& diagnostics)
      : target_(target), database_(target.database()), schema_(schema), request_(request), diagnostics_(diagnostics) {}

  std::optional<std::int64_t> run() {
    SQLite::Transaction transaction(database_, SQLite::TransactionBehavior::IMMEDIATE);
    const std::size_t before = diagnostics_.count(Severity::error);
    target_.prepare(schema_, diagnostics_);
    if (diagnostics_.count(Severity::error) > before) return std::nullopt;
    number_ = database_.execAndGet("SELECT coalesce(max(number), 0) + 1 FROM import").getInt64();
    std::vector<Staged> rows;
    for (const AddedRow& row : request_.rows)
      if (auto staged = staged_of(row)) rows.push_back(std::move(*staged));
    for (const Staged& staged : rows) check_names(staged);
    if (diagnostics_.count(Severity::error) > before) return std::nullopt;  // what follows from it is not said
    for (const Staged& staged : rows) land(staged);
    check_date();
    if (diagnostics_.count(Severity::error) > before) return std::nullopt;
    if (!remember()) {
      fail("nothing-to-add", "the register says so already");
      return std::nullopt;
    }
    enter_import(database_, schema_, number_, request_.on, request_.actor);
    Needs needs(database_, schema_, number_);
    for (const Staged& staged : rows)
      for (const auto& [field, bad] : needs.told_by(staged))
        diagnostics_.warning(bad.fault.code, {}, bad.fault.message, bad.fault.hint);
    transaction.commit();
    return number_;
  }

 private:
  void fail(std::string code, std::string message, std::string hint = {}) {
    diagnostics_.error(std::move(code), {}, std::move(message), std::move(hint));
  }

  void check_date() {
    const SQLite::Column last = database_.execAndGet("SELECT max(\"on\") FROM import");
    if (last.isNull() || last.getInt() <= request_.on.number) return;
    fail("import-date",
         "the last import is dated " + to_string(Day{last.getInt()}) + ", this " + to_string(request_.on),
         "date it by the day the register learns of it (--on)");
  }

  std::optional<Staged> staged_of(const AddedRow& row) {
    const TableSchema* table = find_table(schema_, row.table);
    if (table == nullptr) {
      fail("unknown-table", "the register has no table \"" + row.table + "\"");
      return std::nullopt;
    }
    Staged staged;
    staged.schema = table;
    staged.present.assign(table->fields.size(), false);
    std::vector<StoredCell> cells(table->fields.size());
    const std::size_t before = diagnostics_.count(Severity::error);
    for (const auto& [field, text] : row.cells) take(*table, field, text, staged, cells);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      staged.table.columns.emplace_back(table->fields[i].kind);
      append(staged.table.columns.back(), cells[i]);
    }
    staged.table.rows = 1;
    staged.order = {0};
    return diagnostics_.count(Severity::error) == before ? std::optional(std::move(staged)) : std::nullopt;
  }

  void land(const Staged& staged) {
    const std::size_t before = diagnostics_.count(Severity::error);
    check(staged);
    if (diagnostics_.count(Severity::error) == before) write(staged);
  }

  void check_names(const Staged& staged) {
    if (!request_.known) return;
    for (const BadVisits& bad : unknown_ids(staged, *request_.known))
      for (const auto& [row, fault] : bad.rows) diagnostics_.error(fault.code, {}, fault.message, fault.hint);
  }

  void take(const TableSchema& table, const std::string& name, const std::string& text, Staged& staged,
            std::vector<StoredCell>& cells) {
    const auto field = table.find(name);
    if (!field) return fail("unknown-field", "table " + table.name + " has no field \"" + name + "\"");
    staged.present[*field] = true;
    if (text.empty()) return;
    Value value;
    ValueReader reader(table.fields[*field], schema_, NumberFormat{}, DateFormat{});
    if (const auto fault = reader.read(text, value))
      return fail(fault->code, name + ": " + fault->message, fault->hint);
    if (table.fields[*field].kind == column::Kind::text)
      cells[*field] = std::string(value.text);
    else
      cells[*field] = value.number;
  }

  void check(const Staged& staged) {
    const TableSchema& table = *staged.schema;
    for (const std::size_t key : table.key)
      if (!staged.table.columns[key].valid(0))
        fail("missing-value", "\"" + table.fields[key].name + "\" must not be empty");
    if (diagnostics_.has_errors()) return;
    if (table.is_of_one_enterprise() && !orphans(database_, staged, schema_.enterprise).empty())
      fail("unknown-enterprise",
           "the register has no enterprise \"" +
               shown(cell_at(staged.table.columns[table.key[0]], 0), table.fields[table.key[0]]) + "\"",
           "import it first, or correct the key");
    for (const BadVisits& bad : bad_visits(database_, staged, {request_.on, request_.plans}))
      for (const auto& [row, fault] : bad.rows)
        bad.taken ? diagnostics_.warning(fault.code, {}, fault.message, fault.hint)
                  : diagnostics_.error(fault.code, {}, fault.message, fault.hint);
  }

  void write(const Staged& staged) {
    const Applied counts = apply(database_, staged, number_, Mode::upsert, silent());
    Applied& of_table = counts_[staged.schema->name];
    of_table.added += counts.added;
    of_table.changed += counts.changed;
    of_table.unchanged += counts.unchanged;
  }

  // False where nothing changed.
  bool remember() {
    bool something = false;
    for (const auto& [table, counts] : counts_) {
      something = something || counts.added + counts.changed > 0;
      SQLite::Statement row(database_, "INSERT INTO import VALUES (?, ?, ?, ?, 'upsert', '', '', ?, ?, 0, ?, 0)");
      row.bind(1, number_);
      row.bind(2, request_.on.number);
      row.bind(3, request_.about);
      row.bind(4, table);
      row.bind(5, counts.added);
      row.bind(6, counts.changed);
      row.bind(7, counts.unchanged);
      row.exec();
    }
    return something;
  }

  Register& target_;
  SQLite::Database& database_;
  const column::Schema& schema_;
  const AddRequest& request_;
  Diagnostics& diagnostics_;
  std::int64_t number_ = 0;
  std::map<std::string, Applied> counts_;  // by table
};

}  // namespace

std::optional<std::int64_t> add_rows(Register& target, const column::Schema& schema, const AddRequest& request,
                                     Diagnostics& diagnostics) {
  return guarded(target.state().path, [&] { return Adder(target, schema, request, diagnostics).run(); });
}

}  // namespace inspectplan::registers
