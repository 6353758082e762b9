#include "register/recorded.hpp"

#include <algorithm>
#include <map>

namespace inspectplan::registers {
namespace {

using column::Field;
using column::TableSchema;
using column::VisitFact;

using VisitKey = std::pair<std::string, std::string>;  // enterprise, visit_no

template <class Row>
VisitKey key_of(const Row& row) {
  return {row.enterprise, row.visit_no};
}

struct Totals {
  std::int64_t findings = 0, serious = 0, fines = 0;
  bool wilful = false;
  std::optional<std::int64_t> days;
};
using TotalsByVisit = std::map<VisitKey, Totals>;

TotalsByVisit totals_of(const VisitBook& book) {
  TotalsByVisit totals;
  for (const VisitFinding& finding : book.findings) {
    Totals& of_visit = totals[key_of(finding)];
    ++of_visit.findings;
    of_visit.serious += finding.gravity == "serious" ? 1 : 0;
    of_visit.wilful = of_visit.wilful || finding.wilful;
    of_visit.fines += finding.fine.value_or(0);
  }
  for (const VisitDays& used : book.days)
    if (used.days) {
      auto& sum = totals[key_of(used)].days;
      sum = sum.value_or(0) + *used.days;
    }
  return totals;
}

StoredCell text_cell(const std::string& text) { return text.empty() ? StoredCell() : StoredCell(text); }

StoredCell value_of(VisitFact fact, const VisitEvent& event, const Totals& totals) {
  switch (fact) {
    case VisitFact::visit:
      return event.visit_no;
    case VisitFact::run:
      return text_cell(event.run);
    case VisitFact::date:
      return event.date ? StoredCell(std::int64_t{event.date->number}) : StoredCell();
    case VisitFact::kind:
      return text_cell(event.kind);
    case VisitFact::department:
      return text_cell(event.department);
    case VisitFact::outcome:
      return text_cell(event.outcome);
    case VisitFact::cause:
      return text_cell(event.cause);
    case VisitFact::document:
      return text_cell(event.document);
    case VisitFact::days:
      return totals.days ? StoredCell(*totals.days) : StoredCell();
    case VisitFact::findings:
      return totals.findings;
    case VisitFact::serious:
      return totals.serious;
    case VisitFact::wilful:
      return std::int64_t{totals.wilful};
    case VisitFact::fines:
      return totals.fines;
  }
  return {};
}

StoredCell taken(const Field& field, StoredCell cell) {
  if (const auto* text = std::get_if<std::string>(&cell))
    if (!field.values.empty() && std::find(field.values.begin(), field.values.end(), *text) == field.values.end())
      return {};
  if (const auto* number = std::get_if<std::int64_t>(&cell))
    if ((field.min && *number < *field.min) || (field.max && *number > *field.max)) return {};
  return cell;
}

Cells row_of(const TableSchema& table, const VisitEvent& event, const Totals& totals) {
  Cells cells(table.fields.size());
  cells[table.key.at(0)] = event.enterprise;
  for (std::size_t i = 0; i < cells.size(); ++i)
    if (const auto fact = table.recorded->fields[i]) cells[i] = taken(table.fields[i], value_of(*fact, event, totals));
  return cells;
}

bool is_known(const TableSchema& table, const Cells& row, const Moment& moment) {
  const auto day = day_of_row(table, moment);
  if (!day) return true;
  const auto* number = std::get_if<std::int64_t>(&row[*day]);
  return number == nullptr || *number <= moment.known->number;
}

}  // namespace

std::vector<Cells> recorded_rows(SQLite::Database& database, const TableSchema& table, const Moment& moment) {
  if (!table.recorded || moment.import == 0) return {};
  const VisitBook book = visits_at(database, moment);
  const TotalsByVisit totals = totals_of(book);
  const auto& outcomes = table.recorded->outcomes;
  std::vector<Cells> rows;
  for (const VisitEvent& event : book.events) {
    if (std::find(outcomes.begin(), outcomes.end(), event.outcome) == outcomes.end()) continue;
    const auto found = totals.find(key_of(event));
    Cells row = row_of(table, event, found == totals.end() ? Totals{} : found->second);
    if (is_known(table, row, moment)) rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace inspectplan::registers
