#pragma once
// `rules diff A B --impact`: what a change of rules does to the enterprises of a register and to the plan of a year.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/pool.hpp"
#include "report/report.hpp"
#include "usecase/usecase.hpp"

namespace inspectplan::usecase {

struct ImpactRequest {
  PlanRequest plan;                        // its session's `rules` are the first rule set; capacity and seed serve both
  std::string other;                       // the second one
  bool plans = true;                       // false: scores, tiers and sectors only
  std::optional<std::string> place, size;  // enterprise fields to count visits by; default place: what departments that
                                           // there are one of a place go by, else the territory
};

struct Moved {
  std::string enterprise, name;
  std::string old_score, new_score, old_tier, new_tier;  // empty: unknown, or not in the population
};

// How an enterprise stands in a department's plan: "lead", "coordinate", or "" where it does not.
struct Passage {
  std::string department, enterprise, name, before, after;
};

struct BeforeAfter {
  std::size_t before = 0, after = 0;
};
using Counts = std::map<std::string, BeforeAfter>;

// Both years' plans side by side; visits unless said otherwise.
struct PlanImpact {
  BeforeAfter visits, unmet;
  std::string value_before, value_after;
  Counts departments;             // visits led or joined
  Counts sectors, places, sizes;  // a visit counts in each of its sectors; "" where the register does not say
  std::vector<Passage> passages;  // who enters, leaves or changes part, by department and enterprise
};

struct Impact {
  std::string a, b;  // "id version"
  std::size_t enterprises = 0, scores_moved = 0, tiers_moved = 0;
  // "tier low → high" and "sector mining: in", "sector mining: out", and how many enterprises.
  std::map<std::string, std::size_t> counts;
  std::vector<Moved> moved;  // by key
  std::optional<PlanImpact> plan;
};

// Both rule sets over the same register as of the same moment. Records nothing. Empty on findings.
std::optional<Impact> impact(const ImpactRequest& request, Pool& pool, Diagnostics& diagnostics, Observer& observer);

// "1–9", "10–49", "50–99", "100–499", …: steps that need no knowledge of what is counted. "" for what is below 0.
std::string size_class(std::int64_t whole);

// One long table: what, of, enterprise, name, before, after. `most` names at most (0: all); what is cut is counted.
report::Sheet impact_sheet(const Impact& impact, std::size_t most);
std::string impact_json(const Impact& impact);

}  // namespace inspectplan::usecase
