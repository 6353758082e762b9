#include "score/showing.hpp"

#include <algorithm>

#include "score/hole_values.hpp"

namespace inspectplan::score {

namespace {

Wide width(const Showing::Asked& one, const std::optional<std::int64_t>& shown) {
  return Wide{std::max(one.high, shown.value_or(one.high))} - std::min(one.low, shown.value_or(one.low));
}

}  // namespace

void Showing::find(std::vector<Asked>& asked) {
  if (asked.empty()) return;
  least_.clear();
  for (const Asked& one : asked) least_.push_back({{one.shown ? 0 : 1, 1}, {width(one, one.shown), 1}});
  for (const Leaf& leaf : machine_.score_leaves) {
    if (is_whole_table(leaf)) continue;
    std::vector<std::size_t> which;
    for (std::size_t i = 0; i < asked.size(); ++i)
      if (is_missing(leaf, data_, asked[i].row)) which.push_back(i);
    if (!which.empty()) offer(leaf, asked, which);
  }
}

OneFact& Showing::tried_of(const Leaf& leaf) {
  if (!part_) {
    part_.emplace(machine_.compiled.program, std::vector<feel::Register>{*machine_.compiled.score});
    workspace_.emplace(part_->workspace());
    texts_ = machine_.exactness.texts();
  }
  std::unique_ptr<OneFact>& one = facts_[leaf];
  if (one) return *one;
  const column::Schema& schema = machine_.rules.schema;
  one = std::make_unique<OneFact>(*part_, leaf, values_worth_trying(leaf, *part_, texts_, schema, machine_.clock),
                                  schema, data_);
  return *one;
}

void Showing::offer(const Leaf& leaf, std::vector<Asked>& asked, const std::vector<std::size_t>& which) {
  OneFact& fact = tried_of(leaf);
  if (fact.values() == 0) return;
  std::vector<std::size_t> rows;
  for (const std::size_t one : which) rows.push_back(asked[one].row);
  std::vector<Left> left(which.size(), Left{{0, fact.values()}, {0, fact.values()}});
  const feel::Register score = *machine_.compiled.score;
  fact.run(rows, feel::Mode::shown, *workspace_, [&](std::size_t at, std::size_t index, std::int64_t weight) {
    const std::int64_t low = workspace_->low(score)[index];
    std::optional<std::int64_t> shown;
    if (workspace_->known(score)[index] != 0 && low == workspace_->high(score)[index]) shown = low;
    left[at].unknown.sum += shown ? 0 : weight;
    left[at].width.sum += weight * width(asked[which[at]], shown);
  });
  for (std::size_t i = 0; i < which.size(); ++i) {
    if (!(left[i] < least_[which[i]])) continue;
    least_[which[i]] = left[i];
    asked[which[i]].fact = leaf;
  }
}

}  // namespace inspectplan::score
