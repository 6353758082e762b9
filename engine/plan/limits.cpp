// Caps by owner as groups, and the lottery.
#include <algorithm>
#include <numeric>
#include <tuple>
#include <unordered_map>

#include "base/digest.hpp"
#include "plan/sharing.hpp"

namespace inspectplan::plan {
namespace {

// Owners by number, one a row of the dataset.
std::vector<std::uint32_t> owner_numbers(const Context& context, const Draft& draft) {
  std::unordered_map<std::string, std::uint32_t> numbers;
  std::vector<std::uint32_t> result(context.assessments.rows);
  for (std::size_t i = 0; i < draft.entries.size(); ++i)
    each_row(draft, i, [&](std::uint32_t row) {
      result[row] = numbers.emplace(owner_of(context, row), static_cast<std::uint32_t>(numbers.size())).first->second;
    });
  return result;
}

// Whose visits count together for a cap: an owner's, or those of one enterprise.
class Counting {
 public:
  Counting(const Context& context, const Teams& teams, std::size_t cap, const std::vector<std::uint32_t>& owners,
           const Draft& draft)
      : context_(context), teams_(teams), index_(cap), owners_(owners), draft_(draft) {}

  const ruleset::Cap& cap() const { return context_.rules.planning.caps[index_]; }
  bool by_owner() const { return cap().per == "owner"; }

  // look(whose) for each of whom a visit by the option counts; once each, however many sites it covers.
  template <class Look>
  void each(std::size_t entry, std::size_t option, Look look) const {
    std::vector<std::uint32_t> seen;
    each_site(draft_, teams_, entry, option, [&](std::uint32_t row, const Shape& shape) {
      if (excepted_from(context_, index_, row) || !counts_for(context_.rules, cap(), shape.matters)) return;
      const std::uint32_t whose = by_owner() ? owners_[row] : row;
      if (draft_.entries[entry].sharing >= 0) {
        if (std::find(seen.begin(), seen.end(), whose) != seen.end()) return;
        seen.push_back(whose);
      }
      look(whose, row);
    });
  }

 private:
  const Context& context_;
  const Teams& teams_;
  std::size_t index_;
  const std::vector<std::uint32_t>& owners_;
  const Draft& draft_;
};

// A cap binds only where more candidates could count than it allows: at most one option of each is chosen.
std::vector<std::int64_t> could_count(const Counting& counting, const Draft& draft, std::size_t rows) {
  std::vector<std::int64_t> candidates(rows);
  std::vector<std::uint32_t> last(rows, UINT32_MAX);  // candidate that was counted
  for (std::uint32_t i = 0; i < draft.entries.size(); ++i)
    for (std::size_t k = 0; k < draft.problem.candidates[i].options.size(); ++k)
      counting.each(i, k, [&](std::uint32_t whose, std::uint32_t) {
        if (last[whose] != i) ++candidates[whose];
        last[whose] = i;
      });
  return candidates;
}

void add_cap(const Context& context, const Teams& teams, std::size_t index, const std::vector<std::uint32_t>& owners,
             Draft& draft) {
  const Counting counting(context, teams, index, owners, draft);
  const ruleset::Cap& cap = counting.cap();
  const std::vector<std::int64_t> candidates = could_count(counting, draft, context.assessments.rows);
  const auto committed = committed_for(context, cap);
  const auto at_most = [&](std::uint32_t row) {
    const auto others = committed.empty() ? committed.end() : committed.find(counted_by(context, cap, row));
    return others == committed.end() ? cap.at_most : std::max<std::int64_t>(cap.at_most - others->second, 0);
  };
  std::unordered_map<std::uint32_t, std::uint32_t> groups;
  for (std::size_t i = 0; i < draft.entries.size(); ++i)
    for (std::size_t k = 0; k < draft.problem.candidates[i].options.size(); ++k)
      counting.each(i, k, [&](std::uint32_t whose, std::uint32_t row) {
        const std::int64_t most = at_most(row);
        if (candidates[whose] <= most) return;
        const auto [group, added] = groups.emplace(whose, static_cast<std::uint32_t>(draft.problem.groups.size()));
        if (added) draft.problem.groups.push_back({cap.id + "/" + counted_by(context, cap, row), 0, most});
        draft.problem.candidates[i].options[k].counts.push_back(group->second);
      });
}

}  // namespace

bool counts_for(const ruleset::RuleSet& rules, const ruleset::Cap& cap, const std::vector<std::uint32_t>& matters) {
  return std::any_of(matters.begin(), matters.end(),
                     [&](std::uint32_t matter) { return counts_kind(cap, rules.matters[matter].visit_kind); });
}

void add_caps(const Context& context, const Teams& teams, Draft& draft) {
  if (context.rules.planning.caps.empty()) return;
  const std::vector<std::uint32_t> owners = owner_numbers(context, draft);
  for (std::size_t i = 0; i < context.rules.planning.caps.size(); ++i) add_cap(context, teams, i, owners, draft);
}

void add_lotteries(const Context& context, const CapacityTable& capacity, const Departments& departments,
                   Draft& draft) {
  const auto& share = context.rules.planning.random_share;
  if (!share || context.assessments.random_eligible.empty()) return;
  const std::string seed = std::to_string(context.seed) + "\n";
  std::vector<std::tuple<Digest, std::uint32_t>> drawn;
  for (std::uint32_t i = 0; i < draft.entries.size(); ++i) {
    if (draft.problem.candidates[i].options.empty()) continue;
    std::optional<Digest> least;  // of sites that share a visit all must be eligible, and the first drawn counts
    bool eligible = true;
    each_row(draft, i, [&](std::uint32_t row) {
      eligible = eligible && holds(context.assessments.random_eligible[row]);
      if (!eligible) return;
      const Digest digest = sha256(seed + key_of(context, row));
      least = least ? std::min(*least, digest) : digest;
    });
    if (eligible) drawn.emplace_back(*least, i);
  }
  std::sort(drawn.begin(), drawn.end());
  for (std::uint32_t d = 0; d < departments.size(); ++d) {
    if (!capacity.any(d)) continue;
    Lottery lottery{d, 0, {}};
    for (const auto& [digest, candidate] : drawn) {
      const auto& options = draft.problem.candidates[candidate].options;
      if (std::any_of(options.begin(), options.end(), [&](const Option& o) { return o.days.front().department == d; }))
        lottery.order.push_back(candidate);
    }
    if (!lottery.order.empty()) draft.problem.lotteries.push_back(std::move(lottery));
  }
  set_draw_days(context.rules, draft.problem);
}

void set_draw_days(const ruleset::RuleSet& rules, Problem& problem) {
  for (Lottery& lottery : problem.lotteries) {
    const std::vector<std::int64_t>& days = problem.capacity[lottery.department];
    lottery.days = share_of(std::accumulate(days.begin(), days.end(), std::int64_t{0}), *rules.planning.random_share);
  }
}

}  // namespace inspectplan::plan
