#include "usecase/visits/execution.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "plan/sites.hpp"
#include "register/visits.hpp"
#include "report/labels.hpp"
#include "usecase/usecase.hpp"
#include "usecase/visits/told_visit.hpp"

namespace inspectplan::usecase {
namespace {

using registers::VisitEvent;
using report::Cell;

struct Line {
  std::int64_t planned = 0, unplanned = 0, days_planned = 0, days_used = 0;
  std::map<std::string, std::int64_t> outcomes;  // of planned visits; "": nothing yet

  void add(const Line& other) {
    planned += other.planned;
    unplanned += other.unplanned;
    days_planned += other.days_planned;
    days_used += other.days_used;
    for (const auto& [outcome, count] : other.outcomes) outcomes[outcome] += count;
  }
  std::int64_t of(const char* outcome) const {
    const auto found = outcomes.find(outcome);
    return found == outcomes.end() ? 0 : found->second;
  }
};

class Execution {
 public:
  Execution(const plan::Plan& plan, std::set<std::string> runs, const report::Readers& readers,
            const registers::VisitBook& book)
      : plan_(plan), runs_(std::move(runs)), readers_(readers) {
    for (const VisitEvent& event : book.events)
      if (is_of_year(event) && may_be_read(event)) events_.push_back(&event);
    for (const plan::Visit& visit : plan.visits) count(visit);
    for (const VisitEvent* event : events_)
      if (!planned_.contains(event)) ++lines_[event->department].unplanned;
    for (const registers::VisitDays& days : book.days) count(days);
  }

  const std::map<std::string, Line>& lines() const { return lines_; }

 private:
  bool is_of_year(const VisitEvent& event) const {
    if (!event.run.empty()) return runs_.contains(event.run);
    return event.date && to_civil(*event.date).year == plan_.year;
  }

  bool may_be_read(const VisitEvent& event) const {
    return !event.is_outside_plan() || event.announced || readers_.may_read(ruleset::Audience::internal);
  }

  void count(const plan::Visit& visit) {
    Line& line = lines_[visit.lead];
    ++line.planned;
    for (const auto& [department, days] : visit.inspector_days) lines_[department].days_planned += days;
    std::string outcome;
    for (const VisitEvent* event : events_) {
      if (!plan::covers(visit, event->enterprise) || event->is_outside_plan()) continue;
      planned_.insert(event);
      if (outcome.empty() || event->enterprise == visit.enterprise) outcome = event->outcome;
    }
    ++line.outcomes[outcome];
  }

  void count(const registers::VisitDays& days) {
    for (const VisitEvent* event : events_) {
      if (event->enterprise != days.enterprise || event->visit_no != days.visit_no) continue;
      lines_[days.department].days_used += days.days.value_or(0);
      if (event->is_outside_plan()) lines_[days.department].days_planned += days.planned.value_or(0);
    }
  }

  const plan::Plan& plan_;
  std::set<std::string> runs_;  // of the year: a plan that was changed since goes on under another one
  const report::Readers& readers_;
  std::vector<const VisitEvent*> events_;
  std::set<const VisitEvent*> planned_;
  std::map<std::string, Line> lines_;
};

void add_row(report::QueryTable& table, Cell id, std::string name, const Line& line) {
  table.rows.push_back({std::move(id), report::text_cell(std::move(name))});
  for (const std::int64_t number : {line.planned, line.of("held"), line.of("postponed"), line.of("paused"),
                                    line.of("stopped"), line.of(""), line.unplanned, line.days_planned, line.days_used})
    table.rows.back().push_back(report::whole_cell(number));
}

report::QueryTable headed(const PlanResult& recorded, const std::string& title, Language language) {
  report::QueryTable table;
  const ledger::Run& run = recorded.document.run;
  table.source = {run.id, run.ruleset_id, run.ruleset_version, run.parameters.as_of};
  table.title = title;
  table.add("department", Label{"Mã cơ quan", "Id"}.in(language));
  table.add("name", Label{"Cơ quan chủ trì", "Lead"}.in(language));
  table.add("planned", Label{"Theo kế hoạch", "Planned"}.in(language), true);
  table.add("held", Label{"Đã tiến hành", "Held"}.in(language), true);
  table.add("postponed", Label{"Hoãn", "Postponed"}.in(language), true);
  table.add("paused", Label{"Tạm dừng", "Paused"}.in(language), true);
  table.add("stopped", Label{"Dừng", "Stopped"}.in(language), true);
  table.add("open", Label{"Chưa có kết quả", "No result yet"}.in(language), true);
  table.add("unplanned", Label{"Ngoài kế hoạch", "Unplanned"}.in(language), true);
  table.add("days_planned", Label{"Ngày công dự kiến", "Days planned"}.in(language), true);
  table.add("days_used", Label{"Ngày công đã dùng", "Days used"}.in(language), true);
  return table;
}

}  // namespace

std::optional<std::string> run_of_year(const std::string& database, int year, Diagnostics& diagnostics) {
  std::string last, approved;
  for (const ledger::Run& run : recorded_runs(database)) {
    if (run.parameters.year != year) continue;
    last = run.id;
    if (run.status == "approved") approved = run.id;
  }
  if (!last.empty()) return approved.empty() ? last : approved;
  diagnostics.error("no-plan-of-year", {}, "no plan of " + std::to_string(year) + " was recorded",
                    "`inspectplan runs list` shows those there are");
  return std::nullopt;
}

std::optional<report::QueryTable> execution_table(const ExecutionQuery& query, Diagnostics& diagnostics) {
  const auto run = query.run.empty() ? run_of_year(query.database, query.year, diagnostics) : std::optional(query.run);
  if (!run) return std::nullopt;
  const auto recorded = recorded_plan(query.database, *run, diagnostics);
  if (!recorded) return std::nullopt;
  registers::Register store(query.database, registers::Register::Open::read_only);
  const registers::VisitBook book = read_visits(store, {});
  const plan::Plan& plan = recorded->document.plan;
  const Execution execution(plan, runs_of_year(query.database, plan.year), query.readers, book);
  const report::Labels labels(*recorded->rules, plan, query.language);
  report::QueryTable table = headed(
      *recorded,
      Label{"Thực hiện kế hoạch năm ", "Execution of the plan of "}.in(query.language) + std::to_string(plan.year),
      query.language);
  Line all;
  for (const auto& [department, line] : execution.lines()) {
    all.add(line);
    add_row(table, report::text_cell(department), department.empty() ? "" : labels.department(department), line);
  }
  add_row(table, {}, Label{"Tổng cộng", "All"}.in(query.language), all);
  return table;
}

}  // namespace inspectplan::usecase
