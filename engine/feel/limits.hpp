#pragma once
// What is known of missing cells.
#include <cstdint>
#include <map>
#include <vector>

#include "column/column.hpp"

namespace inspectplan::feel {

// In range mode missing numbers and days of these columns have a value in [low, high]. An entry a cell of the column;
// those of cells that are there say nothing.
struct Limits {
  struct OfCells {
    std::vector<std::int64_t> low, high;
  };
  std::map<const column::Column*, OfCells> of;
};

}  // namespace inspectplan::feel
