#include "score/range_finder.hpp"

#include <algorithm>

namespace inspectplan::score {

namespace {

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

}  // namespace

// Knots share no missing fact: where each reaches both its ends, so does the sum.
void RangeFinder::find(std::vector<OpenRange>& open) {
  add_up(open);
  for (OpenRange& one : open)
    if (one.parts) take(one);
  find_showing(open);
}

std::optional<Parts> RangeFinder::parts_of(std::size_t row, const feel::Workspace& ranged, std::size_t index) const {
  Parts parts;
  const std::vector<Term>& terms = machine_.exactness.terms;
  for (std::size_t term = 0; term < terms.size(); ++term) {
    const std::optional<Filling> ends = ends_of(terms[term], ranged, index);
    if (!ends) return std::nullopt;
    if (ends->is_one())
      parts.closed += ends->low;
    else
      tie(parts, term, *ends, row);
  }
  return parts;
}

void RangeFinder::tie(Parts& parts, std::size_t term, const Filling& ends, std::size_t row) const {
  Knotted knotted{{{term}, {}, false}, {row, ends.low, ends.high, false, false, {}}};
  Knot& knot = knotted.knot;
  std::vector<Leaf> tables;
  for (const Leaf& leaf : machine_.exactness.terms[term].leaves)
    if (is_missing(leaf, data_, row)) (is_whole_table(leaf) ? tables : knot.missing).push_back(leaf);
  knot.is_beyond = !tables.empty() || knot.missing.empty();
  for (const Leaf& table : tables)
    parts.tables[table] += tables.size() == 1 && knot.missing.empty() ? ends.high - ends.low : 0;
  std::erase_if(parts.knots, [&](const Knotted& other) {
    if (!share(other.knot.missing, knot.missing)) return false;
    merge(knot.terms, other.knot.terms);
    merge(knot.missing, other.knot.missing);
    knot.is_beyond |= other.knot.is_beyond;
    knotted.sums.low += other.sums.low;
    knotted.sums.high += other.sums.high;
    return true;
  });
  parts.knots.push_back(std::move(knotted));
}

void RangeFinder::add_up(std::vector<OpenRange>& open) {
  std::map<Knot, std::vector<Case*>> asked;
  for (OpenRange& one : open) {
    if (!one.parts) continue;
    for (Knotted& knotted : one.parts->knots) asked[knotted.knot].push_back(&knotted.sums);
  }
  for (const auto& [knot, cases] : asked) trials_of(knot).run(cases);
}

void RangeFinder::take(OpenRange& one) const {
  const Parts& parts = *one.parts;
  std::int64_t low = parts.closed, high = parts.closed;
  Narrowing by;
  one.is_exact = true;
  for (const Knotted& knotted : parts.knots) {
    low += knotted.sums.low;
    high += knotted.sums.high;
    one.is_exact = one.is_exact && knotted.sums.is_exact;
    if (knotted.sums.by.fact) by.offer(*knotted.sums.by.fact, knotted.sums.by.saved);
    merge(one.rests_on, knotted.knot.missing);
  }
  one.low = machine_.exactness.in_score(low);
  one.high = machine_.exactness.in_score(high);
  for (const auto& [table, width] : parts.tables) by.offer(table, {width, 1});
  one.narrowing = by.fact;
  // What a table would tell cannot be tried: it is asked for where nothing else narrows the score.
  if (!one.narrowing && !parts.tables.empty()) one.narrowing = parts.tables.begin()->first;
}

// Where no fact narrows what completions come to, one may still bring what is shown to it.
void RangeFinder::find_showing(std::vector<OpenRange>& open) {
  std::vector<Showing::Asked> asked;
  std::vector<std::size_t> of;
  for (std::size_t i = 0; i < open.size(); ++i) {
    const OpenRange& one = open[i];
    if (one.narrowing || (one.shown && one.low <= *one.shown && *one.shown <= one.high)) continue;
    asked.push_back({one.row, one.low, one.high, one.shown, std::nullopt});
    of.push_back(i);
  }
  showing_.find(asked);
  for (std::size_t i = 0; i < of.size(); ++i) open[of[i]].narrowing = asked[i].fact;
}

Trials& RangeFinder::trials_of(const Knot& knot) {
  auto& trials = trials_[knot];
  if (!trials)
    trials = std::make_unique<Trials>(knot, machine_.exactness, machine_.compiled.program, machine_.rules,
                                      machine_.clock, data_);
  return *trials;
}

}  // namespace inspectplan::score
