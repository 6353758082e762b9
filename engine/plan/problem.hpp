#pragma once
// The planning problem in its neutral form: choose at most one option of each enterprise within the
// days of each department and period and the caps of groups. Knows no rules. All integers.
#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/pool.hpp"
#include "base/scaled.hpp"

namespace inspectplan::plan {

struct Use {
  std::uint32_t department;
  std::int64_t days;
  bool operator==(const Use&) const = default;
};

// What a visit takes of departments: each once, the lead first; days >= 0. Copies share one list: a million enterprises
// are visited in a few hundred ways.
class Uses {
 public:
  Uses() = default;
  Uses(std::vector<Use> uses) : uses_(std::make_shared<const std::vector<Use>>(std::move(uses))) {}
  Uses(std::initializer_list<Use> uses) : Uses(std::vector<Use>(uses)) {}

  const Use* begin() const { return uses_ ? uses_->data() : nullptr; }
  const Use* end() const { return begin() + size(); }
  std::size_t size() const { return uses_ ? uses_->size() : 0; }
  bool empty() const { return size() == 0; }
  const Use& front() const { return uses_->front(); }
  const Use& operator[](std::size_t index) const { return (*uses_)[index]; }
  bool operator==(const Uses& other) const { return std::equal(begin(), end(), other.begin(), other.end()); }

 private:
  std::shared_ptr<const std::vector<Use>> uses_;
};

struct Option {
  std::string id;
  std::uint32_t period;
  std::int64_t value;  // >= 0
  Uses days;
  std::vector<std::uint32_t> counts;  // groups this option counts in (beside the enterprise's own), e.g. a cap by kind
};

// How many mandates of one priority each option of a candidate meets, where a candidate stands for several (sites of
// one owner).
struct Demand {
  std::int64_t priority = 0;
  std::vector<std::uint32_t> met;  // by option
};

struct Candidate {
  std::string id;
  bool must = false;
  std::int64_t priority = 0;  // of the mandate, of the first of several; smaller first
  std::vector<std::uint32_t> groups;
  std::vector<Option> options;    // at most one is chosen
  std::vector<Demand> demands{};  // by priority; empty: where it must, any option meets its one mandate
};

// visit(group) for each group that a visit of the candidate by the option counts in.
template <class Visit>
void each_group(const Candidate& candidate, const Option& option, Visit visit) {
  for (const auto* groups : {&candidate.groups, &option.counts})
    for (const std::uint32_t group : *groups) visit(group);
}

// A share of visits that should count in a group: of all, of those that one department leads (the first of an option's
// days), or of those that count in another group.
struct VisitShare {
  std::optional<Scaled> at_least;  // 0 … 1
  std::optional<std::uint32_t> lead;
  std::optional<Scaled> at_most{};
  std::optional<std::uint32_t> of{};
};

inline constexpr std::int64_t no_ceiling = INT64_MAX;

struct Group {
  std::string id;
  std::int64_t at_least = 0;            // wanted: mandates and draws go before it
  std::optional<std::int64_t> at_most;  // never exceeded
  std::optional<VisitShare> share{};
  std::int64_t wanted_at_most = no_ceiling;  // exceeded by mandates and draws alone
};

// A draw: candidates in the order drawn, taken while the lead's days for them stay within `days`. The first
// that would go over ends the draw (going on would favour short visits); one that has no room is passed over.
struct Lottery {
  std::uint32_t department;  // leads: the first of an option's days
  std::int64_t days = 0;
  std::vector<std::uint32_t> order;  // indices of candidates
};

struct Problem {
  std::vector<std::string> periods;
  std::vector<std::string> departments;
  std::vector<std::vector<std::int64_t>> capacity;  // [department][period]
  std::vector<Group> groups;
  std::vector<Candidate> candidates;  // sorted by id
  std::vector<Lottery> lotteries;
  // Indices of candidates, taken in this order as long as they fit, once the stages before value are done; empty: the
  // greatest sum of values.
  std::vector<std::uint32_t> order{};
};

// Why a visit is in the plan. A stage never gives up what an earlier one took.
enum class Stage : std::uint8_t { none, mandate, lottery, floor, value };

// Mandates of one priority that have any option: of a candidate that stands for several, the most that one option
// meets.
struct MandateCount {
  std::int64_t priority = 0;
  std::int64_t wanted = 0, met = 0;
  std::int64_t at_most = 0;  // proven by prices: with those of earlier priorities as they are, no plan meets more
};

struct Solution {
  std::vector<std::int32_t> chosen;    // option index by candidate; -1 none
  std::vector<Stage> stage;            // by candidate
  std::vector<MandateCount> mandates;  // by priority
  std::int64_t value = 0;
  std::uint64_t effort = 0;  // options and changes looked at, recorded; never a time

  // The proof: no plan that keeps to what the earlier stages took has a greater value than upper_bound. It follows from
  // the prices alone, times price_scale: of a day by department and period, >= 0; of a visit by group, positive for a
  // floor (it pays for visits), negative for a ceiling (it charges for them).
  std::int64_t upper_bound = 0;
  std::int64_t price_scale = 1;
  std::vector<std::vector<std::int64_t>> day_price;  // [department][period]
  std::vector<std::int64_t> group_price;
  std::vector<std::int64_t> floor;    // by group: visits that the bound takes as reached
  std::vector<std::int64_t> ceiling;  // by group: the most visits that the bound allows; no_ceiling where none
};

// When the search for value ends, whichever comes first. Never a time.
struct SolveLimits {
  std::optional<std::uint64_t> effort;  // absent: in proportion to the size of the problem
  Scaled gap{1, 5};                     // (bound - value) / value
  Pool* pool = nullptr;                 // whose threads may be used; the result is the same
};

// Mandates by priority, then fewest options, then value per day, then id; then the lotteries; then floors (`at_least`,
// and shares of the visits there turn out to be: floors are raised, ceilings lowered until they are reached or nothing
// more can be); then the greatest value that prices, rounding and chains of changes find, or the order given.
// Deterministic, whatever the order of candidates. The result is feasible and maximal.
Solution solve(const Problem& problem, const SolveLimits& limits = {});

// The first stage alone; `chosen`, if given, becomes the option by candidate, -1 none.
std::vector<MandateCount> meet_mandates(const Problem& problem, std::vector<std::int32_t>* chosen = nullptr);

// Shares no code with solve. Empty = the solution is feasible (days, caps, one option each, draws within their
// days) and maximal (no option of an unvisited candidate still fits); otherwise what is wrong, a line each.
// A floor that is not reached is no fault: the candidates may not be there. Ceilings are those of the solution.
std::vector<std::string> verify(const Problem& problem, const Solution& solution);

}  // namespace inspectplan::plan
