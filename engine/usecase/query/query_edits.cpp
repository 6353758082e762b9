// The auditor's two lists beside each other: what the rules proposed, and what is in the plan after people decided.
#include <map>

#include "report/labels.hpp"
#include "report/messages.hpp"
#include "usecase/life/difference.hpp"
#include "usecase/life/line.hpp"
#include "usecase/planning/read_plan.hpp"
#include "usecase/query/query_plan.hpp"

namespace inspectplan::usecase {
namespace {

using report::Cell;
using report::Message;

Label edit_name(const std::string& kind) {
  if (kind == "pin") return {"đưa vào", "put in"};
  if (kind == "drop") return {"bỏ", "struck"};
  if (kind == "move") return {"chuyển kỳ", "moved"};
  if (kind == "merge") return {"ghép đoàn khác", "joined to another body's"};
  return {"kéo theo", "follows from it"};
}

Cell where(const report::Labels& labels, const plan::Visit* visit) {
  return visit ? Cell(labels.department(visit->lead) + ", " + labels.period(visit->period)) : Cell();
}

// Of each amendment of the line by days: what it changed, by enterprise.
std::map<std::string, ledger::Amendment::Days> days_behind(const std::string& path, const ledger::Run& run) {
  std::map<std::string, ledger::Amendment::Days> behind;
  registers::Register store(path, registers::Register::Open::read_only);
  const std::vector<ledger::Run> line = line_of(store.database(), run);
  const ledger::Ledger ledger(store.database());
  for (std::size_t i = line.size() - 1; i-- > 0;) {
    const auto& now = line[i].parameters.amendment;
    const auto& before = line[i + 1].parameters.amendment;
    if (!now || now->days.size() == (before ? before->days.size() : 0)) continue;
    const plan::Plan was = read_plan(ledger.find(line[i + 1].id)->plan_json);
    for (const auto& change : difference_of(was, read_plan(ledger.find(line[i].id)->plan_json), {}).changes)
      behind[change.visit().enterprise] = now->days.back();
  }
  return behind;
}

}  // namespace

report::QueryTable edits_table(const PlanView& view, const plan::Plan& proposed, const ledger::Run& run,
                               const PlanQuery& query) {
  const report::Labels labels(view.rules(), view.plan, query.language), then(view.rules(), proposed, query.language);
  const auto say = [&](const Label& label) { return label.in(query.language); };
  report::QueryTable table;
  table.title = say({"Quy tắc đề xuất và kế hoạch sau quyết định", "Proposed by the rules, and the plan as decided"});
  table.add("enterprise", report::words(Message::id, query.language));
  table.add("name", report::words(Message::enterprise, query.language));
  table.add("proposed", say({"Đề xuất", "Proposed"}));
  table.add("plan", say({"Kế hoạch", "Plan"}));
  table.add("edit", say({"Quyết định", "Decided"}));
  table.add("reason", report::words(Message::why, query.language));
  table.add("by", say({"Cơ quan", "By"}));
  table.add("document", say({"Văn bản", "Document"}));
  table.add("entry", say({"Mục sổ", "Entry"}), true);
  std::map<std::string, std::pair<const plan::Visit*, const plan::Visit*>> visits;
  for (const plan::Visit& visit : proposed.visits)
    if (fits(visit, query.filter)) visits[visit.enterprise].first = &visit;
  for (const plan::Visit& visit : view.plan.visits)
    if (fits(visit, query.filter)) visits[visit.enterprise].second = &visit;
  const auto days = days_behind(query.database, run);
  std::map<std::string, ledger::Edit> edits;
  for (ledger::Edit& edit : ledger::in_force(run.edits)) edits[edit.enterprise] = std::move(edit);
  for (const auto& [enterprise, both] : visits) {
    const auto& [was, is] = both;
    const auto edit = edits.find(enterprise);
    const bool same = was && is && same_visit(*was, *is);
    std::vector<Cell> row{enterprise, report::text_cell((is ? is : was)->name), where(then, was), where(labels, is)};
    if (edit != edits.end())
      row.insert(row.end(), {say(edit_name(edit->second.kind)), edit->second.reason, edit->second.by,
                             edit->second.document, report::whole_cell(edit->second.entry)});
    else if (const auto behind = days.find(enterprise); !same && behind != days.end())
      row.insert(row.end(),
                 {say(edit_name("")), behind->second.reason, behind->second.by, behind->second.document, Cell()});
    else
      row.insert(row.end(), {same ? Cell() : Cell(say(edit_name(""))), Cell(), Cell(), Cell(), Cell()});
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace inspectplan::usecase
