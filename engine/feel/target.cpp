#include "feel/target.hpp"

namespace inspectplan::feel {
namespace {

// All that tells the results of two operations apart. Where they stand in the rules does not.
std::string key_of(const Operation& o) {
  std::string key;
  const auto add = [&key](auto number) { key += std::to_string(number) + ","; };
  add(static_cast<int>(o.op)), add(static_cast<int>(o.extra));
  add(static_cast<int>(o.type.kind)), add(o.type.scale), add(o.type.low), add(o.type.high);
  add(o.number), add(static_cast<int>(o.flag)), add(static_cast<int>(o.rounding)), add(o.domain ? *o.domain + 1 : 0);
  for (const Register in : o.in) add(in);
  key += "|";
  for (const auto value : o.cases) add(value);
  add(o.otherwise ? 1 : 0), add(o.otherwise.value_or(0)), add(o.unknown ? 1 : 0), add(o.unknown.value_or(0));
  key += std::to_string(o.text.size()) + ":" + o.text;
  for (const auto& text : o.texts) key += "," + std::to_string(text.size()) + ":" + text;
  return key;
}

}  // namespace

Register Target::add(Operation operation) {
  const std::string key = key_of(operation);
  const auto [found, is_new] = made_.try_emplace(key, static_cast<Register>(registers_->size()));
  if (!is_new) return found->second;
  key_ += key + ";";
  operation.out = found->second;
  const Type type = operation.type;
  return add_register(type, append(std::move(operation)));
}

std::size_t Target::append(Operation operation) {
  operations_->push_back(std::move(operation));
  return operations_->size() - 1;
}

Register Target::add_register(Type type, std::size_t place) {
  registers_->push_back(type);
  makers_.push_back(place);
  return static_cast<Register>(registers_->size() - 1);
}

bool Target::is_text_cell(Register made) const {
  const Operation& operation = this->operation(made);
  const bool cell = operation.op == ast::Op::field || operation.op == ast::Op::child_field;
  return operation.extra == Extra::none && cell && operation.type.kind == Kind::text;
}

bool Target::is_known_constant(Register made) const {
  const Operation& operation = this->operation(made);
  return operation.extra == Extra::constant && !operation.flag && operation.type.kind != Kind::null;
}

std::optional<std::vector<Operation>> Target::known_constants(const std::vector<Register>& made) const {
  std::vector<Operation> constants;
  for (const Register one : made) {
    if (!is_known_constant(one)) return std::nullopt;
    constants.push_back(operation(one));
  }
  return constants;
}

}  // namespace inspectplan::feel
