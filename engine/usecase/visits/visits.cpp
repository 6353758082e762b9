#include "usecase/visits/visits.hpp"

#include <algorithm>

#include "ledger/step.hpp"
#include "usecase/life/line.hpp"
#include "usecase/said.hpp"
#include "usecase/visits/others_coming.hpp"
#include "usecase/visits/told_visit.hpp"

namespace inspectplan::usecase {
namespace {

void fill_in(FieldValues& values, const std::string& field, const std::string& value) {
  if (!value_of(values, field) && !value.empty()) values.emplace_back(field, value);
}

// Which visit is meant; empty with a finding where nothing says so.
std::optional<std::string> number_of(const ToldVisit& visit, const VisitTold& told, Diagnostics& diagnostics) {
  if (!told.visit_no.empty()) return told.visit_no;
  if (visit.planned() != nullptr && visit.event_outside() != nullptr) {
    diagnostics.error("which-visit", {},
                      "\"" + told.enterprise + "\" has a planned visit and " + visit.event_outside()->visit_no +
                          ", which was added to the plan",
                      "say which is meant: --visit " + visit.event_outside()->visit_no + ", or " + told.run);
    return std::nullopt;
  }
  if (visit.planned() != nullptr) {
    const auto* known = visit.event_of_plan();
    return known != nullptr ? known->visit_no : told.run;
  }
  if (const auto* outside = visit.event_outside()) return outside->visit_no;
  diagnostics.error("no-visit-number", {},
                    told.run + " plans no visit of \"" + told.enterprise + "\", and none was added to it",
                    "give the number of its decision (--visit), or correct the enterprise");
  return std::nullopt;
}

// Results count only where the rules know all other visits.
void warn_of_unknown_past(const ToldVisit& visit, Diagnostics& diagnostics) {
  for (const column::TableSchema& table : visit.rules().schema.children)
    if (table.recorded && !table.recorded->alone && !visit.was_imported(table.name))
      diagnostics.warning("results-not-seen", {},
                          "table " + table.name + " was never imported: what other visits there were is unknown, so " +
                              "recorded results change no score",
                          "import it; a file with a header alone says that there were none");
}

std::optional<std::string> period_at(const ToldVisit& visit, Day day) {
  const auto& planning = visit.rules().planning;
  for (const plan::Period& period : plan::periods_of(visit.plan().year, planning.periods, planning.blackouts))
    if (period.from <= day && day <= period.until) return period.id;
  return std::nullopt;
}

std::optional<std::int64_t> reserve_of(const plan::Plan& plan, const std::string& department,
                                       const std::string& period) {
  for (const plan::DepartmentPlan& one : plan.departments)
    for (const plan::PeriodUse& use : one.periods)
      if (one.id == department && use.period == period) return use.reserve;
  return std::nullopt;
}

// Days that visits outside the plan of the year take of a department in a period.
std::int64_t drawn(const ToldVisit& visit, const std::string& department, const std::string& period) {
  std::int64_t sum = 0;
  for (const registers::VisitDays& days : visit.book().days) {
    if (days.department != department) continue;
    for (const registers::VisitEvent& event : visit.book().events)
      if (event.enterprise == days.enterprise && event.visit_no == days.visit_no && visit.is_of_year(event) &&
          event.is_outside_plan() && event.date && period_at(visit, *event.date) == period)
        sum += days.days.value_or(days.planned.value_or(0));
  }
  return sum;
}

std::vector<ReserveUse> reserves_after(const ToldVisit& visit, const VisitTold& told, const std::string& period,
                                       Diagnostics& diagnostics) {
  std::vector<ReserveUse> uses;
  for (const auto& [department, days] : told.days) {
    ReserveUse use{department, period, reserve_of(visit.plan(), department, period), drawn(visit, department, period)};
    if (!use.reserve)
      diagnostics.warning("no-reserve", {},
                          "the plan has no days of " + department + " in " + period + ", so no reserve either",
                          "its days have to come from elsewhere");
    else if (use.drawn > *use.reserve)
      diagnostics.warning("reserve-exceeded", {},
                          department + " keeps " + std::to_string(*use.reserve) + " inspector-days in " + period +
                              " for visits outside the plan; they now take " + std::to_string(use.drawn),
                          "move planned visits, or give it more days");
    uses.push_back(std::move(use));
  }
  return uses;
}

// The plan of which it is told: one that others followed, or whose year was closed.
void check_plan(const VisitTold& told, bool closed_is_error, Diagnostics& diagnostics) {
  registers::Register store(told.database, registers::Register::Open::existing);
  if (const auto last = last_after(store.database(), told.run))
    diagnostics.warning("changed-since", {}, "the plan of " + told.run + " was changed since: " + *last + " follows it",
                        "name the last plan of the line");
  for (const ledger::Step& step : ledger::steps(store.database())) {
    if (step.run != told.run || step.step != "closed") continue;
    const std::string what = "the plan of " + told.run + " was closed on " + to_string(step.on);
    if (closed_is_error)
      diagnostics.error("plan-closed", {}, what, "its year is over; plan the next one");
    else
      diagnostics.warning("plan-closed", {}, what, "its execution report was made without this");
  }
}

// Days of a department that the plan does not send.
void check_parts(const ToldVisit& visit, const VisitTold& told, const std::string& number, Diagnostics& diagnostics) {
  const plan::Visit* planned = visit.planned();
  const auto* known = visit.event(number);
  if (planned == nullptr || (known != nullptr && known->is_outside_plan())) return;
  for (const auto& [department, days] : told.days)
    if (department != planned->lead && std::find(planned->coordinating.begin(), planned->coordinating.end(),
                                                 department) == planned->coordinating.end())
      diagnostics.warning("not-its-part", {}, department + " has no part in the visit of \"" + told.enterprise + "\"",
                          "its days are taken all the same; see that it is the department that came");
}

// Entered twice: the same enterprise, day and paper.
void check_added(const ToldVisit& visit, const VisitTold& told, Diagnostics& diagnostics) {
  const auto same = [&](const std::optional<std::string>& value, const std::string& known) {
    return value.value_or("") == known;
  };
  for (const registers::VisitEvent& event : visit.book().events)
    if (event.enterprise == told.enterprise && event.is_outside_plan() && event.visit_no != told.visit_no &&
        event.date == parse_day(value_of(told.event, "date").value_or("")) &&
        same(value_of(told.event, "document"), event.document))
      diagnostics.error("visit-added-already", {},
                        event.visit_no + " is a visit of \"" + told.enterprise + "\" on that day and paper already",
                        "`inspectplan visit record` says what became of it");
  if (told.days.empty())
    diagnostics.warning("no-days-set-aside", {},
                        "no days are set aside for the visit, so nothing is drawn from a reserve",
                        "say how many of whom: --days DEPARTMENT=DAYS");
  // That there is one at all the table asks for.
  if (const auto document = value_of(told.event, "document")) all_said({{"--document", *document}}, diagnostics);
}

}  // namespace

std::optional<VisitTaken> record_visit(const VisitTold& told, Diagnostics& diagnostics) {
  auto visit = ToldVisit::open(told, diagnostics);
  const auto number = visit ? number_of(*visit, told, diagnostics) : std::nullopt;
  if (!number) return std::nullopt;
  // A remedy that is entered after the year was closed belongs to it as ever.
  if (value_of(told.event, "date")) check_plan(told, false, diagnostics);
  check_parts(*visit, told, *number, diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  FieldValues event = told.event;
  const auto* known = visit->event(*number);
  const plan::Visit* planned = visit->planned();
  const bool outside = known != nullptr && known->is_outside_plan();
  const bool of_plan = !outside && planned != nullptr;
  if (known == nullptr) fill_in(event, "run", told.run);
  if (of_plan && known == nullptr) {
    fill_in(event, "department", planned->lead);
    fill_in(event, "kind", planned->kind);
    fill_in(event, "ground", "plan");
  }
  const auto taken = visit->enter({*number, event, "days", "visit record", of_plan}, diagnostics);
  if (taken) warn_of_unknown_past(*visit, diagnostics);
  return taken;
}

std::optional<VisitAdded> add_visit(const VisitTold& told, Diagnostics& diagnostics) {
  auto visit = ToldVisit::open(told, diagnostics);
  if (!visit) return std::nullopt;
  const auto day = parse_day(value_of(told.event, "date").value_or(""));
  const auto period = day ? period_at(*visit, *day) : std::nullopt;
  if (!period) {
    diagnostics.error("outside-plan-year", {}, "the day of the visit is not in the plan year of " + told.run,
                      "add it to the plan of its year");
    return std::nullopt;
  }
  check_plan(told, true, diagnostics);
  check_added(*visit, told, diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  FieldValues event = told.event;
  fill_in(event, "run", told.run);
  fill_in(event, "kind", "check");
  warn_of_others_coming(told, *visit, diagnostics);
  const std::string number = told.visit_no.empty() ? visit->next_number() : told.visit_no;
  auto taken = visit->enter({number, event, "planned", "visit add", false}, diagnostics);
  if (!taken) return std::nullopt;
  return VisitAdded{std::move(*taken), reserves_after(*visit, told, *period, diagnostics)};
}

std::optional<VisitTaken> announce_visit(const VisitTold& told, Diagnostics& diagnostics) {
  auto visit = ToldVisit::open(told, diagnostics);
  if (!visit) return std::nullopt;
  const auto* event = told.visit_no.empty() ? visit->event_outside() : visit->event(told.visit_no);
  if (event == nullptr || !event->is_outside_plan()) {
    diagnostics.error("unknown-visit", {},
                      "no visit of \"" + told.enterprise + "\" outside the plan waits to be announced",
                      "see `inspectplan query execution`, or give its number (--visit)");
    return std::nullopt;
  }
  return visit->enter({event->visit_no, told.event, "planned", "visit announce", false}, diagnostics);
}

}  // namespace inspectplan::usecase
