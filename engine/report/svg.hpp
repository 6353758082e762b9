#pragma once
// Charts as SVG inside a page. Lengths are shares of the width, so that letters keep their size on a phone; colours are
// classes of the style sheet. Integers only: the same numbers give the same bytes.
#include <cstdint>
#include <string>
#include <vector>

#include "report/html.hpp"

namespace inspectplan::report::svg {

struct Part {
  std::string css;          // class of the colour
  std::int64_t amount = 0;  // >= 0
};

// A lying bar; `whole` (> 0) would fill the width. Hidden from those who listen: the numbers stand beside it.
html::Markup bar(const std::vector<Part>& parts, std::int64_t whole);

struct Point {
  std::int64_t x = 0, y = 0;  // 0 … 10,000
};

struct CurveWords {
  std::string name;      // what is seen, in a sentence
  std::string x, y;      // axes
  std::string straight;  // beside the diagonal
};

// A rising line from (0, 0) to (10,000, 10,000), with the diagonal to compare it with.
html::Markup curve(const std::vector<Point>& points, const CurveWords& words);

}  // namespace inspectplan::report::svg
