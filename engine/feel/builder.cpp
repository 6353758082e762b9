#include <map>

#include "base/error.hpp"
#include "feel/operation.hpp"

namespace inspectplan::feel {

using ast::Checked;
using ast::Op;
using ast::Tree;

namespace {

// The operations of a program or of one body, equal ones once.
struct Target {
  std::vector<Operation>* operations;
  std::vector<Type>* registers;
  std::map<std::string, Register> made;

  Register add(Operation operation) {
    const std::string key = key_of(operation);
    const auto [found, is_new] = made.try_emplace(key, static_cast<Register>(registers->size()));
    if (!is_new) return found->second;
    operation.out = found->second;
    registers->push_back(operation.type);
    operations->push_back(std::move(operation));
    return found->second;
  }

 private:
  static std::string key_of(const Operation& o) {
    std::string key;
    const auto add = [&key](auto number) { key += std::to_string(number) + ","; };
    add(int(o.op)), add(int(o.extra)), add(int(o.type.kind)), add(o.type.scale), add(o.type.low), add(o.type.high);
    add(o.number), add(int(o.flag)), add(int(o.rounding)), add(o.domain ? *o.domain + 1 : 0);
    for (const Register in : o.in) add(in);
    key += "|";
    for (const auto value : o.cases) add(value);
    add(o.otherwise ? 1 : 0), add(o.otherwise.value_or(0)), add(o.unknown ? 1 : 0), add(o.unknown.value_or(0));
    // Bodies are compared by identity: an aggregate written twice in one expression is one node already.
    if (o.body) add(reinterpret_cast<std::uintptr_t>(o.body.get()));
    key += "\"" + o.text + "\"";
    for (const auto& text : o.texts) key += std::to_string(text.size()) + ":" + text;
    return key;
  }
};

}  // namespace

struct Builder::State {
  explicit State(const column::Schema& schema) : program(std::make_unique<Program::State>()) {
    program->schema = schema;
    top = {&program->operations, &program->registers, {}};
  }
  std::unique_ptr<Program::State> program;
  Target top;
  std::map<std::string, Register, std::less<>> names, sectors;

  // The registers of one expression, by node.
  struct Memory {
    const Syntax* syntax;
    std::optional<Register> subject;
    std::map<const Checked*, Register> outside;
  };
  Register compile(const Checked& node, Memory& memory);
  Register compile_inside(const Checked& node, Memory& memory, Target& body,
                          std::map<const Checked*, Register>& inside);
  Operation operation_of(const Checked& node, const Memory& memory) const;
  std::shared_ptr<const Body> body_of(const Checked& node, Memory& memory);
};

Operation Builder::State::operation_of(const Checked& node, const Memory& memory) const {
  Operation operation;
  operation.op = node.op;
  operation.type = node.type;
  operation.number = node.number;
  operation.flag = node.flag;
  operation.rounding = node.rounding;
  operation.text = node.text;
  operation.texts = node.texts;
  operation.domain = node.domain;
  operation.place = memory.syntax->text().place(node.mark);
  if (!node.parts.empty()) operation.of = node.parts[0]->type.kind;
  if (node.op == Op::constant) operation.extra = Extra::constant;
  return operation;
}

Register Builder::State::compile(const Checked& node, Memory& memory) {
  if (const auto found = memory.outside.find(&node); found != memory.outside.end()) return found->second;
  Register result = 0;
  if (node.op == Op::subject) {
    INSPECTPLAN_ASSERT(memory.subject);
    result = *memory.subject;
  } else if (node.op == Op::name) {
    INSPECTPLAN_ASSERT(names.contains(node.text));
    result = names.at(node.text);
  } else if (node.op == Op::sector) {
    INSPECTPLAN_ASSERT(sectors.contains(node.text));
    result = sectors.at(node.text);
  } else {
    Operation operation = operation_of(node, memory);
    if (node.table) {
      operation.domain = node.table;
      operation.body = body_of(node, memory);
      for (const auto& edge : node.from) operation.from.push_back({compile(*edge.day, memory), edge.shift});
      for (const auto& edge : node.until) operation.until.push_back({compile(*edge.day, memory), edge.shift});
    } else {
      for (const Tree& part : node.parts) operation.in.push_back(compile(*part, memory));
    }
    result = top.add(std::move(operation));
  }
  memory.outside.emplace(&node, result);
  return result;
}

Register Builder::State::compile_inside(const Checked& node, Memory& memory, Target& body,
                                        std::map<const Checked*, Register>& inside) {
  if (const auto found = inside.find(&node); found != inside.end()) return found->second;
  Operation operation;
  if (node.op == Op::constant) {
    operation = operation_of(node, memory);
  } else if (!node.domain) {
    operation.extra = Extra::gather;
    operation.type = node.type;
    operation.in = {compile(node, memory)};
  } else {
    operation = operation_of(node, memory);
    for (const Tree& part : node.parts) operation.in.push_back(compile_inside(*part, memory, body, inside));
  }
  const Register result = body.add(std::move(operation));
  inside.emplace(&node, result);
  return result;
}

std::shared_ptr<const Body> Builder::State::body_of(const Checked& node, Memory& memory) {
  auto body = std::make_shared<Body>();
  body->table = *node.table;
  Target target{&body->operations, &body->registers, {}};
  std::map<const Checked*, Register> inside;
  body->filter = compile_inside(*node.parts[0], memory, target, inside);
  if (node.parts.size() > 1) {
    body->has_value = true;
    body->value = compile_inside(*node.parts[1], memory, target, inside);
  }
  return body;
}

Builder::Builder(const column::Schema& schema) : state_(std::make_unique<State>(schema)) {}
Builder::~Builder() = default;

void Builder::bind(std::string name, Register value, Type) { state_->names[std::move(name)] = value; }

void Builder::bind(std::string name, const Constant& constant) {
  Operation operation;
  operation.extra = Extra::constant;
  operation.type.kind = constant.kind;
  operation.type.scale = constant.scale;
  operation.type.low = operation.type.high = constant.value;
  operation.type.may_be_missing = constant.missing;
  operation.number = constant.value;
  operation.flag = constant.missing;
  operation.text = constant.text;
  state_->names[std::move(name)] = state_->top.add(std::move(operation));
}

void Builder::bind_sector(std::string id, Register truth) { state_->sectors[std::move(id)] = truth; }

Register Builder::compile(const Typed& expression) {
  State::Memory memory{&expression.syntax(), {}, {}};
  return state_->compile(*expression.root(), memory);
}

Register Builder::compile(const Typed& unary_tests, Register subject) {
  State::Memory memory{&unary_tests.syntax(), subject, {}};
  return state_->compile(*unary_tests.root(), memory);
}

Builder::Choice Builder::choose(const std::vector<Case>& cases, std::optional<std::int64_t> otherwise,
                                std::optional<std::int64_t> unknown) {
  Operation operation;
  operation.extra = Extra::choose_value;
  operation.otherwise = otherwise;
  operation.unknown = unknown;
  std::optional<std::int64_t> low, high;
  const auto reach = [&](std::int64_t value) {
    low = low ? std::min(*low, value) : value;
    high = high ? std::max(*high, value) : value;
  };
  for (const Case& one : cases) {
    operation.in.push_back(one.condition);
    operation.cases.push_back(one.value);
    reach(one.value);
  }
  if (otherwise) reach(*otherwise);
  if (unknown) reach(*unknown);
  operation.type = Type::number(0, low.value_or(0), high.value_or(0));
  Choice choice{};
  choice.value = state_->top.add(operation);
  operation.extra = Extra::choose_index;
  operation.type = Type::number(0, -2, static_cast<std::int64_t>(cases.size()) - 1);
  choice.index = state_->top.add(std::move(operation));
  return choice;
}

Register Builder::sum(const std::vector<Register>& numbers) {
  Operation operation;
  operation.extra = Extra::sum;
  operation.in = numbers;
  operation.type = Type::number(0, 0, 0);
  for (const Register number : numbers) {
    operation.type.scale = state_->program->registers[number].scale;
    operation.type.low += state_->program->registers[number].low;
    operation.type.high += state_->program->registers[number].high;
  }
  return state_->top.add(std::move(operation));
}

Register Builder::round(Register number, int from_scale, int to_scale) {
  Operation operation;
  operation.in = {number};
  const Type& from = state_->program->registers[number];
  operation.type = Type::number(to_scale, round_half_even(from.low, from_scale, to_scale),
                                round_half_even(from.high, from_scale, to_scale), from.may_be_missing);
  operation.op = to_scale >= from_scale ? Op::rescale : Op::round;
  operation.number = to_scale >= from_scale ? to_scale - from_scale : from_scale - to_scale;
  return state_->top.add(std::move(operation));
}

Register Builder::is_missing(Register value) {
  Operation operation;
  operation.extra = Extra::is_missing;
  operation.of = state_->program->registers[value].kind;
  operation.type = Type::boolean(false);
  operation.in = {value};
  return state_->top.add(std::move(operation));
}

Program Builder::finish() {
  Program program;
  program.state_ = std::move(state_->program);
  return program;
}

}  // namespace inspectplan::feel
