#include "analysis/formula.hpp"

#include <algorithm>
#include <functional>
#include <utility>

namespace inspectplan::analysis {

using Shape = Node::Shape;

namespace {

Kinds kinds_that(const std::vector<Value>& values, const std::function<bool(const Value&)>& take) {
  Kinds kinds((values.size() + 63) / 64, 0);
  for (std::size_t i = 0; i < values.size(); ++i)
    if (take(values[i])) kinds[i / 64] |= std::uint64_t{1} << (i % 64);
  return kinds;
}

Formulas::Partition partition_of(const Unknown& unknown) {
  const bool is_text = unknown.shape == Unknown::Shape::value && unknown.type.kind == feel::Kind::text;
  Formulas::Partition partition{representatives(unknown), {}, {}};
  partition.missing = kinds_that(partition.values, [](const Value& value) { return value.missing; });
  for (const Test& test : unknown.tests)
    partition.inside.push_back(
        kinds_that(partition.values, [&](const Value& value) { return test.holds(value, is_text); }));
  return partition;
}

}  // namespace

Formula Formulas::make(Node node) {
  const auto known = made_.find(node);
  if (known != made_.end()) return known->second;
  const auto index = static_cast<Formula>(nodes_.size());
  nodes_.push_back(node);
  made_.emplace(std::move(node), index);
  return index;
}

Formula Formulas::constant(Outcomes outcome) { return make({Shape::constant, outcome, 0, 0, {}}); }

std::uint32_t Formulas::add(Unknown unknown) {
  unknowns_.push_back(std::move(unknown));
  tests_.emplace_back();
  partitions_.emplace_back();
  return static_cast<std::uint32_t>(unknowns_.size() - 1);
}

Formula Formulas::among(std::uint32_t unknown, Test test) {
  std::vector<Test>& tests = unknowns_[unknown].tests;
  const auto [known, fresh] = tests_[unknown].emplace(test, static_cast<std::uint32_t>(tests.size()));
  if (fresh) {
    tests.push_back(std::move(test));
    partitions_[unknown].reset();
  }
  return make({Shape::among, 0, unknown, known->second, {}});
}

const Formulas::Partition& Formulas::partition(std::uint32_t unknown) const {
  auto& known = partitions_[unknown];
  if (!known) known = partition_of(unknowns_[unknown]);
  return *known;
}

const std::vector<std::int64_t>* Formulas::exchange_steps(std::uint32_t unknown,
                                                          const std::vector<std::int64_t>* steps) {
  partitions_[unknown].reset();
  return std::exchange(unknowns_[unknown].steps, steps);
}

Formula Formulas::absent(std::uint32_t unknown) {
  if (!unknowns_[unknown].may_be_missing) return constant(fails);
  return make({Shape::absent, 0, unknown, 0, {}});
}

Formula Formulas::junction(Shape shape, Outcomes neutral, Outcomes deciding, std::vector<Formula> parts) {
  std::sort(parts.begin(), parts.end());
  parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
  const auto is = [this](Formula part, Outcomes outcome) {
    return nodes_[part].shape == Shape::constant && nodes_[part].outcome == outcome;
  };
  if (std::any_of(parts.begin(), parts.end(), [&](Formula part) { return is(part, deciding); }))
    return constant(deciding);
  std::erase_if(parts, [&](Formula part) { return is(part, neutral); });
  if (parts.empty()) return constant(neutral);
  if (parts.size() == 1) return parts[0];
  return make({shape, 0, 0, 0, std::move(parts)});
}

Formula Formulas::all(std::vector<Formula> parts) { return junction(Shape::all, holds, fails, std::move(parts)); }
Formula Formulas::any(std::vector<Formula> parts) { return junction(Shape::any, fails, holds, std::move(parts)); }

Formula Formulas::opposite(Formula part) {
  const Node& node = nodes_[part];
  if (node.shape == Shape::opposite) return node.parts[0];
  if (node.shape == Shape::constant && node.outcome != undecided)
    return constant(node.outcome == holds ? fails : holds);
  return make({Shape::opposite, 0, 0, 0, {part}});
}

Formula Formulas::unclear(Formula part) {
  const Node& node = nodes_[part];
  if (node.shape == Shape::constant) return constant(node.outcome == undecided ? holds : fails);
  if (node.shape == Shape::absent || node.shape == Shape::unclear) return constant(fails);
  if (node.shape == Shape::among) return absent(node.unknown);
  return make({Shape::unclear, 0, 0, 0, {part}});
}

Formula Formulas::choice(Formula condition, Formula then, Formula otherwise) {
  const Node& node = nodes_[condition];
  if (node.shape == Shape::constant)
    return node.outcome == holds ? then : node.outcome == fails ? otherwise : constant(undecided);
  return make({Shape::choice, 0, 0, 0, {condition, then, otherwise}});
}

}  // namespace inspectplan::analysis
