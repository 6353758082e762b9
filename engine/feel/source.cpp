#include "feel/source.hpp"

#include <algorithm>

namespace inspectplan::feel {
namespace {

using ast::Op;

Source join(const Source& a, const Source& b) {
  if (a.kind == Source::Kind::nothing || a == b) return b;
  if (b.kind == Source::Kind::nothing) return a;
  return {Source::Kind::several, 0};
}

}  // namespace

bool is_field(const Operation& operation) { return operation.extra == Extra::none && operation.op == Op::field; }

bool can_fail(const Operation& operation) {
  return operation.extra == Extra::none &&
         (operation.op == Op::add_days || operation.op == Op::add_months || operation.op == Op::substring);
}

std::vector<Register> inputs_of(const Operation& operation) {
  if (!operation.scan) return operation.in;
  std::vector<Register> inputs;
  for (const Operation& inside : operation.scan->operations)
    if (inside.extra == Extra::gather) inputs.insert(inputs.end(), inside.in.begin(), inside.in.end());
  for (const Aggregate& aggregate : operation.scan->aggregates)
    for (const auto* edges : {&aggregate.from, &aggregate.until})
      for (const DayEdge& edge : *edges) inputs.push_back(edge.day);
  return inputs;
}

std::vector<Register> outputs_of(const Operation& operation) {
  if (!operation.scan) return {operation.out};
  std::vector<Register> outputs;
  for (const Aggregate& aggregate : operation.scan->aggregates) outputs.push_back(aggregate.out);
  return outputs;
}

std::vector<std::size_t> makers_of(const Program::State& program) {
  std::vector<std::size_t> makers(program.registers.size());
  for (std::size_t i = 0; i < program.operations.size(); ++i)
    for (const Register made : outputs_of(program.operations[i])) makers[made] = i;
  return makers;
}

std::vector<Source> sources_of(const Program::State& program, const std::vector<bool>& is_source) {
  std::vector<Source> sources(program.registers.size());
  for (const Operation& operation : program.operations) {
    Source source;
    const auto field = static_cast<std::size_t>(operation.number);
    if (operation.scan || can_fail(operation) || (is_field(operation) && !is_source[field]))
      source.kind = Source::Kind::several;
    else if (is_field(operation))
      source = {Source::Kind::column, field};
    else
      for (const Register in : operation.in) source = join(source, sources[in]);
    for (const Register made : outputs_of(operation)) sources[made] = source;
  }
  return sources;
}

}  // namespace inspectplan::feel
