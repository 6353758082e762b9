#pragma once
// Candidates alike: the same options at the same values with the same claims, whatever they are called. In a large
// register most are like another, and what prices make of one of them they make of all.
#include <unordered_map>

#include "plan/market.hpp"

namespace inspectplan::plan {

// Of candidates of one market, which must outlive them.
struct OptionsHash {
  const Market* market;
  std::size_t operator()(std::uint32_t candidate) const;
};
struct SameOptions {
  const Market* market;
  bool operator()(std::uint32_t a, std::uint32_t b) const;
};
template <class Value>
using ByOptions = std::unordered_map<std::uint32_t, Value, OptionsHash, SameOptions>;
template <class Value>
ByOptions<Value> by_options(const Market& market) {
  return ByOptions<Value>(0, OptionsHash{&market}, SameOptions{&market});
}

struct Kinds {
  std::vector<std::uint32_t> of;    // by candidate: its kind; kinds stand in the order of their first candidates
  std::vector<std::int64_t> count;  // by kind: its candidates
  Market market;                    // the same rows, one candidate a kind; side by side, which is faster to read
};

// Who must be visited is of another kind than who need not be.
Kinds kinds_of(const Market& market);

}  // namespace inspectplan::plan
