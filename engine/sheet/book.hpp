#pragma once
// An .xlsx file read: its sheets, and the rows of one, cell by cell, as what they are. Nothing is computed: a formula's
// cell has the value that was saved with it.
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sheet/problem.hpp"

namespace inspectplan::sheet {

enum class Kind : std::uint8_t {
  empty,
  text,
  number,   // plain decimal, the shortest that is the same number: "4.3", "-0.5", "12000"
  date,     // "2026-03-01", or "2026-03-01T08:30:00" where it has a time of day
  boolean,  // "true", "false"
  error,    // "#REF!"
  unsaved   // of a formula whose value was not saved
};

struct Cell {
  Kind kind = Kind::empty;
  std::string text;
  bool merged = false;  // shows the value of the first cell of a merged range
};

struct SheetName {
  std::string name;
  bool hidden = false;
};

class Book {
 public:
  // `bytes`: the whole file. Null, with the problem, where it is no workbook that can be read.
  static std::unique_ptr<Book> open(std::string bytes, Problem& problem);
  ~Book();

  const std::vector<SheetName>& sheets() const;
  // Calls `take` for each row that has a cell with something in it, in order: its number (1-based) and its cells
  // from column A on. Cells of a merged range all have its value. False, with the problem, where it cannot be read.
  using TakeRow = std::function<void(std::uint32_t row, const std::vector<Cell>& cells)>;
  bool read(std::size_t sheet, const TakeRow& take, Problem& problem) const;

 private:
  struct State;
  explicit Book(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace inspectplan::sheet
