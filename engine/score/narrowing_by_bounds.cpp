#include "score/narrowing_by_bounds.hpp"

#include <algorithm>

namespace inspectplan::score {

NarrowingByBounds::NarrowingByBounds(const Attempt& attempt)
    : attempt_(attempt), workspace_(attempt.part.workspace()) {}

void NarrowingByBounds::run(std::vector<Case>& cases) {
  std::vector<std::size_t> asked;
  for (std::size_t i = 0; i < cases.size(); ++i)
    if (!cases[i].all_tried && !cases[i].by.fact && cases[i].low < cases[i].high) asked.push_back(i);
  if (asked.empty()) return;
  const std::vector<Leaf>& missing = attempt_.knot.missing;
  for (std::size_t leaf = facts_.size(); leaf < missing.size(); ++leaf)
    facts_.push_back(std::make_unique<OneFact>(attempt_.part, missing[leaf],
                                               HoleValues{outermost(attempt_.values[leaf].cells), false, {}},
                                               attempt_.rules.schema, attempt_.data));
  for (const auto& fact : facts_) offer(*fact, cases, asked);
}

void NarrowingByBounds::offer(OneFact& fact, std::vector<Case>& cases, const std::vector<std::size_t>& asked) {
  if (fact.values() == 0) return;
  std::vector<std::size_t> rows;
  for (const std::size_t one : asked) rows.push_back(cases[one].row);
  std::vector<Mean> saved(asked.size(), Mean{0, fact.values()});
  fact.run(rows, feel::Mode::range, workspace_, [&](std::size_t which, std::size_t index, std::int64_t weight) {
    const Case& one = cases[asked[which]];
    const std::optional<Filling> ends = attempt_.bounds(workspace_, index);
    if (!ends) return;
    const std::int64_t low = std::clamp(ends->low, one.low, one.high);
    const std::int64_t high = std::clamp(ends->high, low, one.high);
    saved[which].sum += weight * ((Wide{one.high} - one.low) - (Wide{high} - low));
  });
  for (std::size_t i = 0; i < asked.size(); ++i) cases[asked[i]].by.offer(fact.leaf(), saved[i]);
}

}  // namespace inspectplan::score
