#include "dmn/program.hpp"

#include <algorithm>

#include "base/error.hpp"

namespace inspectplan::dmn {
namespace {

// Few enough that a long expression holds little, many enough that the loop over rows is what takes the time.
constexpr std::size_t batch_rows = 64;

}  // namespace

Register Program::input() {
  inputs_.push_back(registers_);
  return registers_++;
}

Register Program::add(Kernel kernel, std::vector<Register> in) {
  operations_.push_back({std::move(kernel), std::move(in), registers_});
  return registers_++;
}

Column Program::run(std::span<const Column> columns, std::size_t rows, Register wanted) const {
  INSPECTPLAN_ASSERT(columns.size() == inputs_.size());
  std::vector<std::size_t> last_use(registers_, 0);  // a column is let go behind the last operation that reads it
  for (std::size_t i = 0; i < operations_.size(); ++i) {
    for (const Register in : operations_[i].in) last_use[in] = i;
  }
  last_use[wanted] = operations_.size();
  Column result;
  result.reserve(rows);
  std::vector<Column> held(registers_);
  std::vector<const Value*> arguments;
  std::vector<std::size_t> left;  // of each row's bytes; where they are used up everything is null
  for (std::size_t first = 0; first < rows; first += batch_rows) {
    const std::size_t count = std::min(batch_rows, rows - first);
    const auto begin = static_cast<std::ptrdiff_t>(first);
    const auto end = static_cast<std::ptrdiff_t>(first + count);
    for (std::size_t i = 0; i < inputs_.size(); ++i)
      held[inputs_[i]].assign(columns[i].begin() + begin, columns[i].begin() + end);
    left.assign(count, most_bytes_a_row);
    for (std::size_t i = 0; i < operations_.size(); ++i) {
      const Operation& operation = operations_[i];
      Column& out = held[operation.out];
      out.clear();
      out.reserve(count);
      for (std::size_t row = 0; row < count; ++row) {
        arguments.clear();
        for (const Register in : operation.in) arguments.push_back(&held[in][row]);
        Value made = left[row] > 0 ? operation.kernel(arguments) : Value();
        left[row] -= fresh_bytes(made, left[row]);
        out.push_back(left[row] > 0 ? std::move(made) : Value());
      }
      for (const Register in : operation.in) {
        if (last_use[in] == i) held[in] = {};
      }
    }
    std::move(held[wanted].begin(), held[wanted].end(), std::back_inserter(result));
  }
  return result;
}

}  // namespace inspectplan::dmn
