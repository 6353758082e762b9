// Two recorded plans beside each other, enterprise by enterprise.
#include <map>

#include "ledger/run.hpp"
#include "report/labels.hpp"
#include "report/messages.hpp"
#include "usecase/query_plan.hpp"
#include "usecase/read_plan.hpp"

namespace inspectplan::usecase {
namespace {

using report::Cell;
using report::Message;
using Visits = std::map<std::string, const plan::Visit*>;  // by enterprise

Visits visits_of(const plan::Plan& plan, const PlanFilter& filter) {
  Visits visits;
  for (const plan::Visit& visit : plan.visits)
    if (fits(visit, filter)) visits.emplace(visit.enterprise, &visit);
  return visits;
}

// Enterprises of the register that the filter leaves out. One that has gone from it is not among them.
std::map<std::string, bool> kept(const PlanView& view) {
  std::map<std::string, bool> kept;
  for (std::size_t row = 0; row < view.chosen.size(); ++row) kept.emplace(view.key(row), view.chosen[row] != 0);
  return kept;
}

}  // namespace

std::optional<report::QueryTable> changes_table(const PlanView& view, const PlanQuery& query,
                                                Diagnostics& diagnostics) {
  registers::Register store(query.database, registers::Register::Open::existing);
  const auto recorded = ledger::Ledger(store.database()).find(query.against);
  if (!recorded) {
    diagnostics.error("unknown-run", {}, "there is no run " + query.against + " in " + query.database,
                      "`inspectplan runs list` shows those there are");
    return std::nullopt;
  }
  const plan::Plan other = read_plan(recorded->plan_json);
  const report::Labels labels(view.rules(), view.plan, query.language);
  const report::Labels before(view.rules(), other, query.language);
  const auto word = [&](Message message) { return report::words(message, query.language); };
  const auto cell = [](const report::Labels& of, const plan::Visit* visit) {
    return visit ? Cell(of.department(visit->lead) + ", " + of.period(visit->period)) : Cell();
  };
  report::QueryTable table;
  table.title = report::words(Message::answer_changes, query.language, {query.against});
  table.columns = {{"change", word(Message::change)},
                   {"enterprise", word(Message::id)},
                   {"name", word(Message::enterprise)},
                   {"now", word(Message::lead)},
                   {"before", word(Message::before)}};
  const Visits now = visits_of(view.plan, query.filter), then = visits_of(other, query.filter);
  Visits either = now;
  either.insert(then.begin(), then.end());
  const std::map<std::string, bool> chosen = kept(view);
  for (const auto& [enterprise, visit] : either) {
    const auto row = chosen.find(enterprise);
    if (row != chosen.end() && !row->second) continue;
    const plan::Visit* is = now.contains(enterprise) ? now.at(enterprise) : nullptr;
    const plan::Visit* was = then.contains(enterprise) ? then.at(enterprise) : nullptr;
    if (is && was && is->lead == was->lead && is->period == was->period) continue;
    const Message change = !was ? Message::enters : !is ? Message::leaves : Message::moves;
    table.rows.push_back({word(change), enterprise, visit->name, cell(labels, is), cell(before, was)});
  }
  return table;
}

}  // namespace inspectplan::usecase
