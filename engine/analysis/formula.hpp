#pragma once
// Conditions over unknowns in Kleene's logic, and where a value of them can be found.
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "analysis/unknown.hpp"

namespace inspectplan::analysis {

// What a condition can come out as: a set of bits.
using Outcomes = std::uint8_t;
inline constexpr Outcomes holds = 1, fails = 2, undecided = 4;

using Formula = std::uint32_t;  // index into Formulas

// A set of an unknown's kinds of values, one bit each: lists of hundreds of bounds on one fact are ordinary.
using Kinds = std::vector<std::uint64_t>;

struct Node {
  enum class Shape {
    constant,  // outcome
    among,     // the unknown is in its test `test`; undecided where it is missing
    absent,    // the unknown is missing
    all,       // parts…
    any,       // parts…
    opposite,  // parts[0]
    unclear,   // parts[0] is undecided
    choice     // if parts[0] then parts[1] else parts[2]; undecided where parts[0] is
  };
  Shape shape = Shape::constant;
  Outcomes outcome = undecided;
  std::uint32_t unknown = 0;
  std::uint32_t test = 0;
  std::vector<Formula> parts;  // made before the node
  auto operator<=>(const Node&) const = default;
};

// Equal formulas are one node. Not thread-safe.
class Formulas {
 public:
  Formula constant(Outcomes outcome);
  Formula among(std::uint32_t unknown, Test test);
  Formula absent(std::uint32_t unknown);
  Formula all(std::vector<Formula> parts);
  Formula any(std::vector<Formula> parts);
  Formula opposite(Formula part);
  Formula unclear(Formula part);
  Formula choice(Formula condition, Formula then, Formula otherwise);

  std::uint32_t add(Unknown unknown);
  const std::vector<Unknown>& unknowns() const { return unknowns_; }
  const std::vector<Node>& nodes() const { return nodes_; }
  // What the tests so far tell apart: one value of each kind, which kind is "missing", which kinds each test takes in.
  struct Partition {
    std::vector<Value> values;
    Kinds missing;
    std::vector<Kinds> inside;  // by test
  };
  const Partition& partition(std::uint32_t unknown) const;
  // Puts `steps` in place of those of an unknown and hands back what was there.
  const std::vector<std::int64_t>* exchange_steps(std::uint32_t unknown, const std::vector<std::int64_t>* steps);
  const std::vector<Value>& kinds(std::uint32_t unknown) const { return partition(unknown).values; }

 private:
  Formula make(Node node);
  Formula junction(Node::Shape shape, Outcomes neutral, Outcomes deciding, std::vector<Formula> parts);
  std::vector<Unknown> unknowns_;
  std::vector<Node> nodes_;
  std::map<Node, Formula> made_;
  std::vector<std::map<Test, std::uint32_t>> tests_;          // by unknown
  mutable std::vector<std::optional<Partition>> partitions_;  // by unknown; none since a test was added
};

}  // namespace inspectplan::analysis
