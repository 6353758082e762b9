#include "usecase/query/query_plan.hpp"

#include "usecase/find_run.hpp"
#include "usecase/life/line.hpp"
#include "usecase/planning/part.hpp"
#include "usecase/planning/read_plan.hpp"

namespace inspectplan::usecase {
namespace {

std::optional<report::QueryTable> answer(PlanView& view, const PlanQuery& query, Diagnostics& diagnostics) {
  switch (query.question) {
    case PlanQuestion::visits:
      return visits_table(shown_visits(view, query.filter), false, query.language);
    case PlanQuestion::joint:
      return visits_table(shown_visits(view, query.filter), true, query.language);
    case PlanQuestion::overlaps:
      return overlaps_table(shown_visits(view, query.filter), added_visits(view, query), query.language);
    case PlanQuestion::enterprises:
      return enterprises_table(view, query.filter, query.language);
    case PlanQuestion::sectors:
      return sectors_table(view, query.filter, query.language);
    case PlanQuestion::matters:
      return matters_table(view, query.filter, query.language);
    case PlanQuestion::changes: {
      const auto other = find_run(view.session.store.database(), query.against, query.database, diagnostics);
      if (!other) return std::nullopt;
      return changes_table(view, read_plan(other->plan_json), query);
    }
    case PlanQuestion::edits: {
      SQLite::Database& database = view.session.store.database();
      const ledger::Run run = ledger::Ledger(database).find(view.run).value();
      const auto first = ledger::Ledger(database).find(line_of(database, run).back().id);
      return edits_table(view, read_plan(first->plan_json), run, query);
    }
    case PlanQuestion::coverage:
      return coverage_table(view, query, diagnostics);
  }
  return std::nullopt;
}

}  // namespace

std::optional<report::QueryTable> query_plan(const PlanQuery& query, Pool& pool, Diagnostics& diagnostics,
                                             Observer& observer) {
  if (is_part(query.database)) return query_part(query, diagnostics);
  auto view = open_plan_view(query.database, query.run, query.filter, pool, diagnostics, observer);
  if (!view) return std::nullopt;
  auto table = answer(*view, query, diagnostics);
  if (table) table->source = {view->run, view->rules().id, view->rules().version, view->session.clock.as_of};
  return table;
}

}  // namespace inspectplan::usecase
