// Every enterprise that the rules are about, whether it is in the plan or not.
#include <algorithm>

#include "base/text.hpp"
#include "report/labels.hpp"
#include "report/messages.hpp"
#include "responsibility/names.hpp"
#include "usecase/query/led_by.hpp"
#include "usecase/query/query_plan.hpp"

namespace inspectplan::usecase {
namespace {

using report::Cell;
using report::Message;

template <class Entries>
std::string holding(const Entries& entries, const std::vector<std::vector<std::uint8_t>>& truths, std::size_t row,
                    Language language) {
  std::string list;
  for (std::size_t i = 0; i < entries.size(); ++i)
    if (truths[i][row] == feel::truth_true)
      list += (list.empty() ? "" : "; ") + responsibility::name_of(entries[i]).in(language);
  return list;
}

bool has_matter(const PlanView& view, const std::string& matter, std::size_t row) {
  const auto index = view.rules().matter_index(matter);
  return matter.empty() || (index && view.assessed.matters[*index][row] == feel::truth_true);
}

// As in a Vietnamese dictionary, by name: a list is looked through by it. Those without a name have their key there.
void sort_by_name(std::vector<std::vector<Cell>>& rows) {
  std::vector<std::pair<std::string, std::size_t>> order;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto* name = std::get_if<std::string>(&rows[i][1]);
    order.emplace_back(vietnamese_sort_key(name ? *name : std::string()), i);
  }
  std::sort(order.begin(), order.end());
  std::vector<std::vector<Cell>> sorted;
  for (const auto& [key, i] : order) sorted.push_back(std::move(rows[i]));
  rows = std::move(sorted);
}

}  // namespace

report::QueryTable enterprises_table(const PlanView& view, const PlanFilter& filter, Language language) {
  const report::Labels labels(view.rules(), view.plan, language);
  const std::vector<std::uint8_t> led =
      filter.department.empty() ? std::vector<std::uint8_t>(view.chosen.size(), 1)
                                : led_by(view.session, view.assessed, filter.department, view.session.clock.plan_start);
  report::QueryTable table;
  table.title = report::words(Message::answer_enterprises, language);
  const auto word = [&](Message message) { return report::words(message, language); };
  table.add("enterprise", word(Message::id));
  table.add("name", word(Message::enterprise));
  table.add("score", word(Message::score), true);
  table.add("score_low", word(Message::score_low), true);
  table.add("score_high", word(Message::score_high), true);
  table.add("tier", word(Message::tier));
  table.add("sectors", word(Message::sectors));
  table.add("matters", word(Message::matters));
  table.add("period", word(Message::period));
  table.add("lead", word(Message::lead));
  for (std::size_t row = 0; row < view.chosen.size(); ++row) {
    const plan::Visit* visit = view.visit(row);
    if (view.chosen[row] == 0 || led[row] == 0 || !has_matter(view, filter.matter, row)) continue;
    if (!filter.period.empty() && (!visit || visit->period != filter.period)) continue;
    const auto points = [&](std::int64_t value) { return Cell(Scaled{value, view.assessed.score_scale}); };
    const std::int16_t tier = view.assessed.tier[row];
    table.rows.push_back(
        {view.key(row), report::text_cell(view.name(row)),
         view.assessed.score_known[row] != 0 ? points(view.assessed.score[row]) : Cell(),
         points(view.assessed.score_low[row]), points(view.assessed.score_high[row]),
         tier < 0 ? Cell() : report::text_cell(labels.tier(view.rules().tiers[static_cast<std::size_t>(tier)].id)),
         report::text_cell(holding(view.rules().sectors, view.assessed.sectors, row, language)),
         report::text_cell(holding(view.rules().matters, view.assessed.matters, row, language)),
         visit ? report::text_cell(labels.when(*visit)) : Cell(),
         visit ? report::text_cell(labels.department(visit->lead)) : Cell()});
  }
  sort_by_name(table.rows);
  return table;
}

}  // namespace inspectplan::usecase
