// From checked trees to operations. Equal operations are compiled once, and aggregates that ask for the same rows of a
// table share one pass over them.
#include <algorithm>
#include <map>

#include "base/error.hpp"
#include "feel/fold.hpp"
#include "feel/target.hpp"

namespace inspectplan::feel {

using ast::Checked;
using ast::Op;
using ast::Tree;

namespace {

// A scan while aggregates may still join it.
struct OpenScan {
  std::shared_ptr<Scan> scan;
  Target rows;                                 // its body
  std::size_t place = 0;                       // index of its operation
  std::map<std::string, Register> aggregates;  // by what they ask
};

std::string key_of(const Aggregate& aggregate) {
  std::string key = std::to_string(static_cast<int>(aggregate.op)) + "," + std::to_string(aggregate.newest) + "," +
                    (aggregate.value ? std::to_string(*aggregate.value) : "-");
  for (const DayEdge& edge : aggregate.from) key += ">" + std::to_string(edge.day) + "," + std::to_string(edge.shift);
  for (const DayEdge& edge : aggregate.until) key += "<" + std::to_string(edge.day) + "," + std::to_string(edge.shift);
  return key;
}

// A question about one text and constants, whose answer is the same for all rows that have the text.
bool asks_one_text(const Operation& operation, const Target& target) {
  switch (operation.op) {
    case Op::under:
      return target.is_text_cell(operation.in[0]);
    case Op::text_equal:
    case Op::text_less:
    case Op::text_at_most:
    case Op::contains:
    case Op::starts:
    case Op::ends:
      return target.is_text_cell(operation.in[0]) && target.is_known_constant(operation.in[1]);
    default:
      return false;
  }
}

// The constant that stands for an operation over constants.
std::optional<Operation> constant_for(const Operation& operation, const Target& target) {
  if (operation.extra != Extra::none || operation.in.empty()) return std::nullopt;
  const auto inputs = target.known_constants(operation.in);
  return inputs ? folded(operation, *inputs) : std::nullopt;
}

}  // namespace

struct Builder::State {
  explicit State(const column::Schema& schema) : program(std::make_unique<Program::State>()) {
    program->schema = schema;
    top = Target(program->operations, program->registers);
  }
  std::unique_ptr<Program::State> program;
  Target top;
  std::map<std::string, Register, std::less<>> names, sectors;
  std::multimap<std::string, std::unique_ptr<OpenScan>> scans;  // by table, body and filter

  // The registers of one expression, by node.
  struct Memory {
    const Syntax* syntax;
    std::optional<Register> subject;
    std::map<const Checked*, Register> outside;
  };
  using Inside = std::map<const Checked*, Register>;

  Register compile(const Checked& node, Memory& memory);
  Register named(const Checked& node, const Memory& memory) const;
  Register aggregate(const Checked& node, Memory& memory);
  std::vector<DayEdge> edges(const std::vector<ast::Edge>& from, Memory& memory);
  OpenScan& scan_of(const Checked& node, const std::vector<DayEdge>& edges, Memory& memory);
  Register compile_inside(const Checked& node, Memory& memory, Target& body, Inside& inside);
  Operation operation_of(const Checked& node, const Memory& memory) const;
  Register add(Operation operation, Target& to);
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

Register Builder::State::add(Operation operation, Target& to) {
  if (auto constant = constant_for(operation, to)) return to.add(std::move(*constant));
  if (operation.op == Op::text_equal && to.is_known_constant(operation.in[0]))
    std::swap(operation.in[0], operation.in[1]);
  const std::size_t before = to.size();
  const bool memo = asks_one_text(operation, to);
  const Register result = to.add(std::move(operation));
  if (memo && to.size() > before) to.last().memo = program->memos++;
  return result;
}

Register Builder::State::named(const Checked& node, const Memory& memory) const {
  if (node.op == Op::subject) {
    INSPECTPLAN_ASSERT(memory.subject);
    return *memory.subject;
  }
  const auto& bound = node.op == Op::name ? names : sectors;
  INSPECTPLAN_ASSERT(bound.contains(node.text));
  return bound.at(node.text);
}

Register Builder::State::compile(const Checked& node, Memory& memory) {
  if (const auto found = memory.outside.find(&node); found != memory.outside.end()) return found->second;
  Register result = 0;
  if (node.op == Op::subject || node.op == Op::name || node.op == Op::sector) {
    result = named(node, memory);
  } else if (node.table) {
    result = aggregate(node, memory);
  } else {
    Operation operation = operation_of(node, memory);
    for (const Tree& part : node.parts) operation.in.push_back(compile(*part, memory));
    result = add(std::move(operation), top);
  }
  memory.outside.emplace(&node, result);
  return result;
}

std::vector<DayEdge> Builder::State::edges(const std::vector<ast::Edge>& from, Memory& memory) {
  std::vector<DayEdge> result;
  for (const ast::Edge& edge : from) result.push_back({compile(*edge.day, memory), edge.shift});
  return result;
}

Register Builder::State::aggregate(const Checked& node, Memory& memory) {
  Aggregate aggregate;
  aggregate.op = node.op;
  aggregate.type = node.type;
  aggregate.newest = node.flag;
  aggregate.from = edges(node.from, memory);
  aggregate.until = edges(node.until, memory);
  std::vector<DayEdge> days = aggregate.from;
  days.insert(days.end(), aggregate.until.begin(), aggregate.until.end());
  OpenScan& open = scan_of(node, days, memory);
  if (node.parts.size() > 1) {
    // Fields only: what a value rests on must stand before the scan, and other aggregates may share it.
    INSPECTPLAN_ASSERT(node.parts[1]->op == Op::child_field);
    aggregate.value = add(operation_of(*node.parts[1], memory), open.rows);
  }
  const auto [found, fresh] = open.aggregates.try_emplace(key_of(aggregate), 0);
  if (!fresh) return found->second;
  aggregate.out = found->second = top.add_register(node.type, open.place);
  open.scan->aggregates.push_back(std::move(aggregate));
  return found->second;
}

// The scan that visits the rows of an aggregate: one that does so already and stands behind the days, or a new one.
OpenScan& Builder::State::scan_of(const Checked& node, const std::vector<DayEdge>& days, Memory& memory) {
  auto fresh = std::make_unique<OpenScan>();
  fresh->scan = std::make_shared<Scan>();
  fresh->scan->table = *node.table;
  fresh->rows = Target(fresh->scan->operations, fresh->scan->registers);
  Inside inside;
  fresh->scan->filter = compile_inside(*node.parts[0], memory, fresh->rows, inside);
  const std::string key =
      std::to_string(*node.table) + "/" + std::to_string(fresh->scan->filter) + "/" + fresh->rows.key();
  const auto [first, last] = scans.equal_range(key);
  for (auto known = first; known != last; ++known) {
    const std::size_t place = known->second->place;
    const auto before = [&](const DayEdge& edge) { return top.maker(edge.day) < place; };
    if (std::all_of(days.begin(), days.end(), before)) return *known->second;
  }
  Operation operation;
  operation.extra = Extra::scan;
  operation.scan = fresh->scan;
  operation.place = memory.syntax->text().place(node.mark);
  fresh->place = top.append(std::move(operation));
  return *scans.emplace(key, std::move(fresh))->second;
}

Register Builder::State::compile_inside(const Checked& node, Memory& memory, Target& body, Inside& inside) {
  if (const auto found = inside.find(&node); found != inside.end()) return found->second;
  Operation operation;
  if (node.op == Op::constant) {
    operation = operation_of(node, memory);
  } else if (!node.domain) {
    const Register outside = compile(node, memory);
    operation.extra = Extra::gather;
    operation.type = node.type;
    operation.in = {outside};
    if (top.is_known_constant(outside)) operation = top.operation(outside);
  } else {
    operation = operation_of(node, memory);
    for (const Tree& part : node.parts) operation.in.push_back(compile_inside(*part, memory, body, inside));
  }
  const Register result = add(std::move(operation), body);
  inside.emplace(&node, result);
  return result;
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
  if (from_scale == to_scale) return number;
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
