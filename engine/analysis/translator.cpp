#include "analysis/translator.hpp"

#include <algorithm>
#include <limits>

#include "base/scaled.hpp"
#include "feel/ast.hpp"

namespace inspectplan::analysis {

using feel::ast::Op;

namespace {

constexpr std::int64_t lowest = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t highest = std::numeric_limits<std::int64_t>::max();
constexpr std::size_t most_nodes = 20'000;
constexpr int deepest = 40;  // derived values behind derived values; then the name stands for itself

std::int64_t clamp(Wide value) { return static_cast<std::int64_t>(std::clamp(value, Wide(lowest), Wide(highest))); }

// The bounds moved; an open end stays open.
Test moved(Test test, Wide by) {
  if (test.low != lowest) test.low = clamp(test.low + by);
  if (test.high != highest) test.high = clamp(test.high + by);
  return test;
}

Test mirrored(const Test& test) {
  Test out;
  out.low = test.high == highest ? lowest : clamp(-Wide(test.high));
  out.high = test.low == lowest ? highest : clamp(-Wide(test.low));
  return out;
}

// The values that come to lie in the test when multiplied.
Test divided(const Test& test, std::int64_t by) {
  Test out = test;
  if (test.low != lowest) out.low = test.low / by + (test.low % by > 0 ? 1 : 0);
  if (test.high != highest) out.high = test.high / by - (test.high % by < 0 ? 1 : 0);
  return out;
}

// Of a difference within bounds; 2 where they do not say it.
int sign_of(Wide low, Wide high) { return low > 0 ? 1 : high < 0 ? -1 : low == 0 && high == 0 ? 0 : 2; }

bool is_known_constant(const feel::ast::Checked& node) { return node.op == Op::constant && !node.flag; }

}  // namespace

bool is_strict(Op op) {
  switch (op) {
    case Op::rescale:
    case Op::round:
    case Op::negate:
    case Op::add:
    case Op::subtract:
    case Op::multiply:
    case Op::absolute:
    case Op::minimum:
    case Op::maximum:
    case Op::year:
    case Op::month:
    case Op::day:
    case Op::weekday:
    case Op::day_of_year:
    case Op::week_of_year:
    case Op::months_between:
    case Op::before:
    case Op::after:
    case Op::upper:
    case Op::lower:
    case Op::length:
    case Op::join:
    case Op::contains:
    case Op::starts:
    case Op::ends:
      return true;
    default:
      return false;
  }
}

Translator::Translator(Space& space, const feel::Typed& expression, const feel::Typed* subject, int depth,
                       std::string name)
    : space_(space),
      formulas_(space.formulas_),
      expression_(expression),
      subject_(subject),
      depth_(depth),
      name_(std::move(name)) {}

Translator Translator::within(const feel::Typed& expression, const Checked& name) const {
  return Translator(space_, expression, nullptr, depth_ + 1, name.op == Op::name ? name.text : std::string());
}

const feel::Typed* Translator::behind(const Checked& node) const {
  if (node.op == Op::subject) return subject_;
  if (depth_ >= deepest || formulas_.nodes().size() > most_nodes) return nullptr;
  const feel::Typed* found = nullptr;
  if (node.op == Op::name && space_.meanings_.derived) found = space_.meanings_.derived(node.text);
  if (node.op == Op::sector && space_.meanings_.sector) found = space_.meanings_.sector(node.text);
  return found && *found ? found : nullptr;
}

Formula Translator::truth(const Checked& node) {
  const auto known = space_.state_->truths.find(&node);
  if (known != space_.state_->truths.end()) return known->second;
  const Formula made = make_truth(node);
  return space_.state_->truths[&node] = made;
}

std::vector<Formula> Translator::truths(const Checked& node) {
  std::vector<Formula> out;
  for (const Tree& part : node.parts) out.push_back(truth(*part));
  return out;
}

Formula Translator::make_truth(const Checked& node) {
  if (const feel::Typed* other = behind(node)) return within(*other, node).truth(*other->root());
  switch (node.op) {
    case Op::constant:
      return formulas_.constant(node.flag ? undecided : node.number != 0 ? holds : fails);
    case Op::conjunction:
      return formulas_.all(truths(node));
    case Op::disjunction:
      return formulas_.any(truths(node));
    case Op::negation:
      return formulas_.opposite(truth(*node.parts[0]));
    case Op::is_null:
      return missing(*node.parts[0]);
    case Op::condition: {
      const std::vector<Formula> parts = truths(node);
      return formulas_.choice(parts[0], parts[1], parts[2]);
    }
    case Op::equal:
    case Op::less:
    case Op::at_most:
      return comparison(node);
    case Op::text_equal:
      return text_comparison(node);
    case Op::truth_equal: {
      const std::vector<Formula> parts = truths(node);
      return formulas_.choice(parts[0], parts[1], formulas_.opposite(parts[1]));
    }
    case Op::under: {
      Test test;
      test.prefixes = node.texts;
      return tested(*node.parts[0], test);
    }
    default:
      return free_value(node, {1, 1, {}, {}});
  }
}

// The operands are at one scale.
Formula Translator::comparison(const Checked& node) {
  const Checked& a = *node.parts[0];
  const Checked& b = *node.parts[1];
  const std::int64_t gap = node.op == Op::less ? 1 : 0;
  if (is_known_constant(b)) {
    const std::int64_t most = clamp(Wide(b.number) - gap);
    return tested(a, {node.op == Op::equal ? b.number : lowest, most, {}, {}});
  }
  if (is_known_constant(a)) {
    const std::int64_t least = clamp(Wide(a.number) + gap);
    return tested(b, {least, node.op == Op::equal ? a.number : highest, {}, {}});
  }
  return order(a, b, {node.op == Op::equal ? 0 : -1, -gap, {}, {}});
}

Formula Translator::text_comparison(const Checked& node) {
  const Checked& a = *node.parts[0];
  const Checked& b = *node.parts[1];
  if (is_known_constant(a)) return tested(b, {0, -1, {a.text}, {}});
  if (is_known_constant(b)) return tested(a, {0, -1, {b.text}, {}});
  return free_value(node, {1, 1, {}, {}});
}

Formula Translator::tested(const Checked& node, const Test& test) {
  auto& known = space_.state_->tested;
  const auto found = known.find({&node, test});
  if (found != known.end()) return found->second;
  const Formula made = make_tested(node, test);
  known.emplace(std::pair{&node, test}, made);
  return made;
}

Formula Translator::make_tested(const Checked& node, const Test& test) {
  if (const feel::Typed* other = behind(node)) return within(*other, node).tested(*other->root(), test);
  switch (node.op) {
    case Op::constant:
      return tested_constant(node, test);
    case Op::refine:
      return tested(*node.parts[0], test);
    case Op::condition: {
      const Formula then = tested(*node.parts[1], test);
      const Formula otherwise = tested(*node.parts[2], test);
      return formulas_.choice(truth(*node.parts[0]), then, otherwise);
    }
    case Op::rescale:
      return tested(*node.parts[0], divided(test, power_of_ten(static_cast<int>(node.number))));
    case Op::negate:
      return tested(*node.parts[0], mirrored(test));
    case Op::add:
    case Op::subtract:
    case Op::add_days:
      return tested_sum(node, test);
    case Op::multiply:
      return tested_product(node, test);
    case Op::name:
      return is_of_plan_year(node.text) ? tested_plan_year(node, test) : free_value(node, test);
    default:
      return free_value(node, test);
  }
}

Formula Translator::tested_constant(const Checked& node, const Test& test) {
  if (node.flag) return formulas_.constant(undecided);
  const bool inside = test.holds({false, node.number, node.text, false}, node.type.kind == feel::Kind::text);
  return formulas_.constant(inside ? holds : fails);
}

// With a constant on one side the test moves to the other side.
Formula Translator::tested_sum(const Checked& node, const Test& test) {
  const Checked& a = *node.parts[0];
  const Checked& b = *node.parts[1];
  if (node.op == Op::add_days && node.flag) return free_value(node, test);  // outside the calendar it is missing
  if (is_known_constant(b)) return tested(a, moved(test, node.op == Op::subtract ? Wide(b.number) : -Wide(b.number)));
  if (!is_known_constant(a)) return free_value(node, test);
  if (node.op == Op::subtract) return tested(b, mirrored(moved(test, -Wide(a.number))));
  return tested(b, moved(test, -Wide(a.number)));
}

// The values whose multiples by a constant come to lie in the test.
Formula Translator::tested_product(const Checked& node, const Test& test) {
  const bool second = is_known_constant(*node.parts[1]);
  const Checked& constant = *node.parts[second ? 1 : 0];
  const Checked& value = *node.parts[second ? 0 : 1];
  if (!is_known_constant(constant) || constant.number == 0 || constant.number == lowest) return free_value(node, test);
  if (constant.number < 0) return tested(value, divided(mirrored(test), -constant.number));
  return tested(value, divided(test, constant.number));
}

// Two values of which neither is constant: how they stand to each other is an unknown of its own.
Formula Translator::order(const Checked& a, const Checked& b, Test test) {
  const Tree first = same(a);
  const Tree second = same(b);
  const Formula unclear = formulas_.any({missing(a), missing(b)});
  const Shifted x = shifted(a);
  const Shifted y = shifted(b);
  if (const int known = x.of == y.of ? sign_of(x.low - y.high, x.high - y.low) : 2; known != 2) {
    const bool inside = test.holds({false, known, {}, false}, false);
    return formulas_.choice(unclear, formulas_.constant(undecided), formulas_.constant(inside ? holds : fails));
  }
  const bool turned = second->id < first->id;
  if (turned) test = mirrored(test);
  const auto [known, fresh] = space_.state_->orders.emplace(std::minmax(first->id, second->id), 0);
  if (fresh) {
    Unknown unknown;
    unknown.shape = Unknown::Shape::order;
    unknown.what = written(turned ? b : a);
    unknown.other = written(turned ? a : b);
    const feel::Type& left = (turned ? b : a).type;
    const feel::Type& right = (turned ? a : b).type;
    unknown.type = feel::Type::number(0,
                                      left.low < right.high    ? -1
                                      : left.low == right.high ? 0
                                                               : 1,
                                      left.high > right.low    ? 1
                                      : left.high == right.low ? 0
                                                               : -1);
    unknown.place = place_of(a);
    unknown.rests_on = facts_of({&a, &b});
    known->second = formulas_.add(std::move(unknown));
  }
  const Formula inside = formulas_.among(known->second, std::move(test));
  return formulas_.choice(unclear, formulas_.constant(undecided), inside);
}

// A value that is looked at only from outside.
Formula Translator::free_value(const Checked& node, Test test) {
  const std::uint32_t unknown = unknown_of(node);
  const Formula inside = formulas_.among(unknown, std::move(test));
  if (!is_strict(node.op)) return inside;
  return formulas_.choice(any_missing(node), formulas_.constant(undecided), inside);
}

Formula Translator::any_missing(const Checked& node) {
  std::vector<Formula> parts;
  for (const Tree& part : node.parts) parts.push_back(missing(*part));
  return formulas_.any(std::move(parts));
}

Formula Translator::missing(const Checked& node) {
  if (const feel::Typed* other = behind(node)) return within(*other, node).missing(*other->root());
  if (node.op == Op::constant) return formulas_.constant(node.flag ? holds : fails);
  if (!node.type.may_be_missing) return formulas_.constant(fails);
  if (node.type.kind == feel::Kind::boolean) return formulas_.unclear(truth(node));
  if (node.op == Op::refine) return missing(*node.parts[0]);
  if (node.op == Op::condition) {
    const Formula condition = truth(*node.parts[0]);
    const Formula then = formulas_.all({condition, missing(*node.parts[1])});
    const Formula otherwise = formulas_.all({formulas_.opposite(condition), missing(*node.parts[2])});
    return formulas_.any({formulas_.unclear(condition), then, otherwise});
  }
  if (is_strict(node.op)) return any_missing(node);
  return formulas_.absent(unknown_of(node));
}

}  // namespace inspectplan::analysis
