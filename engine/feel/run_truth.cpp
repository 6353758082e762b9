// Comparison and Kleene's connectives. A truth is a set of what can be: true, false, unknown.
#include <algorithm>

#include "feel/operation.hpp"

namespace inspectplan::feel {
namespace {

using ast::Op;
using I = std::int64_t;

std::uint8_t truth_of(bool can_hold, bool can_fail) {
  return static_cast<std::uint8_t>((can_hold ? truth_true : 0) | (can_fail ? truth_false : 0));
}

// One part more. `decisive` parts decide alone (false in a conjunction), `neutral` ones leave it to the others. What
// can be true of the whole is gathered in three vectors of bits, part by part, so that the loops stay plain.
struct Gathered {
  std::uint8_t any[batch_rows], all[batch_rows], undecided[batch_rows];
};

void connect(const Operation& operation, const Frame& frame, std::uint8_t decisive, std::uint8_t neutral) {
  Gathered so_far;
  const std::size_t n = frame.count;
  std::fill_n(so_far.any, n, std::uint8_t{0});
  std::fill_n(so_far.all, n, neutral);
  std::fill_n(so_far.undecided, n, std::uint8_t{1});  // it can be that no part decides
  for (const Register in : operation.in) {
    const std::uint8_t* part = frame.at(in).known.data();
    for (std::size_t i = 0; i < n; ++i) {
      so_far.any[i] |= part[i];
      so_far.all[i] &= part[i];
      so_far.undecided[i] &= static_cast<std::uint8_t>((part[i] & (neutral | may_lack)) != 0);
    }
  }
  std::uint8_t* out = frame.at(operation.out).known.data();
  for (std::size_t i = 0; i < n; ++i)
    out[i] = static_cast<std::uint8_t>((so_far.any[i] & decisive) | so_far.all[i] |
                                       (so_far.undecided[i] != 0 ? so_far.any[i] & may_lack : 0));
}

void negate(const Operation& operation, const Frame& frame) {
  const Vector& in = frame.at(operation.in[0]);
  Vector& out = frame.at(operation.out);
  for (std::size_t i = 0; i < frame.count; ++i) {
    const std::uint8_t truth = in.known[i];
    out.known[i] = static_cast<std::uint8_t>(truth_of(truth & truth_false, truth & truth_true) | (truth & may_lack));
  }
}

// Decides where the comparison comes out the same for all values of both ranges.
template <class CanHold, class CanFail>
void compare(const Operation& operation, const Frame& frame, CanHold can_hold, CanFail can_fail) {
  const Vector& a = frame.at(operation.in[0]);
  const Vector& b = frame.at(operation.in[1]);
  Vector& out = frame.at(operation.out);
  for (std::size_t i = 0; i < frame.count; ++i) {
    const std::uint8_t known = joined(a.known[i], b.known[i]);
    if (known == 0) {
      out.known[i] = undecided(frame.mode);
      continue;
    }
    const std::uint8_t truth = truth_of(can_hold(a.low[i], a.high[i], b.low[i], b.high[i]),
                                        can_fail(a.low[i], a.high[i], b.low[i], b.high[i]));
    out.known[i] = static_cast<std::uint8_t>(truth | (known & may_lack));
  }
}

void compare_truths(const Operation& operation, const Frame& frame) {
  const Vector& a = frame.at(operation.in[0]);
  const Vector& b = frame.at(operation.in[1]);
  Vector& out = frame.at(operation.out);
  for (std::size_t i = 0; i < frame.count; ++i) {
    const std::uint8_t x = a.known[i], y = b.known[i];
    const bool same = (x & y & truth_unknown) != 0;
    const bool other = ((x & truth_true) && (y & truth_false)) || ((x & truth_false) && (y & truth_true));
    out.known[i] = static_cast<std::uint8_t>(truth_of(same, other) | ((x | y) & may_lack));
  }
}

}  // namespace

void run_truth(const Operation& operation, const Frame& frame) {
  switch (operation.op) {
    case Op::conjunction:
      return connect(operation, frame, truth_false, truth_true);
    case Op::disjunction:
      return connect(operation, frame, truth_true, truth_false);
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
