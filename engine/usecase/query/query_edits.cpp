// The auditor's two lists beside each other: what the rules proposed, and what is in the plan after people decided.
#include <map>

#include "plan/sites.hpp"
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
  if (kind == "release") return {"rút quyết định", "taken back"};
  return {"kéo theo", "follows from it"};
}

using Decisions = std::map<std::string, std::vector<ledger::Edit>>;  // by enterprise, the oldest first

Decisions decisions_of(const ledger::Run& run) {
  Decisions decisions;
  for (const ledger::Edit& edit : run.edits) decisions[edit.enterprise].push_back(edit);
  return decisions;
}

// The last word on an enterprise counts; what stood before it is shown all the same.
std::string decided(const std::vector<ledger::Edit>& edits, std::size_t i, Language language) {
  const Label over{" (không còn hiệu lực)", " (no longer in force)"};
  return edit_name(edits[i].kind).in(language) + (i + 1 < edits.size() ? over.in(language) : "");
}

const plan::Visit* shown(const plan::Visit* visit, const PlanFilter& filter) {
  return visit && fits(*visit, filter) ? visit : nullptr;
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
      behind[change.enterprise] = now->days.back();
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
  const auto days = days_behind(query.database, run);
  const Decisions decisions = decisions_of(run);
  for (const auto& [enterprise, before, after] : both_by_site(proposed.visits, view.plan.visits)) {
    const plan::Visit* was = shown(before, query.filter);
    const plan::Visit* is = shown(after, query.filter);
    if (!was && !is) continue;
    const bool same = was && is && same_visit(*was, *is);
    const std::vector<Cell> visit{enterprise, report::text_cell(plan::name_at(is ? *is : *was, enterprise)),
                                  where(then, was), where(labels, is)};
    const auto add = [&](std::vector<Cell> why) {
      table.rows.push_back(visit);
      table.rows.back().insert(table.rows.back().end(), why.begin(), why.end());
    };
    const auto behind = days.find(enterprise);
    if (const auto found = decisions.find(enterprise); found != decisions.end())
      for (std::size_t i = 0; i < found->second.size(); ++i) {
        const ledger::Edit& edit = found->second[i];
        add({decided(found->second, i, query.language), edit.reason, edit.by, edit.document,
             report::whole_cell(edit.entry)});
      }
    else if (!same && behind != days.end())
      add({say(edit_name("")), behind->second.reason, behind->second.by, behind->second.document, Cell()});
    else
      add({same ? Cell() : Cell(say(edit_name(""))), Cell(), Cell(), Cell(), Cell()});
  }
  return table;
}

}  // namespace inspectplan::usecase
