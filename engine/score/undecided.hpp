#pragma once
// Counts entries that could not be decided, by the fact that would settle them.
#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "score/assess.hpp"
#include "score/compiled.hpp"
#include "score/leaves.hpp"

namespace inspectplan::score {

// An expression of the rule set whose truth decides about an enterprise.
struct Question {
  enum class Kind { alone, tier, workload };  // the latter two: first match, one that held before settles it
  std::string section, id;
  feel::Register truth;
  std::vector<Leaf> leaves;       // sorted
  std::vector<std::string> asks;  // derived values that it names, sorted
  Kind kind = Kind::alone;
  std::int16_t index = 0;  // inside its section
};

// Everything that can stay undecided, in the order sections have in a rule set, tiers in their own.
std::vector<Question> questions_of(const ruleset::RuleSet& rules, const Compiled& compiled, LeafFinder& finder);

// Counts of one chunk; chunks are added up in the order of their rows. Batch by batch: count(), then finish().
class UndecidedTally {
 public:
  explicit UndecidedTally(const std::vector<Question>& questions);
  void count(std::size_t question, const column::Dataset& data, std::size_t first, std::size_t in_batch);
  void finish(std::size_t first);  // an enterprise with several open questions of one cause counts once for it
  void add(const UndecidedTally& other);
  std::vector<Assessments::Undecided> list(const column::Schema& schema) const;
  std::vector<Assessments::LeftOpen> by_cause(const column::Schema& schema) const;

 private:
  // The fact that is missing; without one what the question asks for.
  using Cause = std::pair<std::optional<Leaf>, std::vector<std::string>>;
  struct Count {
    std::uint64_t enterprises = 0;
    std::array<std::size_t, 3> examples{};  // the first rows, as many as there are
    void add(std::size_t row);
    void add(const Count& other);
    std::size_t shown() const { return std::min<std::size_t>(enterprises, examples.size()); }
    std::vector<std::size_t> first() const {
      return {examples.begin(), examples.begin() + static_cast<std::ptrdiff_t>(shown())};
    }
  };
  const std::vector<Question>* questions_;
  std::vector<std::vector<Count>> counts_;        // [question][leaf], then one for "no fact is missing"
  std::vector<std::vector<std::size_t>> causes_;  // the same: an index into `those_`
  std::map<Cause, std::size_t> known_causes_;
  struct Those {
    Count count;
    bool marked = false;
    std::vector<std::uint8_t> in_batch;  // 1 = counted
  };
  std::vector<Those> those_;  // by cause
};

// The leaves that would settle a question in this row: those missing; where none is (a table that does not
// reach back far enough, the smallest of no rows) the tables it asks; empty where it asks none.
std::vector<Leaf> settling(const std::vector<Leaf>& leaves, const column::Dataset& data, std::size_t row);

}  // namespace inspectplan::score
