#include <algorithm>
#include <numeric>

#include "base/error.hpp"
#include "feel/family.hpp"
#include "feel/operation.hpp"

namespace inspectplan::feel {

Program::Program() = default;
Program::~Program() = default;
Program::Program(Program&&) noexcept = default;
Program& Program::operator=(Program&&) noexcept = default;

Type Program::type(Register value) const { return state_->registers.at(value); }

void Vector::shape(Kind kind, std::size_t rows) {
  known.assign(rows, 0);
  if (kind == Kind::boolean || kind == Kind::null) return;
  if (kind == Kind::text) {
    text.assign(rows, {});
    return;
  }
  low.assign(rows, 0);
  high.assign(rows, 0);
}

std::vector<Register> all_of(const std::vector<Type>& registers) {
  std::vector<Register> all(registers.size());
  std::iota(all.begin(), all.end(), Register{0});
  return all;
}

Bench::Bench(const std::vector<Type>& registers) : Bench(registers, all_of(registers)) {}

Bench::Bench(const std::vector<Type>& registers, std::vector<Register> used)
    : vectors(registers.size()), registers_(&registers), used_(std::move(used)) {}

void Bench::hold(std::size_t rows) {
  if (rows <= rows_) return;
  rows_ = std::min(batch_rows, std::max(rows, 2 * rows_));
  for (const Register one : used_) vectors[one].shape((*registers_)[one].kind, rows_);
}

Workspace::State::State(const Program::State& of) : State(of, all_of(of.registers)) {}

Workspace::State::State(const Program::State& of, std::vector<Register> used)
    : program(&of), bench(of.registers, std::move(used)), memos(of.memos) {
  for (const Operation& operation : of.operations)
    bodies.push_back(operation.scan ? std::make_unique<Bench>(operation.scan->registers) : nullptr);
}

std::string_view Workspace::State::keep(std::string text) {
  arena.push_back(std::make_unique<std::string>(std::move(text)));
  return *arena.back();
}

void Workspace::State::fault(const Operation& operation) {
  for (auto& [known, cells] : faults)
    if (known == &operation) {
      ++cells;
      return;
    }
  faults.emplace_back(&operation, 1);
}

Workspace::Workspace(const Program& program) : state_(std::make_unique<State>(*program.state_)) {}
Workspace::Workspace(std::unique_ptr<State> state) : state_(std::move(state)) {}
Workspace::~Workspace() = default;
Workspace::Workspace(Workspace&&) noexcept = default;

std::size_t Workspace::rows() const { return state_->rows; }
std::span<const std::uint8_t> Workspace::truths(Register boolean) const {
  return {state_->bench.vectors.at(boolean).known.data(), state_->rows};
}
std::span<const std::int64_t> Workspace::low(Register value) const {
  return {state_->bench.vectors.at(value).low.data(), state_->rows};
}
std::span<const std::int64_t> Workspace::high(Register value) const {
  return {state_->bench.vectors.at(value).high.data(), state_->rows};
}
std::span<const std::uint8_t> Workspace::known(Register value) const {
  return {state_->bench.vectors.at(value).known.data(), state_->rows};
}
std::span<const std::string_view> Workspace::texts(Register text) const {
  return {state_->bench.vectors.at(text).text.data(), state_->rows};
}

namespace {

std::string what_failed(const Operation& operation) {
  return operation.op == ast::Op::substring ? "there is no such part of the text" : "the day lies outside the calendar";
}

}  // namespace

std::vector<Workspace::Fault> Workspace::faults() const {
  std::vector<Fault> faults;
  for (const auto& [operation, cells] : state_->faults)
    faults.push_back({operation->place, what_failed(*operation), cells});
  return faults;
}

Frame Workspace::State::start(const column::Dataset& data, std::size_t first, std::size_t count, Mode mode) {
  INSPECTPLAN_ASSERT(count <= batch_rows && first + count <= data.enterprises.rows);
  rows = count;
  bench.hold(count);
  arena.clear();
  return {&data, &data.enterprises, first, count, mode, &bench, this};
}

void Workspace::State::run(std::size_t index, const Frame& frame) {
  const Operation& operation = program->operations[index];
  if (operation.scan)
    run_scan(operation, frame, *bodies[index]);
  else
    run_operation(operation, frame);
}

void Program::run(const column::Dataset& data, std::size_t first, std::size_t count, Mode mode,
                  Workspace& workspace) const {
  Workspace::State& state = *workspace.state_;
  const Frame frame = state.start(data, first, count, mode);
  for (std::size_t i = 0; i < state_->operations.size(); ++i) state.run(i, frame);
}

void run_operation(const Operation& operation, const Frame& frame) {
  switch (operation.extra) {
    case Extra::constant:
    case Extra::gather:
      return run_load(operation, frame);
    case Extra::choose_value:
    case Extra::choose_index:
    case Extra::sum:
    case Extra::is_missing:
      return run_choice(operation, frame);
    case Extra::scan:
      bug("a scan inside a scan", __FILE__, __LINE__);
    case Extra::none:
      break;
  }
  switch (family_of(operation.op)) {
    case Family::cell:
      return run_load(operation, frame);
    case Family::choice:
      return run_choice(operation, frame);
    case Family::truth:
      return run_truth(operation, frame);
    case Family::question:
      return run_question(operation, frame);
    case Family::text:
      return run_text(operation, frame);
    case Family::date:
      return run_date(operation, frame);
    case Family::arithmetic:
      return run_value(operation, frame);
  }
}

}  // namespace inspectplan::feel
