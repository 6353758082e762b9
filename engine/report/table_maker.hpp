#pragma once
// A table for a terminal piece by piece, where it is too long to be held: every row is measured, then made.
#include "report/report.hpp"

namespace inspectplan::report {

class TableMaker {
 public:
  explicit TableMaker(Sheet like);  // without rows
  void measure(const std::vector<std::string>& cells);
  std::string head(std::size_t width);  // after the last row was measured, before the first is made
  std::string row(const std::vector<std::string>& cells) const;

 private:
  Sheet like_;
  // Natural widths, and those below which words would break (where cells may be wrapped).
  std::vector<std::size_t> natural_, least_, widths_;
};

}  // namespace inspectplan::report
