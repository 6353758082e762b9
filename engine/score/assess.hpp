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

// What the score could be if all missing facts were known, one entry an enterprise.
struct Ranges {
  // The score could be from low to high, what is shown among it: low <= high, and low <= score <= high where it is
  // known. Exact: both ends are reached by completions of the missing facts; not where what is shown lies outside of
  // these.
  std::vector<std::int64_t> score_low;
  std::vector<std::int64_t> score_high;
  std::vector<std::uint8_t> range_exact;
  // The missing fact that leaves the narrowest range once it is known, on average over its values; where none alone
  // narrows what completions come to, one that makes the score known or brings what is shown among them: index into
  // Assessments::facts, -1 where no fact alone does.
  std::vector<std::int32_t> narrowed_by;
  // [tier][row] 1 = it is, or could be if all missing facts were known. Sound; perhaps more than really could, where
  // completions are too many to be tried.
  std::vector<std::vector<std::uint8_t>> possible_tiers;
};

// One entry an enterprise, in the order of the dataset. Truth vectors are feel::Truth.
struct Assessments : Ranges {
  std::size_t rows = 0;
  int score_scale = 0;
  std::vector<std::vector<std::uint8_t>> sectors;  // [sector index][row], as RuleSet::sectors
  std::vector<std::vector<std::uint8_t>> matters;
  std::vector<std::vector<std::uint8_t>> mandates;
  std::vector<std::uint8_t> in_population;  // 1 = in; undecided counts as in
  std::vector<std::int64_t> score;          // scaled; 0 where unknown
  std::vector<std::uint8_t> score_known;
  std::vector<std::string> facts;  // "workers", "accident.killed", "accident" = the table
  std::vector<std::int16_t> tier;  // index into RuleSet::tiers; -1 unknown
  // Truth. False in a tier without `due`; unknown where the tier is. Without a last visit: true where the tables
  // that would tell of one were imported and lack nothing, else unknown.
  std::vector<std::uint8_t> is_due;
  std::vector<std::int32_t> last_visit;  // day number; `no_day` = never or unknown
  // Day numbers of Planning::first_day, last_day; `no_day` = open or unknown. Empty where the rules have none.
  std::vector<std::int32_t> first_day, last_day;
  std::vector<std::int64_t> value;  // of a visit, scaled as `value_scale`; >= 0, 0 where unknown
  int value_scale = 0;
  std::vector<std::int16_t> workload;                   // first of Planning::workload that surely holds; -1 none
  std::vector<std::vector<std::uint8_t>> cap_excepted;  // [cap][row] truth; false for a cap without `except`
  std::vector<std::uint8_t> random_eligible;            // truth; empty without a lottery
  std::vector<std::vector<std::uint8_t>> quotas;        // [quota][row] truth
  std::vector<std::vector<std::uint8_t>>
      responsibilities;  // [responsibility][row] truth of its `when`; empty inner = always
  // What a team is shown (Derived::for_team), by place in RuleSet::derived: [derived][row], scaled as the type of its
  // value; `no_number` where it is not known. Empty inner: not shown.
  std::vector<std::vector<std::int64_t>> for_team;
  // Entries undecided in the population: section and id as in the rule set ("tiers", "a"), a fact that would
  // settle it ("workers", "accident.killed", "accident" = the table; empty = no fact of the register) and in
  // how many enterprises. An enterprise counts once for each fact it lacks. In the order of the rule set.
  struct Undecided {
    std::string section, id, fact;
    std::uint64_t enterprises;
  };
  std::vector<Undecided> undecided;
  // The same by what would settle it: all who lack the fact; or who lack none and yet have open what asks for these
  // derived values. Each enterprise counts once, however much it leaves open.
  struct LeftOpen {
    std::string fact;
    std::vector<std::string> asks;
    std::uint64_t enterprises;
    std::vector<std::size_t> examples;  // the first rows of them, at most three
    std::vector<Undecided> entries;     // in the order of the rule set
  };
  std::vector<LeftOpen> left_open;
  Diagnostics findings;  // faults at run time, counted
};
inline constexpr std::int32_t no_day = INT32_MIN;
inline constexpr std::int64_t no_number = INT64_MIN;

// Compiles the rule set once and runs it over the dataset. Same result for any number of threads.
Assessments assess(const ruleset::RuleSet& rules, const column::Dataset& data, const Clock& clock, Pool& pool,
                   Observer& observer = silent());

// The same without ranges, which cost most of the time: those of an enterprise are what is shown of it. ranges_of finds
// those that are asked for, as assess would: `rows` by the order of the dataset; the others stay.
Assessments assess_as_shown(const ruleset::RuleSet& rules, const column::Dataset& data, const Clock& clock, Pool& pool,
                            Observer& observer = silent());
Ranges ranges_of(const ruleset::RuleSet& rules, const column::Dataset& data, const Clock& clock,
                 const Assessments& shown, const std::vector<std::uint32_t>& rows, Pool& pool);

// First day on which the enterprise's tier allows another visit (at most 9999-12-31); none where it has no tier, was
// never visited as far as is known, its tier waits for nothing, or a mandate orders a visit on a ground that is not the
// plan.
std::optional<Day> earliest_visit(const ruleset::RuleSet& rules, const Assessments& assessed, std::size_t row);
// What the team is shown of RuleSet::derived[index], which is for teams; none where it is not known.
std::optional<Scaled> team_value(const ruleset::RuleSet& rules, const Assessments& assessed, std::size_t index,
                                 std::size_t row);
// The last day of the year on which a visit that mandates order should begin; none where they name no day.
std::optional<Day> latest_begin(const ruleset::RuleSet& rules, const Assessments& assessed, int year, std::size_t row);

// `valid` of sectors, matters, tiers, mandates and scorecards is compared with Clock::plan_start: an entry not in
// force is false (a scorecard gives 0).

// How one enterprise came to its score and tier; everything an answer to "why" needs.
struct FactUse {
  std::string name;
  std::string
      value;  // as people write it; a child field: its rows' values, ? for a missing one; a table: how many rows
  bool missing = false;  // something of it is
};
struct FactorLine {
  std::string factor;
  Label label;
  std::string of;      // the expression as written
  std::string band;    // the `is` that held; empty when assumed or none
  bool known = false;  // has points; else neither a band holds nor are there points for `missing`
  Scaled points;
  Scaled low, high;
  bool assumed = false;  // `missing` points
  std::vector<FactUse> facts;
  std::vector<ruleset::Basis> basis;
  bool own_judgement = false;  // it has a rationale: no text says so
};
struct CardLine {
  std::string scorecard;
  Label label;
  bool known = false;
  Scaled points, low, high;
  std::vector<FactorLine> factors;
};
struct RuleLine {  // a sector, matter or mandate
  std::string id;
  Label label;
  std::uint8_t truth = 0;
  std::vector<FactUse> facts;  // the missing ones are what would settle it
  std::vector<ruleset::Basis> basis;
  ruleset::Status status = ruleset::Status::verified;
  bool own_judgement = false;
};
struct TeamLine {  // a value that the team is shown
  std::string id;
  Label label;
  std::optional<Scaled> value;  // absent: not known
  std::vector<ruleset::Basis> basis;
  ruleset::Status status = ruleset::Status::verified;
  bool own_judgement = false;
};
// The single change of one fact that moves the tier with the least change of the score, if one was found among
// the edges the rules draw. Only facts of the enterprise itself are tried, and of its texts only
// those that are missing or out of a closed set; `from` is empty where it is missing.
struct TierChange {
  std::string fact, from, to, tier;
};
struct Explanation {
  std::string enterprise;
  std::string name;
  bool score_known = false;
  Scaled score, low, high;
  bool range_exact = false;
  std::string narrowed_by;  // see Assessments; empty = nothing
  std::vector<std::string> possible_tiers;
  std::string tier;  // empty = unknown
  Label tier_label;
  ruleset::Status tier_status = ruleset::Status::verified;
  bool tier_own_judgement = false;
  std::optional<Day> last_visit;
  std::uint8_t is_due = 0;
  std::vector<FactUse> derived;                      // all of them, with their values
  std::vector<RuleLine> sectors, matters, mandates;  // undecided and true ones
  std::vector<CardLine> scorecards;
  std::optional<TierChange> nearest;
  std::vector<TeamLine> for_team{};
  std::vector<Label> others{};  // visits of bodies outside the plan, which are no fact; named by who asks
};
// Explains datasets of one enterprise, one after the other, under rules compiled once: for many made-up enterprises,
// as rule tests have them. All have the same tables imported as `like`; `nearest` is left empty. Not thread-safe.
class Examiner {
 public:
  // The rule set must outlive it.
  Examiner(const ruleset::RuleSet& rules, const column::Dataset& like, const Clock& clock);
  ~Examiner();
  Examiner(Examiner&&) noexcept;

  struct Result {
    Assessments assessed;
    Explanation explanation;
  };
  Result examine(const column::Dataset& one);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// `row` < rows of the dataset. Thread-safe.
Explanation explain(const ruleset::RuleSet& rules, const column::Dataset& data, std::size_t row, const Clock& clock);

}  // namespace inspectplan::score
