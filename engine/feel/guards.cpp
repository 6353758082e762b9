#include "feel/guards.hpp"

#include <algorithm>
#include <limits>

#include "base/scaled.hpp"

namespace inspectplan::feel {

using ast::Checked;
using ast::Op;

namespace {

constexpr std::int64_t lowest = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t highest = std::numeric_limits<std::int64_t>::max();

std::int64_t floor_divide(std::int64_t value, std::int64_t by) { return value / by - (value % by < 0 ? 1 : 0); }
std::int64_t ceiling_divide(std::int64_t value, std::int64_t by) { return value / by + (value % by > 0 ? 1 : 0); }

}  // namespace

void Guards::push(const Checked& condition, bool holds) {
  Level level;
  learn(condition, holds, level);
  levels_.push_back(std::move(level));
}

void Guards::learn(const Checked& condition, bool holds, Level& level) const {
  switch (condition.op) {
    case Op::negation:
      return learn(*condition.parts[0], !holds, level);
    case Op::conjunction:
    case Op::disjunction:
      if ((condition.op == Op::conjunction) != holds) return;  // one of them, and nobody knows which
      for (const ast::Tree& part : condition.parts) learn(*part, holds, level);
      return;
    case Op::at_most:
    case Op::less: {
      const std::int64_t gap = condition.op == Op::less ? 1 : 0;
      if (holds) return at_most(*condition.parts[0], *condition.parts[1], gap, level);
      return at_most(*condition.parts[1], *condition.parts[0], 1 - gap, level);
    }
    case Op::equal:
      if (holds) {
        at_most(*condition.parts[0], *condition.parts[1], 0, level);
        at_most(*condition.parts[1], *condition.parts[0], 0, level);
      } else {
        different(*condition.parts[0], *condition.parts[1], level);
        different(*condition.parts[1], *condition.parts[0], level);
      }
      return;
    default:
      return;
  }
}

// a + gap <= b.
void Guards::at_most(const Checked& a, const Checked& b, std::int64_t gap, Level& level) const {
  if (b.type.high > lowest + gap) narrow(a, lowest, b.type.high - gap, level);
  if (a.type.low < highest - gap) narrow(b, a.type.low + gap, highest, level);
}

// Another than one of its ends: the end moves inwards.
void Guards::different(const Checked& value, const Checked& other, Level& level) const {
  if (other.type.low != other.type.high) return;
  const std::int64_t end = other.type.low;
  if (value.type.low == end) narrow(value, end + 1, highest, level);
  if (value.type.high == end) narrow(value, lowest, end - 1, level);
}

void Guards::narrow(const Checked& value, std::int64_t low, std::int64_t high, Level& level) const {
  if (value.op == Op::refine) return narrow(*value.parts[0], low, high, level);
  if (is_constant(value)) return;
  if (value.op == Op::rescale) {
    const std::int64_t unit = power_of_ten(static_cast<int>(value.number));
    narrow(*value.parts[0], low == lowest ? low : ceiling_divide(low, unit),
           high == highest ? high : floor_divide(high, unit), level);
  }
  const auto [known, fresh] = level.emplace(nodes_.shape(value), Bounds{low, high});
  if (fresh) return;
  known->second.low = std::max(known->second.low, low);
  known->second.high = std::min(known->second.high, high);
}

std::optional<std::pair<std::int64_t, std::int64_t>> Guards::bounds(const Checked& value) const {
  std::int64_t low = value.type.low;
  std::int64_t high = value.type.high;
  for (const Level& level : levels_) {
    const auto known = level.find(nodes_.shape(value));
    if (known == level.end()) continue;
    low = std::max(low, known->second.low);
    high = std::min(high, known->second.high);
  }
  // Bounds that leave nothing: the branch is never taken, whatever it says.
  if (low > high || (low == value.type.low && high == value.type.high)) return std::nullopt;
  return std::pair{low, high};
}

}  // namespace inspectplan::feel
