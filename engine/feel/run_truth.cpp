// Comparison and Kleene's connectives. A truth is a set of two bits: can be true, can be false.
#include "feel/operation.hpp"

namespace inspectplan::feel {
namespace {

constexpr std::uint8_t can_be_true = 1;
constexpr std::uint8_t can_be_false = 2;

std::uint8_t truth_of(bool can_hold, bool can_fail) {
  return static_cast<std::uint8_t>((can_hold ? can_be_true : 0) | (can_fail ? can_be_false : 0));
}

void connect(const Operation& operation, const Frame& frame, bool all) {
  Vector& out = frame.at(operation.out);
  for (std::size_t i = 0; i < frame.count; ++i) {
    std::uint8_t can_hold = all ? can_be_true : 0;
    std::uint8_t can_fail = all ? 0 : can_be_false;
    for (const Register in : operation.in) {
      const std::uint8_t part = frame.at(in).known[i];
      if (all)
        can_hold &= part, can_fail |= static_cast<std::uint8_t>(part & can_be_false);
      else
        can_hold |= static_cast<std::uint8_t>(part & can_be_true), can_fail &= part;
    }
    out.known[i] = can_hold | can_fail;
  }
}

void negate(const Operation& operation, const Frame& frame) {
  const Vector& in = frame.at(operation.in[0]);
  Vector& out = frame.at(operation.out);
  for (std::size_t i = 0; i < frame.count; ++i)
    out.known[i] = static_cast<std::uint8_t>(((in.known[i] & 1) << 1) | (in.known[i] >> 1));
}

// Decides where the comparison comes out the same for all values of both ranges.
template <class CanHold, class CanFail>
void compare(const Operation& operation, const Frame& frame, CanHold can_hold, CanFail can_fail) {
  const Vector& a = frame.at(operation.in[0]);
  const Vector& b = frame.at(operation.in[1]);
  Vector& out = frame.at(operation.out);
  for (std::size_t i = 0; i < frame.count; ++i) {
    const bool known = (a.known[i] & b.known[i] & has_value) != 0;
    out.known[i] = known ? truth_of(can_hold(a.low[i], a.high[i], b.low[i], b.high[i]),
                                    can_fail(a.low[i], a.high[i], b.low[i], b.high[i]))
                         : std::uint8_t{truth_unknown};
  }
}

void compare_truths(const Operation& operation, const Frame& frame) {
  const Vector& a = frame.at(operation.in[0]);
  const Vector& b = frame.at(operation.in[1]);
  Vector& out = frame.at(operation.out);
  for (std::size_t i = 0; i < frame.count; ++i) {
    const bool decided = a.known[i] != truth_unknown && b.known[i] != truth_unknown;
    out.known[i] = decided ? truth_of(a.known[i] == b.known[i], a.known[i] != b.known[i]) : std::uint8_t{truth_unknown};
  }
}

}  // namespace

void run_truth(const Operation& operation, const Frame& frame) {
  using ast::Op;
  using I = std::int64_t;
  switch (operation.op) {
    case Op::conjunction:
      return connect(operation, frame, true);
    case Op::disjunction:
      return connect(operation, frame, false);
    case Op::negation:
      return negate(operation, frame);
    case Op::truth_equal:
      return compare_truths(operation, frame);
    case Op::equal:
      return compare(
          operation, frame, [](I a, I b, I c, I d) { return a <= d && c <= b; },
          [](I a, I b, I c, I d) { return !(a == b && c == d && a == c); });
    case Op::less:
      return compare(operation, frame, [](I a, I, I, I d) { return a < d; }, [](I, I b, I c, I) { return b >= c; });
    default:
      return compare(operation, frame, [](I a, I, I, I d) { return a <= d; }, [](I, I b, I c, I) { return b > c; });
  }
}

}  // namespace inspectplan::feel
