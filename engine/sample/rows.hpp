#pragma once
// Draws the rows, each parent followed by its children, one row a table in memory at a time.
#include <functional>
#include <vector>

#include "base/observer.hpp"
#include "sample/draw.hpp"
#include "sample/model.hpp"

namespace inspectplan::sample {

class Rows {
 public:
  // Called for each row, parents first; the cells are those of all fields and hold until the call returns.
  using Take = std::function<void(std::size_t table, const std::vector<Cell>& cells)>;

  Rows(const Distributions& model, std::uint64_t seed, Take take);
  void draw(std::uint64_t counted, Observer& observer);
  std::uint64_t count(std::size_t table) const { return now_[table].rows; }

 private:
  struct Now {  // the row of a table at hand
    std::uint64_t key = 0;
    std::uint64_t ordinal = 0;  // in its parent, from 1
    std::uint64_t rows = 0;     // of the table so far, this one included
    std::vector<Cell> cells;
  };

  void draw_row(std::size_t table, std::uint64_t parent_key, std::uint64_t ordinal);
  void draw_children(std::size_t table);
  bool full() const { return now_[model_.counted].rows >= wanted_; }

  void fill(const Value& value, Draws& draws, const Now& row, Cell& cell) const;
  void fill_text(const Template& text, Draws& draws, const Now& row, Cell& cell) const;
  bool holds(const std::vector<Test>& tests) const;
  const Cell& cell(Name name) const { return now_[name.table].cells[name.field]; }

  const Distributions& model_;
  std::uint64_t root_;
  Take take_;
  std::vector<Now> now_;
  std::vector<bool> brings_counted_;  // the counted table and those above it
  std::uint64_t wanted_ = 0;
};

}  // namespace inspectplan::sample
