// Whom a plan visits, and with whom.

#include "plan/sites.hpp"
#include "report/labels.hpp"
#include "report/messages.hpp"
#include "usecase/query/query_plan.hpp"

namespace inspectplan::usecase {
namespace {

using report::Cell;
using report::Message;

// Why it is in the plan: the mandates, or the lottery, else its score.
std::string why(const plan::Visit& visit, const report::Labels& labels) {
  std::string words = report::joined(visit.mandates, [&](const std::string& id) { return labels.mandate(id); });
  if (visit.random) words += (words.empty() ? "" : "; ") + report::words(Message::by_lottery, labels.language());
  return words.empty() ? report::words(Message::by_score, labels.language()) : words;
}

}  // namespace

ShownVisits shown_visits(const PlanView& view, const PlanFilter& filter) {
  ShownVisits shown{view.rules(), view.plan, {}};
  for (std::size_t row = 0; row < view.chosen.size(); ++row)
    if (view.chosen[row] != 0 && view.visit(row) && fits(*view.visit(row), filter) &&
        (filter.tier.empty() || view.visit(row)->tier == filter.tier))  // the visit's, whichever site has another
      shown.visits.insert(static_cast<std::size_t>(view.visit_of[row]));
  return shown;
}

report::QueryTable visits_table(const ShownVisits& shown, bool only_joint, Language language) {
  const report::Labels labels(shown.rules, shown.plan, language);
  report::QueryTable table;
  table.title = report::words(only_joint ? Message::answer_joint : Message::answer_visits, language);
  const auto word = [&](Message message) { return report::words(message, language); };
  table.add("period", word(Message::period));
  table.add("lead", word(Message::lead));
  table.add("enterprise", word(Message::id));
  table.add("name", word(Message::enterprise));
  table.add("matters", word(Message::matters));
  table.add("coordinating", word(Message::coordinating));
  table.add("days", word(Message::days), true);
  table.add("score", word(Message::score), true);
  table.add("tier", word(Message::tier));
  table.add("why", word(Message::why));
  for (const std::size_t index : shown.visits) {
    const plan::Visit& visit = shown.plan.visits[index];
    if (only_joint && visit.coordinating.empty()) continue;
    std::int64_t days = 0;
    for (const auto& [department, count] : visit.inspector_days) days += count;
    for (const plan::Site& site : plan::sites_of(visit)) {
      const bool is_first = site.enterprise == visit.enterprise;
      table.rows.push_back(
          {labels.when(visit), labels.department(visit.lead), site.enterprise, report::text_cell(site.name),
           report::text_cell(report::joined(visit.matters, [&](const std::string& id) { return labels.matter(id); })),
           report::text_cell(
               report::joined(visit.coordinating, [&](const std::string& id) { return labels.department(id); })),
           is_first ? report::whole_cell(days) : Cell(), is_first && visit.score_known ? Cell(visit.score) : Cell(),
           is_first ? report::text_cell(labels.tier(visit.tier)) : Cell(),
           is_first ? why(visit, labels) : report::words(Message::same_visit_as, language, {visit.enterprise})});
    }
  }
  return table;
}

}  // namespace inspectplan::usecase
