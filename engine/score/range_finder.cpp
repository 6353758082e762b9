#include "score/range_finder.hpp"

#include <algorithm>

namespace inspectplan::score {

namespace {

bool is_whole_table(const Leaf& leaf) {
  return leaf.table != Leaf::enterprise_table && leaf.field == Leaf::whole_table;
}

bool share(const std::vector<Leaf>& a, const std::vector<Leaf>& b) {
  return std::any_of(a.begin(), a.end(),
                     [&b](const Leaf& leaf) { return std::binary_search(b.begin(), b.end(), leaf); });
}

template <class Value>
void merge(std::vector<Value>& to, const std::vector<Value>& from) {
  to.insert(to.end(), from.begin(), from.end());
  std::sort(to.begin(), to.end());
  to.erase(std::unique(to.begin(), to.end()), to.end());
}

std::vector<Leaf> missing_of(const std::vector<Leaf>& leaves, const column::Dataset& data, std::size_t row) {
  std::vector<Leaf> missing;
  for (const Leaf& leaf : leaves)
    if (is_missing(leaf, data, row)) missing.push_back(leaf);
  return missing;
}

}  // namespace

// Knots share no missing fact: where each reaches both its ends, so does the sum.
void RangeFinder::find(std::vector<OpenRange>& open, const feel::Workspace& ranged) {
  struct Asked {
    std::vector<Case> cases;
    std::vector<std::size_t> of;  // which of `open`
  };
  narrow(open, ranged);
  std::map<Knot, Asked> asked;
  std::vector<Case> sums(open.size());
  for (std::size_t i = 0; i < open.size(); ++i) {
    std::int64_t closed = 0;
    const auto knotted = knots(open[i], ranged, closed);
    sums[i] = {open[i].row, closed, closed, knotted.has_value()};
    if (!knotted) continue;
    for (const Knotted& part : *knotted) {
      asked[part.knot].cases.push_back(part.sums);
      asked[part.knot].of.push_back(i);
    }
  }
  for (auto& [knot, some] : asked) {
    trials_of(knot).run(some.cases);
    for (std::size_t i = 0; i < some.of.size(); ++i) {
      Case& sum = sums[some.of[i]];
      sum.low += some.cases[i].low;
      sum.high += some.cases[i].high;
      sum.is_exact = sum.is_exact && some.cases[i].is_exact;
    }
  }
  for (std::size_t i = 0; i < open.size(); ++i) {
    if (!sums[i].is_exact) continue;
    open[i].is_exact = true;
    open[i].low = machine_.exactness.in_score(sums[i].low);
    open[i].high = machine_.exactness.in_score(sums[i].high);
  }
}

std::optional<std::vector<RangeFinder::Knotted>> RangeFinder::knots(const OpenRange& one, const feel::Workspace& ranged,
                                                                    std::int64_t& closed) {
  const std::vector<Term>& terms = machine_.exactness.terms;
  std::vector<Knotted> found;
  for (std::size_t t = 0; t < terms.size(); ++t) {
    const Term& term = terms[t];
    if (ranged.known(term.points)[one.index] == 0) return std::nullopt;
    const std::int64_t low = ranged.low(term.points)[one.index];
    if (low == ranged.high(term.points)[one.index]) {
      closed += low * term.unit;
      continue;
    }
    Knotted knotted{{{t}, missing_of(term.leaves, data_, one.row)}, {}};
    const std::vector<Leaf>& missing = knotted.knot.missing;
    if (ranged.known(term.reach)[one.index] == 0 || missing.empty() ||
        std::any_of(missing.begin(), missing.end(), is_whole_table))
      return std::nullopt;
    // Where some completion gives no value, the points for a missing one are within reach.
    const bool by_band = !feel::Part::may_lack(ranged, term.reach, one.index);
    const feel::Register value = by_band ? term.reach : term.points;
    const std::int64_t ends[] = {ranged.low(value)[one.index] * term.unit, ranged.high(value)[one.index] * term.unit};
    knotted.sums = {one.row, std::min(ends[0], ends[1]), std::max(ends[0], ends[1]), false};
    std::erase_if(found, [&knotted](const Knotted& other) {
      if (!share(other.knot.missing, knotted.knot.missing)) return false;
      merge(knotted.knot.terms, other.knot.terms);
      merge(knotted.knot.missing, other.knot.missing);
      knotted.sums.low += other.sums.low;
      knotted.sums.high += other.sums.high;
      return true;
    });
    found.push_back(std::move(knotted));
  }
  return found;
}

void RangeFinder::narrow(std::vector<OpenRange>& open, const feel::Workspace& ranged) {
  if (machine_.exactness.adds_up) {
    for (OpenRange& one : open) one.narrowing = narrowing(one, ranged);
    return;
  }
  std::vector<Narrowing::Asked> asked;
  for (const OpenRange& one : open) asked.push_back({one.row, one.high - one.low, std::nullopt});
  narrowing_.find(asked);
  for (std::size_t i = 0; i < open.size(); ++i) open[i].narrowing = asked[i].most;
}

// First by the points that it settles alone, then by those that rest on it among others.
std::optional<Leaf> RangeFinder::narrowing(const OpenRange& one, const feel::Workspace& ranged) const {
  struct Stake {
    std::int64_t alone = 0, shared = 0;
    auto operator<=>(const Stake&) const = default;
  };
  std::map<Leaf, Stake> stakes;
  for (const Term& factor : machine_.exactness.factors) {
    const std::int64_t width =
        (ranged.high(factor.points)[one.index] - ranged.low(factor.points)[one.index]) * factor.unit;
    if (width == 0 || ranged.known(factor.points)[one.index] == 0) continue;
    const std::vector<Leaf> missing = missing_of(factor.leaves, data_, one.row);
    for (const Leaf& leaf : missing) (missing.size() == 1 ? stakes[leaf].alone : stakes[leaf].shared) += width;
  }
  const auto most =
      std::max_element(stakes.begin(), stakes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  if (most == stakes.end()) return std::nullopt;
  return most->first;
}

Trials& RangeFinder::trials_of(const Knot& knot) {
  auto& trials = trials_[knot];
  if (!trials)
    trials = std::make_unique<Trials>(knot, machine_.exactness, machine_.compiled.program, machine_.rules,
                                      machine_.clock, data_);
  return *trials;
}

}  // namespace inspectplan::score
