#include <algorithm>

#include "register/visits.hpp"
#include "report/labels.hpp"
#include "usecase/usecase.hpp"
#include "usecase/visits/execution.hpp"

namespace inspectplan::usecase {
namespace {

using registers::VisitEvent;
using registers::VisitFinding;

const VisitEvent* event_of(const registers::VisitBook& book, const VisitFinding& finding) {
  for (const VisitEvent& event : book.events)
    if (event.enterprise == finding.enterprise && event.visit_no == finding.visit_no) return &event;
  return nullptr;
}

Label state_of(const VisitFinding& finding, Day at) {
  if (finding.remedied_on)
    return *finding.remedied_on <= *finding.remedy_by ? Label{"đúng hạn", "in time"} : Label{"trễ hạn", "late"};
  return *finding.remedy_by < at ? Label{"quá hạn", "missed"} : Label{"còn hạn", "due"};
}

Label gravity_of(const VisitFinding& finding) {
  return finding.gravity == "serious" ? Label{"nghiêm trọng", "serious"} : Label{"nhẹ", "minor"};
}

std::string name_in(const Session& session, const std::string& key) {
  const column::TableSchema& schema = session.rules->schema.enterprise;
  const auto name = schema.find(session.rules->planning.name_field);
  const column::Column& keys = session.data.enterprises.columns[schema.key.at(0)];
  for (std::size_t row = 0; name && row < keys.size(); ++row)
    if (keys.text(row) == key && session.data.enterprises.columns[*name].valid(row))
      return std::string(session.data.enterprises.columns[*name].text(row));
  return {};
}

report::QueryTable headed(Language language) {
  report::QueryTable table;
  table.title = Label{"Thời hạn khắc phục vi phạm", "Deadlines of remedies"}.in(language);
  table.add("remedy_by", Label{"Hạn khắc phục", "Due by"}.in(language));
  table.add("state", Label{"Tình trạng", "State"}.in(language));
  table.add("days_left", Label{"Còn (ngày)", "Days left"}.in(language), true);
  table.add("enterprise", Label{"Mã cơ sở", "Id"}.in(language));
  table.add("name", Label{"Tên cơ sở", "Enterprise"}.in(language));
  table.add("visit", Label{"Số quyết định", "Visit"}.in(language));
  table.add("finding", Label{"Vi phạm số", "Finding"}.in(language));
  table.add("matter", Label{"Nội dung", "Matter"}.in(language));
  table.add("gravity", Label{"Mức độ", "Gravity"}.in(language));
  table.add("lead", Label{"Cơ quan chủ trì", "Lead"}.in(language));
  table.add("remedied_on", Label{"Khắc phục ngày", "Remedied on"}.in(language));
  return table;
}

}  // namespace

std::optional<report::QueryTable> remedies_table(const RemedyQuery& query, Diagnostics& diagnostics,
                                                 Observer& observer) {
  const auto runs = recorded_runs(query.database);
  if (runs.empty()) {
    diagnostics.error("no-plan-of-year", {}, "no plan was recorded", "`inspectplan plan` makes and records one");
    return std::nullopt;
  }
  SessionRequest asked;
  asked.database = query.database;
  asked.run = runs.back().id;
  auto session = open_session(asked, diagnostics, observer);
  if (!session) return std::nullopt;
  const registers::VisitBook book = read_visits(session->store, {});
  plan::Plan none;
  none.year = session->clock.plan_year;
  const report::Labels labels(*session->rules, none, query.language);
  const Day at = query.at ? *query.at : session->store.imports().back().on;
  report::QueryTable table = headed(query.language);
  table.source = {runs.back().id, session->rules->id, session->rules->version, at};
  std::vector<const VisitFinding*> findings;
  for (const VisitFinding& finding : book.findings)
    if (finding.remedy_by && (query.all || !finding.remedied_on)) findings.push_back(&finding);
  std::stable_sort(findings.begin(), findings.end(),
                   [](const VisitFinding* a, const VisitFinding* b) { return *a->remedy_by < *b->remedy_by; });
  for (const VisitFinding* finding : findings) {
    const VisitEvent* event = event_of(book, *finding);
    const std::string lead = event ? event->department : "";
    if (!query.department.empty() && lead != query.department) continue;
    table.rows.push_back(
        {*finding->remedy_by, report::text_cell(state_of(*finding, at).in(query.language)),
         finding->remedied_on ? report::Cell() : report::whole_cell(finding->remedy_by->number - at.number),
         report::text_cell(finding->enterprise), report::text_cell(name_in(*session, finding->enterprise)),
         report::text_cell(finding->visit_no), report::text_cell(finding->finding_no),
         report::text_cell(finding->matter.empty() ? "" : labels.matter(finding->matter)),
         report::text_cell(gravity_of(*finding).in(query.language)),
         report::text_cell(lead.empty() ? "" : labels.department(lead)),
         finding->remedied_on ? report::Cell(*finding->remedied_on) : report::Cell()});
  }
  return table;
}

}  // namespace inspectplan::usecase
