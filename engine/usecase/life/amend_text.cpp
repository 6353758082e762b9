// The amending appendix and the list of those to be told.
#include <algorithm>

#include "report/labels.hpp"
#include "usecase/life/amend.hpp"

namespace inspectplan::usecase {
namespace {

using Kind = PlanDifference::Kind;

Label change_name(Kind kind) {
  return kind == Kind::enters   ? Label{"bổ sung", "added"}
         : kind == Kind::leaves ? Label{"đưa ra khỏi kế hoạch", "struck"}
                                : Label{"điều chỉnh", "moved"};
}

Label what_to_say(const ToTell& one) {
  if (one.consent) return {"cần ý kiến đồng ý", "consent lacking"};
  if (one.was_told) return {"đã báo trước đây, báo lại", "was told before, tell anew"};
  return {"báo", "tell"};
}

// Of what follows: the days that were taken or given since the signed plan, with their papers.
std::string cause_of_days(const Amended& amended) {
  const auto& before = amended.signed_plan.parameters.amendment;
  const auto& after = amended.edited.after.document.run.parameters.amendment;
  std::string causes;
  for (std::size_t i = before ? before->days.size() : 0; after && i < after->days.size(); ++i) {
    const std::string cause = after->days[i].reason + " (" + after->days[i].document + ")";
    if (causes.find(cause) == std::string::npos) causes += (causes.empty() ? ": " : "; ") + cause;
  }
  return causes;
}

report::Page page_of(const Amended& amended, Kind kind, const Label& name, const report::Labels& labels) {
  const Language language = labels.language();
  report::Page page;
  page.name = name.in(language);
  page.title = {page.name};
  for (const Label& heading : {Label{"STT", "No."}, Label{"Mã", "Id"}, Label{"Tên cơ sở", "Enterprise"},
                               Label{"Trước", "Before"}, Label{"Sau", "After"}, Label{"Lý do", "Reason"}})
    page.columns.push_back(heading.in(language));
  page.widths = {6, 14, 40, 34, 34, 40};
  const auto where = [&](const plan::Visit& visit) {
    return visit.lead.empty() ? report::Cell()
                              : report::Cell(labels.department(visit.lead) + ", " + labels.when(visit));
  };
  for (const PlanDifference::Change& change : amended.since_signed.changes) {
    if (change.kind != kind || is_unannounced(change, *amended.edited.after.rules)) continue;
    std::string reason = Label{"kéo theo", "follows from it"}.in(language) + cause_of_days(amended);
    for (const ledger::Edit& edit : amended.edits_since_signed)
      if (edit.enterprise == change.enterprise) reason = edit.reason + " (" + edit.document + ")";
    page.rows.push_back({report::whole_cell(static_cast<std::int64_t>(page.rows.size()) + 1), change.enterprise,
                         report::text_cell(change.name), where(change.before), where(change.after), reason});
  }
  return page;
}

}  // namespace

report::Sheet to_tell_sheet(const Amended& amended, Language language) {
  const report::Labels labels(*amended.edited.after.rules, amended.edited.after.document.plan, language);
  report::Sheet sheet;
  sheet.header = {Label{"báo cho", "to be told"}.in(language), Label{"về cơ sở", "about"}.in(language),
                  Label{"thay đổi", "change"}.in(language), Label{"việc", "what"}.in(language)};
  for (const ToTell& one : amended.to_tell)
    sheet.rows.push_back({one.enterprise ? one.who : labels.department(one.who), one.about,
                          change_name(one.change).in(language), what_to_say(one).in(language)});
  return sheet;
}

report::Workbook amendment_workbook(const Amended& amended, Language language) {
  const ledger::Run& run = amended.edited.after.document.run;
  const report::Labels labels(*amended.edited.after.rules, amended.edited.after.document.plan, language);
  report::Workbook book;
  book.title = Label{"Điều chỉnh kế hoạch kiểm tra", "Amendment of the inspection plan"}.in(language);
  book.author = run.actor;
  book.created = run.recorded_on;
  book.mark = amended.signed_plan.id + " → " + run.id + ", " + run.result_digest;
  book.pages = {page_of(amended, Kind::leaves, {"Đưa ra", "Struck"}, labels),
                page_of(amended, Kind::enters, {"Bổ sung", "Added"}, labels),
                page_of(amended, Kind::moves, {"Điều chỉnh", "Moved"}, labels)};
  const report::Sheet told = to_tell_sheet(amended, language);
  report::Page page;
  page.name = Label{"Báo cho", "To be told"}.in(language);
  page.title = {page.name};
  page.columns = told.header;
  page.widths = {40, 14, 24, 30};
  for (const auto& row : told.rows) page.rows.emplace_back(row.begin(), row.end());
  book.pages.push_back(std::move(page));
  const auto& changes = amended.since_signed.changes;
  const auto unannounced = std::count_if(changes.begin(), changes.end(), [&](const PlanDifference::Change& change) {
    return is_unannounced(change, *amended.edited.after.rules);
  });
  for (report::Page& one : book.pages) {
    one.notes = {book.mark};
    if (unannounced > 0)
      one.notes.push_back(Label{std::to_string(unannounced) + " cuộc không thông báo trước không ghi ở đây",
                                std::to_string(unannounced) + " visits that are not announced are left out"}
                              .in(language));
  }
  return book;
}

std::string amended_json(const Amended& amended) {
  JsonWriter json(2);
  json.begin_object().member("format", "inspectplan.amended/1").key("edited").raw(edited_json(amended.edited));
  json.key("since_signed").begin_object().member("run", amended.signed_plan.id);
  write(json, amended.since_signed);
  json.end_object().key("to_tell").begin_array();
  for (const ToTell& one : amended.to_tell) {
    json.begin_object().member(one.enterprise ? "enterprise" : "department", one.who).member("about", one.about);
    json.member("change", name_of(one.change)).member("consent", one.consent).member("was_told", one.was_told);
    json.end_object();
  }
  json.end_array().key("without_room").begin_array();
  for (const std::string& one : amended.without_room) json.string(one);
  return json.end_array().end_object().take();
}

}  // namespace inspectplan::usecase
