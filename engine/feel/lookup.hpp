#pragma once
// Reading tables row by row.
#include "feel/tabulate.hpp"

namespace inspectplan::feel {

// A table and where a row stands in it: the positions of a column, or a truth.
struct Looked {
  bool by_truth = false;
  std::size_t at = 0;  // of the column among Workspace::State::positions, or the register of the truth
  Tabulated table;
};

struct Lookup {
  Register out = 0;
  Looked from;
};

// Numbers added up: from tables, one a source, and from registers.
struct TableSum {
  Register out = 0;
  std::vector<Looked> exact, ranges;
  std::vector<Register> others;
};

void run_lookup(const Lookup& lookup, const Frame& frame);
void run_sum(const TableSum& sum, const Frame& frame);

}  // namespace inspectplan::feel
