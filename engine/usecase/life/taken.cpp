#include "usecase/life/taken.hpp"

#include <algorithm>
#include <set>

#include "plan/sites.hpp"
#include "usecase/life/line.hpp"

namespace inspectplan::usecase {
namespace {

bool comes_after_approval(const std::string& step) {
  return step == "subjects_told" || step == "published" || step == "closed";
}

// Entries "overlap_sent" that a list went out with: a later one of the same plan that names no list sets the day or
// the paper right.
std::int64_t last_sending(const std::vector<ledger::Step>& steps, const std::vector<ledger::Run>& line) {
  std::int64_t last = 0;
  std::set<std::string> sent;
  for (const ledger::Step& step : steps) {
    const bool of_line = std::any_of(line.begin(), line.end(), [&](const auto& run) { return run.id == step.run; });
    if (!of_line || step.step != "overlap_sent") continue;
    if (sent.insert(step.run).second || !step.list.empty()) last = step.entry;
  }
  return last;
}

ledger::Step approval_of(const ledger::Run& run) {
  const ledger::PlanDecision& last = run.decisions.back();
  return {0, run.id, "approved", last.by, last.decision, {}, {}, parse_day(last.date).value_or(Day{})};
}

}  // namespace

Taken steps_taken(SQLite::Database& database, const ledger::Run& run, const std::optional<Day>& until) {
  std::vector<ledger::Step> all = ledger::steps(database);
  if (until) std::erase_if(all, [&](const ledger::Step& step) { return *until < step.on; });
  const std::vector<ledger::Run> line = line_of(database, run);
  Taken taken;
  for (const ledger::Run& one : line)
    for (const ledger::Step& step : all) {
      const bool counts = one.id == run.id || !comes_after_approval(step.step);
      const auto newer = taken.find(step.step);
      if (step.run == one.id && counts && (newer == taken.end() || newer->second.run == one.id))
        taken[step.step] = step;
    }
  const std::int64_t sent = last_sending(all, line);
  if (const auto cleared = taken.find("overlap_cleared"); cleared != taken.end() && cleared->second.entry < sent)
    taken.erase(cleared);
  if (!run.decisions.empty())
    if (ledger::Step approval = approval_of(run); !until || approval.on <= *until)
      taken["approved"] = std::move(approval);
  return taken;
}

std::map<std::string, Day> steps_first_taken(SQLite::Database& database, const ledger::Run& run) {
  std::map<std::string, Day> first;
  const auto add = [&](const std::string& step, Day on) {
    const auto [known, is_new] = first.emplace(step, on);
    if (!is_new) known->second = std::min(known->second, on);
  };
  const std::vector<ledger::Step> all = ledger::steps(database);
  for (const ledger::Run& one : line_of(database, run)) {
    for (const ledger::Step& step : all)
      if (step.run == one.id) add(step.step, step.on);
    for (const ledger::PlanDecision& decision : one.decisions)
      if (const auto on = parse_day(decision.date)) add("approved", *on);
  }
  return first;
}

std::vector<ledger::Edit> struck_and_back(const ledger::Run& run, const plan::Plan& plan, const Taken& taken) {
  const auto cleared = taken.find("overlap_cleared");
  if (cleared == taken.end()) return {};
  const plan::VisitBySite visits = plan::by_site(plan.visits);
  std::map<std::string, ledger::Edit> back;
  for (const ledger::Edit& edit : run.edits) {
    const bool strikes = edit.kind == "drop" || edit.kind == "merge";
    if (strikes && edit.by == cleared->second.by) back[edit.enterprise] = edit;
  }
  std::map<std::string, std::int64_t> last;  // entry of the last decision
  for (const ledger::Edit& edit : run.edits) last[edit.enterprise] = edit.entry;
  std::vector<ledger::Edit> list;
  for (auto& [enterprise, edit] : back)
    if (visits.contains(enterprise) && cleared->second.entry < last[enterprise]) list.push_back(std::move(edit));
  return list;
}

bool amends(SQLite::Database& database, const ledger::Run& run) {
  const std::vector<ledger::Run> line = line_of(database, run);
  return std::any_of(line.begin() + 1, line.end(), [](const ledger::Run& one) { return !one.decisions.empty(); });
}

}  // namespace inspectplan::usecase
