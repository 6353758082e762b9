#include "usecase/visits/told_visit.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "plan/sites.hpp"
#include "usecase/data/known_ids.hpp"
#include "usecase/data/plans_by_run.hpp"

namespace inspectplan::usecase {
std::optional<std::string> value_of(const FieldValues& values, const std::string& field) {
  for (const auto& [name, value] : values)
    if (name == field && !value.empty()) return value;
  return std::nullopt;
}

std::set<std::string> runs_of_year(const std::string& database, int year) {
  std::set<std::string> ids;
  for (const ledger::Run& run : recorded_runs(database))
    if (run.parameters.year == year) ids.insert(run.id);
  return ids;
}

std::optional<ToldVisit> ToldVisit::open(const VisitTold& told, Diagnostics& diagnostics) {
  auto recorded = recorded_plan(told.database, told.run, diagnostics);
  if (!recorded) return std::nullopt;
  registers::Register store(told.database, registers::Register::Open::changing);
  return ToldVisit(told, std::move(*recorded), std::move(store));
}

ToldVisit::ToldVisit(const VisitTold& told, PlanResult recorded, registers::Register store)
    : told_(told),
      recorded_(std::move(recorded)),
      store_(std::move(store)),
      book_(read_visits(store_, {})),
      runs_(runs_of_year(told.database, recorded_.document.plan.year)) {}

const plan::Visit* ToldVisit::planned() const {
  for (const plan::Visit& visit : plan().visits)
    if (plan::covers(visit, told_.enterprise)) return &visit;
  return nullptr;
}

template <class Wanted>
const registers::VisitEvent* ToldVisit::find(Wanted wanted) const {
  for (const registers::VisitEvent& event : book_.events)
    if (event.enterprise == told_.enterprise && wanted(event)) return &event;
  return nullptr;
}

const registers::VisitEvent* ToldVisit::event(const std::string& visit_no) const {
  return find([&](const registers::VisitEvent& event) { return event.visit_no == visit_no; });
}

const registers::VisitEvent* ToldVisit::event_of_plan() const {
  return find([&](const registers::VisitEvent& event) { return is_of_year(event) && event.ground == "plan"; });
}

const registers::VisitEvent* ToldVisit::event_outside() const {
  return find([&](const registers::VisitEvent& event) {
    return is_of_year(event) && event.is_outside_plan() && event.outcome.empty();
  });
}

std::string ToldVisit::next_number() const {
  for (int number = 1;; ++number) {
    std::string made = told_.run + "+" + std::to_string(number);
    if (std::none_of(book_.events.begin(), book_.events.end(),
                     [&](const registers::VisitEvent& event) { return event.visit_no == made; }))
      return made;
  }
}

bool ToldVisit::was_imported(const std::string& table) const {
  const auto imports = store_.imports();
  return std::any_of(imports.begin(), imports.end(), [&](const auto& import) { return import.table == table; });
}

std::vector<std::string> ToldVisit::enterprises(bool of_plan) const {
  const plan::Visit* visit = of_plan ? planned() : nullptr;
  std::vector<std::string> all{told_.enterprise};
  if (visit == nullptr) return all;
  for (const plan::Site& site : plan::sites_of(*visit))
    if (site.enterprise != told_.enterprise) all.push_back(site.enterprise);
  return all;
}

std::optional<VisitTaken> ToldVisit::enter(const Entered& entered, Diagnostics& diagnostics) {
  registers::AddRequest request{
      rows_of(entered), entered.about, told_.on, told_.actor, plans_by_run(store_.database()), known_ids(rules())};
  const auto import = registers::add_rows(store_, rules().schema, request, diagnostics);
  if (!import) return std::nullopt;
  book_ = read_visits(store_, {});
  return VisitTaken{*import, entered.visit_no, enterprises(entered.of_plan)};
}

std::vector<registers::AddedRow> ToldVisit::rows_of(const Entered& entered) const {
  std::vector<registers::AddedRow> rows;
  for (const std::string& enterprise : enterprises(entered.of_plan)) {
    rows.push_back({"visit_event", {{"enterprise", enterprise}, {"visit_no", entered.visit_no}}});
    rows.back().cells.insert(rows.back().cells.end(), entered.event.begin(), entered.event.end());
  }
  const FieldValues key{{"enterprise", told_.enterprise}, {"visit_no", entered.visit_no}};
  for (const auto& [department, days] : told_.days) {
    rows.push_back({"visit_days", key});
    rows.back().cells.emplace_back("department", department);
    rows.back().cells.emplace_back(entered.days_field, days);
  }
  int number = 0;
  for (const FieldValues& finding : told_.findings) {
    rows.push_back({"visit_finding", key});
    if (!value_of(finding, "finding_no")) rows.back().cells.emplace_back("finding_no", std::to_string(++number));
    rows.back().cells.insert(rows.back().cells.end(), finding.begin(), finding.end());
  }
  return rows;
}

}  // namespace inspectplan::usecase
