#pragma once
// When the range of a score is not only sound but exact. The interpreter's ranges forget that two uses of a fact have
// one value; here it is shown, by trying values of what is missing, that both ends are reached.
#include <compare>
#include <optional>
#include <vector>

#include "score/compiled.hpp"
#include "score/leaves.hpp"

namespace inspectplan::score {

// What a score adds up: factors of scorecards and values made of scorecards; itself, where it is no such sum.
struct Term {
  feel::Register points;  // as shown
  feel::Register reach;   // without what is assumed where a fact is missing
  std::int64_t unit = 1;  // of its scale in that of the sum; negative where it is subtracted
  std::vector<Leaf> leaves;
  std::vector<std::string> texts;  // of the expressions behind it
};

// Terms that share missing facts, and these.
struct Knot {
  std::vector<std::size_t> terms;
  std::vector<Leaf> missing;
  // Not all that they lack is a cell: a table never imported, or not covered as far back as is asked.
  bool is_beyond = false;
  friend auto operator<=>(const Knot&, const Knot&) = default;
};

// Immutable after construction; safe to share between threads.
struct Exactness {
  Exactness(const ruleset::RuleSet& rules, const Compiled& compiled, LeafFinder& finder, const Clock& clock);

  std::vector<feel::Register> reads() const;      // in range mode
  std::int64_t in_score(std::int64_t sum) const;  // at the scale of the score, rounded as the score is
  std::vector<std::string> texts() const;         // of all expressions behind the score

  std::vector<Term> terms;
  std::vector<std::string> sector_texts;  // codes of other sectors are what a term about one needs to be false

 private:
  int sum_scale_ = 0;
  int score_scale_ = 0;
};

}  // namespace inspectplan::score
