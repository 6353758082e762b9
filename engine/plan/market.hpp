#pragma once
// The stage in which value decides, in flat arrays: what mandates, draws and floors have settled is fixed, everything
// else is up for the greatest sum of values. Candidates, options, departments, periods and groups stand in the order of
// their ids, so that the order of the problem decides nothing.
#include <algorithm>

#include "base/scaled.hpp"
#include "plan/problem.hpp"

namespace inspectplan::plan {

// One option's claim on a row. A floor is a row with amount -1 and limit -floor.
struct Claim {
  std::uint32_t row;
  std::int64_t amount;
  friend bool operator==(const Claim&, const Claim&) = default;
};

struct Rows {
  std::vector<std::int64_t> limit;      // by row: the sum of amounts stays at or below it
  std::size_t cells = 0;                // rows: the days of each department and period, then ceilings, then floors
  std::vector<std::uint32_t> cell;      // of the rows of days: department × periods + period, in the problem
  std::vector<std::uint32_t> ceilings;  // groups of the rows after the cells
  std::vector<std::uint32_t> floors;    // groups of the rows after those
};

struct Market : Rows {
  std::vector<std::uint32_t> candidate;        // index in the problem
  std::vector<std::uint8_t> must;              // it is visited, by whichever option
  std::vector<std::uint32_t> first_option{0};  // by candidate, and one past the end
  std::vector<std::uint32_t> owner;            // by option: its candidate here
  std::vector<std::uint32_t> option;           // by option: index among the candidate's options in the problem
  std::vector<std::int64_t> value;             // by option
  std::vector<std::uint32_t> first_claim{0};   // by option, and one past the end
  std::vector<Claim> claims;

  std::size_t rows() const { return limit.size(); }
  std::size_t candidates() const { return candidate.size(); }
  std::size_t options() const { return value.size(); }
  const Claim* claims_begin(std::size_t index) const { return claims.data() + first_claim[index]; }
  const Claim* claims_end(std::size_t index) const { return claims.data() + first_claim[index + 1]; }
};

// What the stages before have settled.
struct Settled {
  std::vector<std::int32_t> chosen;     // option by candidate of the problem; -1 none
  std::vector<Stage> stage;             // by candidate of the problem
  std::vector<std::int64_t> floor;      // by group: visits that stay reached
  std::vector<std::int64_t> ceiling{};  // by group: the most there may be; empty: only at_most binds
  std::int64_t most(const Problem& problem, std::size_t group) const {
    const std::int64_t own = ceiling.empty() ? no_ceiling : ceiling[group];
    return std::min(own, problem.groups[group].at_most.value_or(no_ceiling));
  }
};

// Candidates of earlier stages must stay, mandated ones by options that meet no fewer mandates, drawn ones with the
// same days of the same lead. Floors are those reached.
Market market_of(const Problem& problem, const Settled& settled);

}  // namespace inspectplan::plan
