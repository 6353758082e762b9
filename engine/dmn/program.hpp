#pragma once
// Operations over columns: each makes one column of values out of others, for all rows of a batch at once.
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "dmn/function.hpp"

namespace inspectplan::dmn {

using Register = std::uint32_t;
using Column = std::vector<Value>;
using Kernel = std::function<Value(Arguments)>;  // pure: may be called for any row, on any thread

// Immutable once built; may be run from several threads.
class Program {
 public:
  Register input();  // the next column given to `run`
  Register add(Kernel kernel, std::vector<Register> in);
  std::size_t size() const { return operations_.size(); }

  // `columns`: one for each input(), each with `rows` values. The column of `wanted`.
  Column run(std::span<const Column> columns, std::size_t rows, Register wanted) const;

 private:
  struct Operation {
    Kernel kernel;
    std::vector<Register> in;
    Register out;
  };
  std::vector<Operation> operations_;
  std::vector<Register> inputs_;
  Register registers_ = 0;
};

}  // namespace inspectplan::dmn
