#include "usecase/life/taken.hpp"

#include <algorithm>

#include "usecase/life/line.hpp"

namespace inspectplan::usecase {
namespace {

bool comes_after_approval(const std::string& step) {
  return step == "subjects_told" || step == "published" || step == "closed";
}

}  // namespace

std::map<std::string, ledger::Step> steps_taken(SQLite::Database& database, const ledger::Run& run) {
  const std::vector<ledger::Step> all = ledger::steps(database);
  std::map<std::string, ledger::Step> taken;
  for (const ledger::Run& one : line_of(database, run))
    for (const ledger::Step& step : all) {
      const bool counts = one.id == run.id || !comes_after_approval(step.step);
      const auto newer = taken.find(step.step);
      if (step.run == one.id && counts && (newer == taken.end() || newer->second.run == one.id))
        taken[step.step] = step;
    }
  if (!run.decisions.empty()) {
    const ledger::PlanDecision& last = run.decisions.back();
    taken["approved"] = {0, run.id, "approved", last.by, last.decision, {}, {}, parse_day(last.date).value_or(Day{})};
  }
  return taken;
}

bool amends(SQLite::Database& database, const ledger::Run& run) {
  const std::vector<ledger::Run> line = line_of(database, run);
  return std::any_of(line.begin() + 1, line.end(), [](const ledger::Run& one) { return !one.decisions.empty(); });
}

}  // namespace inspectplan::usecase
