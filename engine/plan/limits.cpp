// Caps by owner as groups, and the lottery.
#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "base/digest.hpp"
#include "plan/draft.hpp"

namespace inspectplan::plan {
namespace {

// Owners by number, one a row of the dataset.
std::vector<std::uint32_t> owner_numbers(const Context& context, const Draft& draft) {
  std::unordered_map<std::string, std::uint32_t> numbers;
  std::vector<std::uint32_t> result(context.assessments.rows);
  for (const Entry& entry : draft.entries) {
    std::string owner = owner_of(context, entry.row);
    result[entry.row] = numbers.emplace(std::move(owner), static_cast<std::uint32_t>(numbers.size())).first->second;
  }
  return result;
}

void add_cap(const Context& context, const Teams& teams, std::size_t index, const std::vector<std::uint32_t>& owners,
             Draft& draft) {
  const ruleset::Cap& cap = context.rules.planning.caps[index];
  const bool by_owner = cap.per == "owner";
  const auto whose = [&](const Entry& entry) { return by_owner ? owners[entry.row] : entry.row; };
  const auto excepted = [&](const Entry& entry) { return excepted_from(context, index, entry.row); };
  const auto committed = committed_for(context, cap);
  const auto at_most = [&](const Entry& entry) {
    const auto others = committed.empty() ? committed.end() : committed.find(counted_by(context, cap, entry.row));
    return others == committed.end() ? cap.at_most : std::max<std::int64_t>(cap.at_most - others->second, 0);
  };
  const auto counts = [&](const Entry& entry, std::size_t option) {
    return counts_for(context.rules, cap, teams[entry.signature].shapes[entry.shapes[option]].matters);
  };
  // A cap binds only where more candidates could count than it allows: at most one option of each is chosen.
  std::vector<std::int64_t> could_count(context.assessments.rows);
  for (const Entry& entry : draft.entries) {
    if (excepted(entry)) continue;
    for (std::size_t k = 0; k < entry.shapes.size(); ++k)
      if (counts(entry, k)) {
        ++could_count[whose(entry)];
        break;
      }
  }
  std::unordered_map<std::uint32_t, std::uint32_t> groups;
  for (std::size_t i = 0; i < draft.entries.size(); ++i) {
    const Entry& entry = draft.entries[i];
    if (excepted(entry) || could_count[whose(entry)] <= at_most(entry)) continue;
    for (std::size_t k = 0; k < entry.shapes.size(); ++k) {
      if (!counts(entry, k)) continue;
      const auto [group, added] = groups.emplace(whose(entry), static_cast<std::uint32_t>(draft.problem.groups.size()));
      if (added) {
        draft.problem.groups.push_back({cap.id + "/" + counted_by(context, cap, entry.row), 0, at_most(entry)});
      }
      draft.problem.candidates[i].options[k].counts.push_back(group->second);
    }
  }
}

}  // namespace

bool counts_for(const ruleset::RuleSet& rules, const ruleset::Cap& cap, const std::vector<std::uint32_t>& matters) {
  return std::any_of(matters.begin(), matters.end(),
                     [&](std::uint32_t matter) { return rules.matters[matter].visit_kind == cap.kind; });
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
  for (std::uint32_t i = 0; i < draft.entries.size(); ++i)
    if (holds(context.assessments.random_eligible[draft.entries[i].row]) &&
        !draft.problem.candidates[i].options.empty())
      drawn.emplace_back(sha256(seed + draft.problem.candidates[i].id), i);
  std::sort(drawn.begin(), drawn.end());
  for (std::uint32_t d = 0; d < departments.size(); ++d) {
    if (!capacity.any(d)) continue;
    Lottery lottery{d, 0, {}};
    for (std::uint32_t p = 0; p < draft.periods.size(); ++p) lottery.days += capacity.available(d, p);
    lottery.days = share_of(lottery.days, *share);
    for (const auto& [digest, candidate] : drawn) {
      const auto& options = draft.problem.candidates[candidate].options;
      if (std::any_of(options.begin(), options.end(), [&](const Option& o) { return o.days.front().department == d; }))
        lottery.order.push_back(candidate);
    }
    if (!lottery.order.empty()) draft.problem.lotteries.push_back(std::move(lottery));
  }
}

}  // namespace inspectplan::plan
