#pragma once
// The dual function with its corners rounded off over a width of values: each candidate is shared out over options
// that are within the width of its best (the point of the simplex nearest to their reduced values / width). Where the
// dual only has kinks this has a slope and a curvature, which make Newton's method possible.
// Source: Nesterov, "Smooth minimization of non-smooth functions", 2005 (quadratic prox function).
#include "base/pool.hpp"
#include "plan/curvature.hpp"
#include "plan/kinds.hpp"
#include "plan/prices.hpp"

namespace inspectplan::plan {

// Sums over candidates: those of one kind have the same part in them. Whole numbers: whoever adds them up, and in
// whatever parts, they come to the same.
struct SmoothSums {
  explicit SmoothSums(const Curvature& of) : curvature(of) {}

  Wide value = 0;            // times scale
  std::vector<Wide> excess;  // by row: claimed by the mixture, in all less the limit, times Share::whole
  Curvature curvature;
  std::vector<Share> mixture;  // of one candidate a kind
};

class SmoothDual {
 public:
  SmoothDual(const Market& market, std::int64_t scale, Pool* pool);  // no pool: the caller's thread alone

  // For these prices; holds until the next call.
  const SmoothSums& evaluate(const std::vector<std::int64_t>& price, std::int64_t width);
  // Of all candidates, for the prices last evaluated.
  std::vector<Share> mixture() const;
  Wide bound(const std::vector<std::int64_t>& price) const { return bound_of(kinds_, price, scale_); }

 private:
  const Market& market_;
  const Kinds kinds_;
  std::int64_t scale_;
  Pool* pool_;
  std::vector<SmoothSums> parts_;  // of the kinds, one a thread; in the end the first is all
};

}  // namespace inspectplan::plan
