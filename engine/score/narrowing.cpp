#include "score/narrowing.hpp"

namespace inspectplan::score {
namespace {

Wide width(const Filling& filling) { return Wide{filling.high} - filling.low; }

}  // namespace

void Narrowing::offer(const Leaf& other, const Mean& other_saves) {
  const bool as_much = !(other_saves < saved) && !(saved < other_saves);
  if (other_saves < saved || (as_much && !(fact && other < *fact))) return;
  fact = other;
  saved = other_saves;
}

std::optional<Filling> reach_of(const Sums& sums) {
  std::optional<Filling> reached;
  for (const auto& sum : sums)
    if (sum) reach(reached, *sum);
  return reached;
}

Narrowing narrowing_of(const Completions& completions, const std::vector<Leaf>& leaves, const Sums& sums) {
  Narrowing best;
  const std::optional<Filling> all = reach_of(sums);
  if (!all) return best;
  for (std::size_t leaf = 0; leaf < leaves.size(); ++leaf) {
    std::vector<std::optional<Filling>> known(completions.values_of(leaf));
    for (std::size_t i = 0; i < sums.size(); ++i)
      if (sums[i]) reach(known[completions.value_in(i, leaf)], *sums[i]);
    Mean saved{0, 0};
    for (std::size_t value = 0; value < known.size(); ++value) {
      if (!known[value]) continue;
      const std::int64_t weight = completions.weight_of(value, leaf);
      saved.sum += weight * (width(*all) - width(*known[value]));
      saved.count += weight;
    }
    best.offer(leaves[leaf], saved);
  }
  return best;
}

}  // namespace inspectplan::score
