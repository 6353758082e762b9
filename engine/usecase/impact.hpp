#pragma once
// `rules diff A B --impact`: what a change of rules does to the scores and tiers of the enterprises of a register.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/pool.hpp"
#include "report/report.hpp"
#include "usecase/session.hpp"

namespace inspectplan::usecase {

struct Moved {
  std::string enterprise, name;
  std::string old_score, new_score, old_tier, new_tier;  // empty: unknown, or not in the population
};
struct Impact {
  std::string a, b;  // "id version"
  std::size_t enterprises = 0, scores_moved = 0, tiers_moved = 0;
  // "tier low → high" and "sector mining: in", "sector mining: out", and how many enterprises.
  std::map<std::string, std::size_t> counts;
  std::vector<Moved> moved;  // by key
};

// Both rule sets over the same register as of the same moment (`request`, whose `rules` is the first one).
// Empty on findings.
std::optional<Impact> impact(const SessionRequest& request, const std::string& other, Pool& pool,
                             Diagnostics& diagnostics, Observer& observer);

report::Sheet impact_sheet(const Impact& impact);
std::string impact_json(const Impact& impact);

}  // namespace inspectplan::usecase
