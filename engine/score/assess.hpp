#pragma once
// Program × columns → assessments: sectors, matters, points, score with its range, tier, mandates.
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/observer.hpp"
#include "base/pool.hpp"
#include "column/column.hpp"
#include "ruleset/model.hpp"

namespace inspectplan::score {

// The dates a plan is made for; what expressions see as plan_year, plan_start, plan_end, as_of.
struct Clock {
  int plan_year = 0;
  Day plan_start{};
  Day plan_end{};
  Day as_of{};
};
Clock clock_of(int plan_year, Day as_of);

struct PointRange {
  std::vector<std::int64_t> shown;  // scaled; meaningless where known == 0
  std::vector<std::int64_t> low;
  std::vector<std::int64_t> high;
};

// One entry an enterprise, in the order of the dataset. Truth vectors are feel::Truth.
struct Assessments {
  std::size_t rows = 0;
  int score_scale = 0;
  std::vector<std::vector<std::uint8_t>> sectors;    // [sector index][row], as RuleSet::sectors
  std::vector<std::vector<std::uint8_t>> matters;
  std::vector<std::vector<std::uint8_t>> mandates;
  std::vector<std::uint8_t> in_population;           // undecided counts as in
  std::vector<std::int64_t> score;                   // scaled; 0 where unknown
  std::vector<std::uint8_t> score_known;
  std::vector<std::int64_t> score_low;
  std::vector<std::int64_t> score_high;
  std::vector<std::uint8_t> range_exact;
  std::vector<std::int16_t> tier;                    // index into RuleSet::tiers; -1 unknown
  std::vector<std::uint8_t> is_due;                  // truth
  std::vector<std::int32_t> last_visit;              // day number; `no_day` = never or unknown
  std::vector<std::int64_t> value;                   // of a visit, scaled as `value_scale`; >= 0
  int value_scale = 0;
  std::vector<std::int16_t> workload;                // index into Planning::workload; -1 none
  std::vector<std::vector<std::uint8_t>> cap_excepted;  // [cap][row] truth
  std::vector<std::uint8_t> random_eligible;         // truth; empty without a lottery
  std::vector<std::vector<std::uint8_t>> quotas;     // [quota][row] truth
  std::vector<std::vector<std::uint8_t>> responsibilities;  // [responsibility][row] truth of its `when`; empty inner = always
  // Entries undecided, by section and id, with the facts missing in them and how often.
  struct Undecided { std::string section, id, fact; std::uint64_t enterprises; };
  std::vector<Undecided> undecided;
  Diagnostics findings;                              // faults at run time, counted
};
inline constexpr std::int32_t no_day = INT32_MIN;

// Compiles the rule set once and runs it over the dataset. Same result for any number of threads.
Assessments assess(const ruleset::RuleSet& rules, const column::Dataset& data, const Clock& clock,
                   Pool& pool, Observer& observer = silent());

// How one enterprise came to its score and tier; everything an answer to "why" needs.
struct FactUse {
  std::string name;
  std::string value;      // as people write it; empty when missing
  bool missing = false;
};
struct FactorLine {
  std::string factor;
  Label label;
  std::string band;       // the `is` that held; empty when assumed or none
  Scaled points;
  Scaled low, high;
  bool assumed = false;   // `missing` points
  std::vector<FactUse> facts;
  std::vector<ruleset::Basis> basis;
};
struct CardLine {
  std::string scorecard;
  Label label;
  Scaled points, low, high;
  std::vector<FactorLine> factors;
};
struct RuleLine {         // a sector, matter or mandate
  std::string id;
  Label label;
  std::uint8_t truth = 0;
  std::vector<FactUse> facts;      // the missing ones are what would settle it
  std::vector<ruleset::Basis> basis;
};
// The nearest single change of one fact that moves the tier, if one was found.
struct TierChange { std::string fact, from, to, tier; };
struct Explanation {
  std::string enterprise;
  std::string name;
  bool score_known = false;
  Scaled score, low, high;
  bool range_exact = false;
  std::string tier;       // empty = unknown
  Label tier_label;
  std::optional<Day> last_visit;
  std::uint8_t is_due = 0;
  std::vector<RuleLine> sectors, matters, mandates;  // undecided and true ones
  std::vector<CardLine> scorecards;
  std::optional<TierChange> nearest;
};
Explanation explain(const ruleset::RuleSet& rules, const column::Dataset& data, std::size_t row, const Clock& clock);

}  // namespace inspectplan::score
