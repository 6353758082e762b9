#pragma once
// Which fact narrows most, where not every completion could be tried: by the bounds that the interpreter has once some
// values of the fact are put in.
#include <memory>

#include "score/attempt.hpp"
#include "score/one_fact.hpp"

namespace inspectplan::score {

// Not thread-safe. The attempt must outlive it.
class NarrowingByBounds {
 public:
  explicit NarrowingByBounds(const Attempt& attempt);

  void run(std::vector<Case>& cases);  // those that are wide, and of which no fact is known to narrow them

 private:
  void offer(OneFact& fact, std::vector<Case>& cases, const std::vector<std::size_t>& asked);

  const Attempt& attempt_;
  feel::Workspace workspace_;
  std::vector<std::unique_ptr<OneFact>> facts_;  // made when first asked
};

}  // namespace inspectplan::score
