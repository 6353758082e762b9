#pragma once
// Decisions that use inputs and each other, compiled once and run over many rows. DMN's own meaning: null,
// 34-digit decimals, Kleene truth; what docs/feel.md says of rule sets does not hold here.
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "dmn/program.hpp"
#include "dmn/table.hpp"

namespace inspectplan::dmn {

struct Input {
  std::string name;
  std::string type;                  // what is not of it is null; empty: anything
  std::string allowed;               // unary tests; what does not pass is null. Empty: everything
  std::vector<std::string> members;  // of records: names that expressions may use behind a point
};

struct Decision {
  std::string name;
  std::string type;        // empty: anything
  std::string expression;  // where there is no table
  std::optional<Table> table;
};

class Model {
 public:
  // Decisions in an order in which each uses only those before it. Empty where one is refused; every refused
  // expression gives one finding, its place in a source named after the decision.
  static std::optional<Model> compile(const std::vector<Input>& inputs, const std::vector<Decision>& decisions,
                                      Diagnostics& diagnostics);

  // `columns`: one an input, in their order, `rows` values each. The column of the last decision.
  Column run(std::span<const Column> columns, std::size_t rows) const { return program_.run(columns, rows, result_); }
  std::size_t operations() const { return program_.size(); }

 private:
  Program program_;
  Register result_ = 0;
};

}  // namespace inspectplan::dmn
