#pragma once
// Completions of rows that lack the same facts, tried many at a time: do they reach both ends of what is possible?
#include "feel/prepared.hpp"
#include "score/exactness.hpp"
#include "score/rows.hpp"

namespace inspectplan::score {

// One row and what its knot's terms can come to.
struct Case {
  std::size_t row = 0;
  std::int64_t low = 0, high = 0;  // sound; narrowed where every completion could be tried
  bool is_exact = false;           // both are reached
};

// Of one knot. Not thread-safe. What it is made from must outlive it.
class Trials {
 public:
  Trials(const Knot& knot, const Exactness& exactness, const feel::Program& program, const ruleset::RuleSet& rules,
         const Clock& clock, const column::Dataset& data);

  void run(std::vector<Case>& cases);

 private:
  // Values of the missing leaves that are worth trying.
  struct Values {
    std::vector<std::vector<Cell>> of;
    bool complete = false;  // there are no others
  };
  // A cell that is missing, or all of a leaf in a row, where they have to take one value together.
  struct Hole {
    std::size_t leaf;                    // among the knot's missing ones
    std::optional<std::uint32_t> child;  // row of its table
  };
  struct Holes {
    std::vector<Hole> all;
    std::size_t completions = 0;
    bool together = false;
  };
  struct Tried {
    std::size_t which;         // case
    std::size_t first, count;  // rows of the trial
    bool all;                  // these are all completions
  };

  Holes holes_of(std::size_t row, const Values& values) const;
  Holes holes_of(std::size_t row, const Values& values, bool together) const;
  void try_one(std::size_t which, std::vector<Case>& cases, const Values& values);
  void append(std::size_t row, const Holes& holes, const Values& values, std::size_t completion);
  void judge(std::vector<Case>& cases);
  void clear();

  Knot knot_;
  const Exactness& exactness_;
  const ruleset::RuleSet& rules_;
  const column::Dataset& data_;
  feel::Part part_;
  feel::Workspace workspace_;
  Values few_, all_;  // the outermost of each leaf; all
  column::Dataset trial_;
  std::vector<Tried> tried_;
};

}  // namespace inspectplan::score
