#pragma once
// The rows of one sheet. For the .cpp files of this module.
#include "sheet/archive.hpp"
#include "sheet/book.hpp"
#include "sheet/number.hpp"

namespace inspectplan::sheet {

struct Lookup {
  std::vector<std::string> texts;   // shared between cells
  std::vector<NumberStyle> styles;  // by the number that cells name
  bool from_1904 = false;
};

void read_rows(const Archive& archive, const std::string& part, const Lookup& lookup, const Book::TakeRow& take);

// "_x000D_" stands for a sign that XML cannot hold.
std::string unescaped(std::string_view text);

}  // namespace inspectplan::sheet
