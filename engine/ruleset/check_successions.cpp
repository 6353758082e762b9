// Successions must say one thing: where two of them go on with one scope, or they lead back to where they began, nobody
// could say who takes over.
#include "ruleset/reading.hpp"
#include "ruleset/succession.hpp"

namespace inspectplan::ruleset {
namespace {

std::string path(const std::vector<Succession>& all, const std::vector<std::size_t>& steps) {
  std::string text = all[steps.front()].from;
  for (const std::size_t step : steps) text += " → " + all[step].to;
  return text;
}

}  // namespace

void check_successions(Reading& reading) {
  const std::vector<Succession>& all = reading.rules.successions;
  if (all.size() < 2) return;
  const SuccessionGraph graph(reading.rules);
  for (const auto& [a, b] : graph.overlaps()) {
    reading.diagnostics.error(
        "succession-overlap", all[b].place,
        "two successions of " + all[a].from + " are in force for one scope: to " + all[a].to + " and to " + all[b].to,
        "end one of them (valid.until) or give them different scopes");
  }
  for (const SuccessionGraph::Cycle& cycle : graph.cycles()) {
    const std::string when = cycle.on == first_day ? "" : " (" + to_string(cycle.on) + ")";
    const std::string scope = cycle.scope.empty() ? "" : " [" + cycle.scope + "]";
    reading.diagnostics.error("succession-cycle", all[cycle.steps.back()].place,
                              "successions go round in a circle" + scope + when + ": " + path(all, cycle.steps),
                              "end one succession before the one back begins");
  }
}

}  // namespace inspectplan::ruleset
