#pragma once
// Steps of a prepared run that read tables. A row's position is one in Workspace::State::positions.
#include "feel/tabulate.hpp"

namespace inspectplan::feel {

// A table and which positions say where a row stands in it.
struct Looked {
  std::size_t at = 0;
  Tabulated table;
};

struct Lookup {
  Register out = 0;
  Looked from;
};

// Numbers added up: from tables and from registers.
struct TableSum {
  Register out = 0;
  std::vector<Looked> exact, ranges;
  std::vector<Register> others;
};

// The positions of a column's cells.
struct CellPositions {
  Positions column;
  std::size_t to = 0;
};

// The bits of a truth as positions.
struct TruthPositions {
  Register truth = 0;
  std::size_t to = 0;
};

// Positions among combinations, from the positions of the bases.
struct CombinedPositions {
  struct Part {
    std::size_t at;
    std::vector<std::uint16_t> offsets;  // by position: class times stride
  };
  std::vector<Part> parts;  // at least one
  std::size_t to = 0;
};

void run_lookup(const Lookup& lookup, const Frame& frame);
void run_sum(const TableSum& sum, const Frame& frame);
void run_positions(const CellPositions& step, const Frame& frame);
void run_positions(const TruthPositions& step, const Frame& frame);
void run_positions(const CombinedPositions& step, const Frame& frame);

}  // namespace inspectplan::feel
