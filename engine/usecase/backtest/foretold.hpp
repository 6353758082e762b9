#pragma once
// How well an order of enterprises foretold what then happened: the share of the outcomes that befell the first k
// percent of them. Enterprises that the order does not tell apart are taken in equal parts, as if drawn by lot.
#include <cstdint>
#include <optional>
#include <vector>

namespace inspectplan::usecase {

// Enterprises in groups that the order does not tell apart, from the first to the last; the outcomes of each.
struct Order {
  std::vector<std::uint32_t> group;     // by enterprise
  std::vector<std::uint32_t> outcomes;  // by enterprise
  std::size_t groups = 0;
};
// The greater comes first.
Order order_of(const std::vector<std::int64_t>& values, const std::vector<std::uint32_t>& outcomes);

// Hundredths of a percent of the outcomes.
struct Interval {
  std::int64_t low = 0, high = 0;
};
struct Share {
  std::int64_t found = 0;
  std::optional<Interval> interval;  // 95 of 100 samples lie in it; none without samples
};

// The orders of several years together, each cut at its own first `percent`. The samples are drawn by `seed` from the
// enterprises of each year, with repetition (bootstrap, Efron 1979); those in which nothing happened say nothing.
// None where nothing happened at all.
std::optional<Share> share_in_top(const std::vector<const Order*>& years, int percent, int samples, std::uint64_t seed);

}  // namespace inspectplan::usecase
