#pragma once
// When the range of a score is not only sound but exact. The interpreter's ranges forget that two uses of a
// fact have one value; here it is shown, by trying values, that a factor reaches both ends of its range.
#include <optional>
#include <vector>

#include "score/compiled.hpp"
#include "score/leaves.hpp"
#include "score/rows.hpp"

namespace inspectplan::score {

// Immutable after construction; safe to share between threads.
class Exactness {
 public:
  Exactness(const ruleset::RuleSet& rules, const Compiled& compiled, LeafFinder& finder, const Clock& clock);

  struct Range {
    std::int64_t low, high;  // at the scale of the score
  };
  std::vector<feel::Register> reads() const;  // of what `exact` is given

  // The exact range over all completions of the row's missing facts, where it can be shown: the score is a
  // plain sum of scorecards, each missing fact reaches one factor, and that factor rests on nothing else.
  // `index`: the row inside the batch that `ranged` ran last, in range mode.
  std::optional<Range> exact(const column::Dataset& data, std::size_t row, const feel::Workspace& ranged,
                             std::size_t index) const;

 private:
  struct FactorRange {
    feel::Register points;
    int scale;  // of its scorecard
    std::vector<Leaf> leaves;
    bool probed = false;  // low and high are reached by values of its only fact
    std::int64_t low = 0, high = 0;
  };
  // `changes`: every value of the factor's only fact that is worth trying.
  static void probe(FactorRange& range, const FactorRegisters& registers, std::vector<Change> changes,
                    const ruleset::RuleSet& rules, const feel::Program& program, feel::Workspace& workspace);

  bool plain_sum_ = false;
  int sum_scale_ = 0;
  int score_scale_ = 0;
  std::vector<FactorRange> factors_;
};

}  // namespace inspectplan::score
