#pragma once
// Merged ranges: only the first cell has the value, the others show it. For the .cpp files of this module.
#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "sheet/book.hpp"

namespace inspectplan::sheet {

struct CellName {
  std::uint32_t row = 0;     // 1-based
  std::uint32_t column = 0;  // 0-based
};
std::optional<CellName> cell_name(std::string_view text);  // "B7"

class Merged {
 public:
  void add(std::string_view range);  // "B7:B9"
  bool empty() const { return ranges_.empty(); }
  // Rows come in order. Puts values into cells of the row that show one; cells beyond the row's end are added.
  void fill(std::uint32_t row, std::vector<Cell>& cells);

 private:
  struct Range {
    CellName first, last;
    Cell value;
  };
  std::vector<Range> ranges_;
  std::vector<std::size_t> open_;  // ranges that this row or one below it is in
  std::size_t next_ = 0;           // of ranges_, by first row
  bool sorted_ = false;
};

}  // namespace inspectplan::sheet
