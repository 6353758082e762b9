#include "register/visit_rules.hpp"

#include <SQLiteCpp/Database.h>

#include <algorithm>
#include <map>

#include "register/cell.hpp"
#include "register/visit_results.hpp"

namespace inspectplan::registers {
namespace {

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

std::optional<Demand> lacking_in_commitment(const VisitRow& row) {
  const auto from = row.day("from"), until = row.day("until");
  if (!from || !until || *from <= *until) return std::nullopt;
  return Demand{
      "until",
      {"days-reversed", "the visit is to end on " + to_string(*until) + ", before it begins on " + to_string(*from),
       "see which of the two days is meant"}};
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

std::vector<BadVisits> bad_visits(SQLite::Database& database, const Staged& staged, const Entering& entering) {
  using Lacking = std::optional<Demand> (*)(const VisitRow&);
  static const std::map<std::string, Lacking> demands{{"visit_event", lacking_in_event},
                                                      {"visit_finding", lacking_in_finding},
                                                      {"objection", lacking_in_objection},
                                                      {"commitment", lacking_in_commitment}};
  const std::string& table = staged.schema->name;
  if (table == "visit_days" || table == "visit_finding") {
    std::vector<BadRow> rows = without_visit(database, staged);
    if (!rows.empty()) return {{staged.schema->key.at(1), std::move(rows)}};  // the rest when these are mended
  }
  std::map<std::pair<bool, std::size_t>, std::vector<BadRow>> found;  // by whether they are taken, and field
  const auto lacking = demands.find(table);
  for (const std::uint32_t one : staged.order) {
    const VisitRow row(database, staged, one);
    if (const auto demand = lacking == demands.end() ? std::nullopt : lacking->second(row))
      found[{false, row.at(demand->field)}].push_back({one, demand->fault});
    for (Doubt& doubt : doubts_of(row, entering))
      found[{doubt.taken, row.at(doubt.field)}].push_back({one, std::move(doubt.fault)});
  }
  std::vector<BadVisits> bad;
  for (auto& [kind, rows] : found) bad.push_back({kind.second, std::move(rows), kind.first});
  return bad;
}

}  // namespace inspectplan::registers
