#include "score/within.hpp"

#include <algorithm>
#include <optional>

#include "base/scaled.hpp"
#include "feel/program.hpp"

namespace inspectplan::score {
namespace {

using feel::ast::Checked;
using feel::ast::Op;

using AsItIs = std::function<std::uint8_t(const Checked&)>;

struct Ends {
  Wide low, high;
};

std::uint8_t of(bool can_be_true, bool can_be_false) {
  return static_cast<std::uint8_t>((can_be_true ? feel::truth_true : 0) | (can_be_false ? feel::truth_false : 0));
}

class Within {
 public:
  Within(Ends score, const AsItIs& as_it_is) : score_(score), as_it_is_(as_it_is) {}

  std::uint8_t truth(const Checked& node) const {
    switch (node.op) {
      case Op::conjunction:
        return all(node);
      case Op::disjunction:
        return any(node);
      case Op::negation: {
        const std::uint8_t part = truth(*node.parts[0]);
        return of((part & feel::truth_false) != 0, (part & feel::truth_true) != 0);
      }
      case Op::equal:
      case Op::less:
      case Op::at_most:
        return possible(compared(node) & as_it_is_(node));
      default:
        return possible(as_it_is_(node));
    }
  }

 private:
  // Where nothing is known both is possible; that a truth can be unknown although all cells are known is left out.
  static std::uint8_t possible(int bits) {
    const int truth = bits & feel::truth_unknown;
    return static_cast<std::uint8_t>(truth == 0 ? feel::truth_unknown : truth);
  }

  std::uint8_t all(const Checked& node) const {
    bool can_be_true = true, can_be_false = false;
    for (const auto& part : node.parts) {
      can_be_true = can_be_true && (truth(*part) & feel::truth_true) != 0;
      can_be_false = can_be_false || (truth(*part) & feel::truth_false) != 0;
    }
    return of(can_be_true, can_be_false);
  }

  std::uint8_t any(const Checked& node) const {
    bool can_be_true = false, can_be_false = true;
    for (const auto& part : node.parts) {
      can_be_true = can_be_true || (truth(*part) & feel::truth_true) != 0;
      can_be_false = can_be_false && (truth(*part) & feel::truth_false) != 0;
    }
    return of(can_be_true, can_be_false);
  }

  std::uint8_t compared(const Checked& node) const {
    const auto a = ends(*node.parts[0]);
    const auto b = ends(*node.parts[1]);
    if (!a || !b) return feel::truth_unknown;
    if (node.op == Op::less) return of(a->low < b->high, a->high >= b->low);
    if (node.op == Op::at_most) return of(a->low <= b->high, a->high > b->low);
    const bool both_one = a->low == a->high && b->low == b->high && a->low == b->low;
    return of(a->low <= b->high && b->low <= a->high, !both_one);
  }

  std::optional<Ends> ends(const Checked& node) const {
    if (node.op == Op::name && node.text == "score") return score_;
    if (node.op == Op::constant && node.type.kind == feel::Kind::number && !node.flag)
      return Ends{Wide{node.number}, Wide{node.number}};
    if (node.op == Op::rescale)
      if (const auto part = ends(*node.parts[0])) {
        const Wide unit{power_of_ten(static_cast<int>(node.number))};
        return Ends{part->low * unit, part->high * unit};
      }
    return std::nullopt;
  }

  Ends score_;
  const AsItIs& as_it_is_;
};

}  // namespace

std::uint8_t truth_within(const Checked& condition, std::int64_t low, std::int64_t high, const AsItIs& as_it_is) {
  return Within({Wide{low}, Wide{high}}, as_it_is).truth(condition);
}

}  // namespace inspectplan::score
