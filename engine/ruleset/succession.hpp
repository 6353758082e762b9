#pragma once
// Departments and successions as a graph (Boost.Graph): which way a scope of a department went by a day.
#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "ruleset/model.hpp"

namespace inspectplan::ruleset {

// The way from a department along the successions in force, as indices into RuleSet::successions.
struct Trail {
  std::vector<std::size_t> steps;
  std::string last;     // class of the department at the end
  bool alive = false;   // it exists on the day
  bool cyclic = false;  // the successions lead back to a department passed before
};

// Immutable. Classes of departments only: instances ("commune:12") are the resolver's.
class SuccessionGraph {
 public:
  explicit SuccessionGraph(const RuleSet& rules);
  ~SuccessionGraph();

  // Where two successions are in force for one scope (overlaps() finds them), the one that names the scope
  // goes before one for everything, then the later one.
  Trail follow(const std::string& department, const std::string& scope, Day on) const;

  // Pairs of successions of one department whose scopes and spans meet.
  std::vector<std::pair<std::size_t, std::size_t>> overlaps() const;

  // A circle of successions in force on one day for one scope; each circle once, on its first day.
  struct Cycle {
    std::string scope;
    Day on{};
    std::vector<std::size_t> steps;
  };
  std::vector<Cycle> cycles() const;

 private:
  struct State;
  std::unique_ptr<const State> state_;
};

bool covers_scope(const Succession& succession, const std::string& scope);

// First days of stretches on which `spans` say the same throughout, unsorted: froms and days after untils.
void add_boundaries(const Span& span, std::vector<Day>& days);

}  // namespace inspectplan::ruleset
