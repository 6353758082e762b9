// Two recorded plans beside each other, enterprise by enterprise.
#include <algorithm>
#include <map>
#include <string_view>

#include "plan/sites.hpp"
#include "report/labels.hpp"
#include "report/messages.hpp"
#include "usecase/query/query_plan.hpp"

namespace inspectplan::usecase {
namespace {

using report::Cell;
using report::Message;

plan::VisitBySite visits_of(const plan::Plan& plan, const PlanFilter& filter) {
  plan::VisitBySite visits = plan::by_site(plan.visits);
  std::erase_if(visits, [&](const auto& one) { return !fits(*one.second, filter); });
  return visits;
}

// "-Q4" of "2027-Q4": what is visited in the same quarter of another year does not move.
std::string_view of_its_year(std::string_view period) {
  return period.substr(std::min(period.find('-'), period.size()));
}

// Enterprises of the register that the filter leaves out. One that has gone from it is not among them.
std::map<std::string, bool> kept(const PlanView& view) {
  std::map<std::string, bool> kept;
  for (std::size_t row = 0; row < view.chosen.size(); ++row) kept.emplace(view.key(row), view.chosen[row] != 0);
  return kept;
}

}  // namespace

report::QueryTable changes_table(const PlanView& view, const plan::Plan& other, const PlanQuery& query) {
  const report::Labels labels(view.rules(), view.plan, query.language);
  const report::Labels before(view.rules(), other, query.language);
  const auto word = [&](Message message) { return report::words(message, query.language); };
  const auto cell = [](const report::Labels& of, const plan::Visit* visit) {
    return visit ? Cell(of.department(visit->lead) + ", " + of.period(visit->period)) : Cell();
  };
  report::QueryTable table;
  table.title = report::words(Message::answer_changes, query.language, {query.against});
  table.add("change", word(Message::change));
  table.add("enterprise", word(Message::id));
  table.add("name", word(Message::enterprise));
  table.add("now", word(Message::lead));
  table.add("before", word(Message::before));
  const plan::VisitBySite now = visits_of(view.plan, query.filter), then = visits_of(other, query.filter);
  plan::VisitBySite either = now;
  either.insert(then.begin(), then.end());
  const std::map<std::string, bool> chosen = kept(view);
  for (const auto& [enterprise, visit] : either) {
    const auto row = chosen.find(enterprise);
    if (row != chosen.end() && !row->second) continue;
    const plan::Visit* is = now.contains(enterprise) ? now.at(enterprise) : nullptr;
    const plan::Visit* was = then.contains(enterprise) ? then.at(enterprise) : nullptr;
    if (is && was && is->lead == was->lead && of_its_year(is->period) == of_its_year(was->period)) continue;
    const Message change = !was ? Message::enters : !is ? Message::leaves : Message::moves;
    table.rows.push_back({word(change), enterprise, report::text_cell(plan::name_at(*visit, enterprise)),
                          cell(labels, is), cell(before, was)});
  }
  return table;
}

}  // namespace inspectplan::usecase
