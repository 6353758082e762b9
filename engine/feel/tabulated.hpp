#pragma once
// What one register holds at each position of its source.
#include <cstdint>
#include <vector>

namespace inspectplan::feel {

// Of a number, date or duration its range and marks; of a truth only the marks (`known`), as in Vector.
struct Tabulated {
  std::vector<std::int64_t> low, high;
  std::vector<std::uint8_t> known;
  bool exact = false;   // no range: low = high everywhere
  bool always = false;  // everywhere a value, and no mark
  void note();          // sets both
};

}  // namespace inspectplan::feel
