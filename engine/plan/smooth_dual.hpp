#pragma once
// The dual function with its corners rounded off over a width of values: each candidate is shared out over options
// that are within the width of its best (the point of the simplex nearest to their reduced values / width). Where the
// dual only has kinks this has a slope and a curvature, which make Newton's method possible.
// Source: Nesterov, "Smooth minimization of non-smooth functions", 2005 (quadratic prox function).
#include "plan/curvature.hpp"
#include "plan/prices.hpp"

namespace inspectplan::plan {

class SmoothDual {
 public:
  SmoothDual(const Market& market, std::int64_t scale);

  // Fills everything below for these prices.
  void evaluate(const std::vector<std::int64_t>& price, std::int64_t width);

  Wide value = 0;            // times scale
  std::vector<Wide> excess;  // by row: claimed by the mixture less the limit, times Share::whole
  Curvature curvature;
  std::vector<Share> mixture;

 private:
  struct Near {
    std::int64_t reduced;
    std::uint32_t option;
  };
  void gather(std::size_t candidate, const std::vector<std::int64_t>& price, std::int64_t width);
  void share_out(std::size_t candidate, std::int64_t width);
  void bend(std::size_t shared, bool all_of_it);

  const Market& market_;
  std::int64_t scale_;
  std::vector<Near> near_;         // of the candidate at hand, best first
  std::vector<std::int64_t> sum_;  // by row, zero but while a candidate is bent
  std::vector<std::uint32_t> rows_;
};

}  // namespace inspectplan::plan
