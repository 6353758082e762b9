#include "plan/market.hpp"

#include <algorithm>
#include <numeric>

namespace inspectplan::plan {
namespace {

class Builder {
 public:
  Builder(const Problem& problem, const Settled& settled) : problem_(problem), settled_(settled) {}

  Market build() {
    add_rows();
    std::vector<std::uint32_t> order(problem_.candidates.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return problem_.candidates[a].id < problem_.candidates[b].id; });
    for (const std::uint32_t index : order) add_candidate(index);
    return std::move(market_);
  }

 private:
  static constexpr std::uint32_t none = UINT32_MAX;
  const Problem& problem_;
  const Settled& settled_;
  Market market_;
  std::vector<std::uint32_t> ceiling_row_, floor_row_;  // by group

  void add_rows() {
    for (const auto& department : problem_.capacity)
      market_.limit.insert(market_.limit.end(), department.begin(), department.end());
    market_.cells = market_.limit.size();
    ceiling_row_.assign(problem_.groups.size(), none);
    floor_row_.assign(problem_.groups.size(), none);
    for (std::uint32_t g = 0; g < problem_.groups.size(); ++g) {
      if (!problem_.groups[g].at_most) continue;
      ceiling_row_[g] = static_cast<std::uint32_t>(market_.rows());
      market_.ceilings.push_back(g);
      market_.limit.push_back(*problem_.groups[g].at_most);
    }
    for (std::uint32_t g = 0; g < problem_.groups.size(); ++g) {
      const std::int64_t floor = std::min(problem_.groups[g].at_least, settled_.counted[g]);
      if (floor <= 0) continue;
      floor_row_[g] = static_cast<std::uint32_t>(market_.rows());
      market_.floors.push_back(g);
      market_.limit.push_back(-floor);
    }
  }

  void add_candidate(std::uint32_t index) {
    const Candidate& entry = problem_.candidates[index];
    if (entry.options.empty()) return;
    const auto here = static_cast<std::uint32_t>(market_.candidates());
    const Stage stage = settled_.stage[index];
    const bool settled = stage == Stage::mandate || stage == Stage::lottery;
    for (std::uint32_t k = 0; k < entry.options.size(); ++k) {
      if (stage == Stage::lottery && !keeps_the_draw(entry, settled_.chosen[index], k)) continue;
      market_.owner.push_back(here);
      market_.option.push_back(k);
      market_.value.push_back(entry.options[k].value);
      add_claims(entry, entry.options[k]);
      market_.first_claim.push_back(static_cast<std::uint32_t>(market_.claims.size()));
    }
    market_.candidate.push_back(index);
    market_.must.push_back(settled ? 1 : 0);
    market_.first_option.push_back(static_cast<std::uint32_t>(market_.options()));
  }

  // A drawn visit may move, but its days stay with the department whose draw it was.
  static bool keeps_the_draw(const Candidate& entry, std::int32_t chosen, std::size_t option) {
    const std::vector<Use>& before = entry.options[static_cast<std::size_t>(chosen)].days;
    const std::vector<Use>& after = entry.options[option].days;
    return before.empty() == after.empty() &&
           (before.empty() ||
            (before.front().department == after.front().department && before.front().days == after.front().days));
  }

  void add_claims(const Candidate& entry, const Option& option) {
    const std::size_t periods = problem_.periods.size();
    for (const Use& use : option.days)
      if (use.days > 0)
        market_.claims.push_back({static_cast<std::uint32_t>(use.department * periods + option.period), use.days});
    for (const auto* groups : {&entry.groups, &option.counts})
      for (const std::uint32_t group : *groups) {
        if (ceiling_row_[group] != none) market_.claims.push_back({ceiling_row_[group], 1});
        if (floor_row_[group] != none) market_.claims.push_back({floor_row_[group], -1});
      }
  }
};

}  // namespace

Market market_of(const Problem& problem, const Settled& settled) { return Builder(problem, settled).build(); }

}  // namespace inspectplan::plan
