#include "feel/fold.hpp"

namespace inspectplan::feel {
namespace {

Operation constant_of(const Type& type) {
  Operation constant;
  constant.extra = Extra::constant;
  constant.type = type;
  constant.type.may_be_missing = false;
  return constant;
}

std::optional<Operation> constant_in(const Vector& vector, const Type& type) {
  const std::uint8_t known = vector.known[0];
  Operation constant = constant_of(type);
  if (type.kind == Kind::boolean) {
    if (known != truth_true && known != truth_false) return std::nullopt;
    constant.number = known == truth_true ? 1 : 0;
    return constant;
  }
  if (known != has_value || type.kind == Kind::null) return std::nullopt;
  if (type.kind == Kind::text) {
    constant.text = vector.text[0];
    return constant;
  }
  if (vector.low[0] != vector.high[0]) return std::nullopt;
  constant.number = constant.type.low = constant.type.high = vector.low[0];
  return constant;
}

}  // namespace

std::optional<Operation> folded(const Operation& operation, const std::vector<Operation>& inputs) {
  Program::State program;
  const auto add = [&program](Operation one) {
    one.out = static_cast<Register>(program.registers.size());
    program.registers.push_back(one.type);
    program.operations.push_back(std::move(one));
  };
  for (const Operation& input : inputs) add(input);
  Operation last = operation;
  for (std::size_t i = 0; i < inputs.size(); ++i) last.in[i] = static_cast<Register>(i);
  add(std::move(last));
  column::Dataset one_row;
  one_row.enterprises.rows = 1;
  Workspace::State workspace(program);
  const Frame frame = workspace.start(one_row, 0, 1, Mode::shown);
  for (std::size_t i = 0; i < program.operations.size(); ++i) workspace.run(i, frame);
  if (!workspace.faults.empty()) return std::nullopt;
  return constant_in(frame.at(static_cast<Register>(inputs.size())), operation.type);
}

}  // namespace inspectplan::feel
