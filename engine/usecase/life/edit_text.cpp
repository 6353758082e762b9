// What an edit made of a plan, for people and for programs.
#include "base/written.hpp"
#include "report/labels.hpp"
#include "usecase/life/edit_plan.hpp"

namespace inspectplan::usecase {
namespace {

Label change_name(PlanDifference::Kind kind) {
  switch (kind) {
    case PlanDifference::Kind::enters:
      return {"vào", "enters"};
    case PlanDifference::Kind::leaves:
      return {"ra", "leaves"};
    case PlanDifference::Kind::moves:
      break;
  }
  return {"đổi", "moves"};
}

std::string where(const report::Labels& labels, const plan::Visit& visit) {
  return visit.lead.empty() ? "" : labels.department(visit.lead) + ", " + labels.when(visit);
}

std::string from_to(const std::string& before, const std::string& after) {
  return before == after ? before : before + " → " + after;
}

}  // namespace

report::Sheet edited_sheet(const Edited& edited, Language language) {
  const report::Labels labels(*edited.after.rules, edited.after.document.plan, language);
  const auto say = [&](const Label& label) { return label.in(language); };
  report::Sheet sheet;
  sheet.header = {say({"thay đổi", "change"}), say({"mã", "id"}),        say({"tên cơ sở", "enterprise"}),
                  say({"điểm", "score"}),      say({"trước", "before"}), say({"sau", "after"}),
                  say({"vì sao", "because"})};
  sheet.right = {false, false, false, true, false, false, false};
  for (const PlanDifference::Change& change : edited.difference.changes)
    sheet.rows.push_back({say(change_name(change.kind)), change.enterprise, change.name,
                          labels.number(change.visit().score), where(labels, change.before),
                          where(labels, change.after),
                          say(change.by_hand ? Label{"quyết định", "decided"} : Label{"kéo theo", "follows from it"})});
  return sheet;
}

namespace {

// The search may find more once something was given up.
Label changed_by(const report::Labels& labels, const PlanDifference& difference) {
  Scaled cost = difference.cost();
  if (cost.value >= 0) return Label{"mất ", "cost "} + same(labels.number(cost));
  cost.value = -cost.value;
  return Label{"thêm ", "gain "} + same(labels.number(cost));
}

}  // namespace

std::string edited_caption(const Edited& edited, Language language) {
  const PlanDifference& difference = edited.difference;
  const report::Labels labels(*edited.after.rules, edited.after.document.plan, language);
  const std::string to = edited.after.document.run.id;
  const Label line{
      edited.before.id + " → " + (to.empty() ? "(không ghi)" : to) + ": " + std::to_string(edited.edits.size()) +
          " quyết định; giá trị " +
          from_to(labels.number(difference.value_before), labels.number(difference.value_after)) + " (" +
          changed_by(labels, difference).vi + "); cuộc " +
          from_to(std::to_string(difference.visits_before), std::to_string(difference.visits_after)) +
          "; bắt buộc không xếp được " +
          from_to(std::to_string(difference.unmet_before), std::to_string(difference.unmet_after)),
      edited.before.id + " → " + (to.empty() ? "(not recorded)" : to) + ": " + std::to_string(edited.edits.size()) +
          (edited.edits.size() == 1 ? " edit" : " edits") + "; value " +
          from_to(labels.number(difference.value_before), labels.number(difference.value_after)) + " (" +
          changed_by(labels, difference).en + "); visits " +
          from_to(std::to_string(difference.visits_before), std::to_string(difference.visits_after)) + "; unmet " +
          from_to(std::to_string(difference.unmet_before), std::to_string(difference.unmet_after))};
  return line.in(language);
}

std::string edited_json(const Edited& edited) {
  const ledger::Run& run = edited.after.document.run;
  JsonWriter json(2);
  json.begin_object().member("format", "inspectplan.edited/1").member("parent", edited.before.id).key("run");
  run.id.empty() ? json.null() : json.string(run.id);
  json.member("stay", run.parameters.stay).key("edits").begin_array();
  for (const ledger::Edit& edit : edited.edits) {
    json.begin_object().member("entry", edit.entry).member("edit", edit.kind).member("enterprise", edit.enterprise);
    json.key("period");
    edit.period.empty() ? json.null() : json.string(edit.period);
    json.member("reason", edit.reason).member("by", edit.by).member("document", edit.document);
    json.member("on", edit.on).end_object();
  }
  json.end_array();
  write(json, edited.difference);
  return json.end_object().take();
}

}  // namespace inspectplan::usecase
