#pragma once
// Which missing fact, once known, brings what is shown to what completions come to: where the score is unknown, or
// where points that are assumed lie outside.
#include <map>
#include <memory>

#include "score/machine.hpp"
#include "score/narrowing.hpp"
#include "score/one_fact.hpp"

namespace inspectplan::score {

// One thread's. The machine and the dataset must outlive it.
class Showing {
 public:
  Showing(const Machine& machine, const column::Dataset& data) : machine_(machine), data_(data) {}

  struct Asked {
    std::size_t row = 0;
    std::int64_t low = 0, high = 0;     // what completions come to
    std::optional<std::int64_t> shown;  // none: unknown
    std::optional<Leaf> fact;           // what does most; none where no fact alone does anything
  };
  void find(std::vector<Asked>& asked);

 private:
  OneFact& tried_of(const Leaf& leaf);
  void offer(const Leaf& leaf, std::vector<Asked>& asked, const std::vector<std::size_t>& which);

  const Machine& machine_;
  const column::Dataset& data_;
  std::optional<feel::Part> part_;  // made when first asked
  std::optional<feel::Workspace> workspace_;
  std::vector<std::string> texts_;
  std::map<Leaf, std::unique_ptr<OneFact>> facts_;
  // First in how many of a fact's values the score is unknown, then how wide the range is.
  struct Left {
    Mean unknown, width;
    friend bool operator<(const Left& a, const Left& b) {
      return a.unknown < b.unknown || (!(b.unknown < a.unknown) && a.width < b.width);
    }
  };
  std::vector<Left> least_;  // by asked
};

}  // namespace inspectplan::score
