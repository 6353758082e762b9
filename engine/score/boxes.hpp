#pragma once
// Where the completions are too many to be tried one by one: what is missing takes its values box by box. The
// interpreter bounds what a whole box can come to, one completion shows what it reaches, and a box that can come to
// more than was reached so far is halved. What is left in the end is exact.
#include "score/attempt.hpp"

namespace inspectplan::score {

// Not thread-safe. What it is made from must outlive it.
class Boxes {
 public:
  explicit Boxes(const Attempt& attempt);

  void run(std::vector<Case>& cases);  // those that are not exact yet

 private:
  struct Search {
    std::size_t which;  // case
    std::vector<Hole> holes;
    std::optional<Filling> reached;
    std::size_t boxes = 0;  // looked at
    bool failed = false;
  };
  struct Box {
    std::size_t of;  // search
    std::vector<Filling> fillings;
    std::optional<Filling> bounds;  // none: not known
  };

  std::vector<Box> first_boxes(Search& search, std::size_t index) const;
  void look(std::vector<Box>& boxes, const std::vector<Case>& cases);
  void look(std::size_t first, std::size_t last, std::vector<Box>& boxes, const std::vector<Case>& cases);
  std::vector<Box> halves(const std::vector<Box>& boxes);

  const Attempt& attempt_;
  std::vector<std::vector<Filling>> whole_;  // of each missing leaf: boxes that hold all its values; none: not known
  TrialRows bounded_, middles_;
  feel::Workspace workspace_;
  std::vector<Search> searches_;
};

}  // namespace inspectplan::score
