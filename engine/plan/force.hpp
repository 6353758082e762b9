#pragma once
// Room made for a visit that must be, by giving up visits that need not be.
#include "plan/placement.hpp"

namespace inspectplan::plan {

class Force {
 public:
  Force(const Market& market, Placement& placement);

  // The option is taken and nothing exceeds its row that did not before; or nothing has changed. Gives up visits that
  // need not be, whose floors stay reached, those of least value first.
  bool in(std::uint32_t option);

 private:
  struct Was {
    std::uint32_t candidate;
    std::int32_t option;
  };

  void choose(std::uint32_t candidate, std::int32_t option);
  bool may_go(std::uint32_t candidate, std::uint32_t row) const;
  bool make_room(std::uint32_t row);

  const Market& market_;
  Placement& placement_;
  std::vector<std::vector<std::uint32_t>> visits_;  // by row: candidates that claim it, or did
  std::vector<Was> was_;                            // what this force has changed, in order
};

}  // namespace inspectplan::plan
