#include "register/visit_rules.hpp"

#include <SQLiteCpp/Database.h>

#include <algorithm>
#include <map>

#include "base/error.hpp"
#include "register/cell.hpp"
#include "register/tables.hpp"

namespace inspectplan::registers {
namespace {

// One row as it will stand: what the file does not name keeps what stood there.
class VisitRow {
 public:
  VisitRow(SQLite::Database& database, const Staged& staged, std::uint32_t row)
      : database_(database), staged_(staged), row_(row) {}

  bool has(const char* field) const { return !std::holds_alternative<std::monostate>(cell(field)); }
  bool is(const char* field, const char* word) const { return cell(field) == StoredCell(std::string(word)); }
  std::size_t at(const char* field) const {
    const auto found = staged_.schema->find(field);
    INSPECTPLAN_ASSERT(found);
    return *found;
  }

 private:
  StoredCell cell(const char* field) const {
    return staged_.present[at(field)] ? cell_at(staged_.table.columns[at(field)], row_) : stored(field);
  }

  StoredCell stored(const char* field) const {
    const column::TableSchema& table = *staged_.schema;
    std::string where;
    for (std::size_t part = 0; part < table.key.size(); ++part)
      where += (part ? " AND " : "") + sql_name(table.fields[table.key[part]].name) + " = ?" + std::to_string(part + 1);
    sqlite::Statement row(database_.getHandle(),
                          "SELECT " + sql_name(field) + " FROM " + sql_name(table.name) + " WHERE " + where);
    std::vector<StoredCell> key;  // outlives the statement, which keeps no copies
    for (const std::size_t field_of_key : table.key) key.push_back(cell_at(staged_.table.columns[field_of_key], row_));
    for (std::size_t part = 0; part < key.size(); ++part) bind_cell(row, static_cast<int>(part) + 1, key[part]);
    return row.step() ? cell_at(row, 0) : StoredCell();
  }

  SQLite::Database& database_;
  const Staged& staged_;
  std::uint32_t row_;
};

struct Demand {
  const char* field;  // that is lacking
  Fault fault;
};

std::optional<Demand> lacking_in_event(const VisitRow& row) {
  if (row.has("outcome") && !row.has("date"))
    return Demand{
        "date", {"no-visit-date", "a visit with an outcome has no day", "give the day it took place, or was put off"}};
  if (row.is("outcome", "stopped") && !row.has("cause"))
    return Demand{"cause",
                  {"no-visit-cause", "a visit that was stopped says no cause", "give one of the causes of the field"}};
  if (row.has("cause") && !row.is("outcome", "stopped"))
    return Demand{"cause",
                  {"cause-without-stop", "only a visit that was stopped has a cause",
                   "leave the cause empty, or give the outcome \"stopped\""}};
  if ((row.is("ground", "signs") || row.is("ground", "direction")) && !row.has("document"))
    return Demand{"document",
                  {"no-visit-document", "a visit on signs of violation or by direction rests on no document",
                   "give the paper that records the signs, or that orders the visit"}};
  return std::nullopt;
}

std::optional<Demand> lacking_in_finding(const VisitRow& row) {
  if (!row.has("gravity"))
    return Demand{"gravity", {"no-finding-gravity", "a finding says no gravity", "give one of the words of the field"}};
  return std::nullopt;
}

std::optional<Demand> lacking_in_objection(const VisitRow& row) {
  if (row.has("outcome") && (!row.has("decided") || !row.has("document")))
    return Demand{"decided",
                  {"no-objection-decision", "an objection that was decided says no day or no document", "give both"}};
  return std::nullopt;
}

// Findings and days belong to a visit of visit_event.
std::vector<BadRow> without_visit(SQLite::Database& database, const Staged& staged) {
  sqlite::Statement visit(database.getHandle(),
                          "SELECT 1 FROM visit_event WHERE \"enterprise\" = ?1 AND \"visit_no\" = ?2");
  std::vector<BadRow> bad;
  for (const std::uint32_t row : staged.order) {
    const auto key = [&](std::size_t part) { return cell_at(staged.table.columns[staged.schema->key.at(part)], row); };
    const StoredCell enterprise = key(0), visit_no = key(1);  // the statement keeps no copies
    bind_cell(visit, 1, enterprise);
    bind_cell(visit, 2, visit_no);
    if (!visit.step())
      bad.push_back({row,
                     {"unknown-visit", "table visit_event has no such visit of the enterprise",
                      "record the visit first, or correct its number"}});
    visit.reset();
  }
  return bad;
}

}  // namespace

std::vector<BadVisits> bad_visits(SQLite::Database& database, const Staged& staged) {
  using Lacking = std::optional<Demand> (*)(const VisitRow&);
  static const std::map<std::string, Lacking> demands{
      {"visit_event", lacking_in_event}, {"visit_finding", lacking_in_finding}, {"objection", lacking_in_objection}};
  const std::string& table = staged.schema->name;
  if (table == "visit_days" || table == "visit_finding") {
    std::vector<BadRow> rows = without_visit(database, staged);
    if (!rows.empty()) return {{staged.schema->key.at(1), std::move(rows)}};  // the rest when these are mended
  }
  std::vector<BadVisits> bad;
  const auto lacking = demands.find(table);
  if (lacking == demands.end()) return bad;
  std::map<std::size_t, std::vector<BadRow>> by_field;
  for (const std::uint32_t one : staged.order) {
    const VisitRow row(database, staged, one);
    if (const auto demand = lacking->second(row)) by_field[row.at(demand->field)].push_back({one, demand->fault});
  }
  for (auto& [field, rows] : by_field) bad.push_back({field, std::move(rows)});
  return bad;
}

}  // namespace inspectplan::registers
