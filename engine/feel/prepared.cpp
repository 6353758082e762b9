#include "feel/prepared.hpp"

#include <algorithm>
#include <variant>

#include "feel/preparing.hpp"

namespace inspectplan::feel {

struct Prepared::State {
  const column::Dataset* data;
  Mode mode;
  const Program::State* program;
  Preparation preparation;
};

Prepared::Prepared(const Program& program, const column::Dataset& data, Mode mode, const std::vector<Register>& wanted,
                   Pool& pool)
    : state_(new State{&data, mode, program.state_.get(), prepare(*program.state_, data, mode, wanted, pool)}) {}
Prepared::~Prepared() = default;
Prepared::Prepared(Prepared&&) noexcept = default;

Workspace Prepared::workspace() const {
  auto state = std::make_unique<Workspace::State>(*state_->program, state_->preparation.used);
  state->positions.assign(state_->preparation.positions, std::vector<std::uint16_t>(batch_rows));
  return Workspace(std::move(state));
}

std::string Prepared::listing() const { return listing_of(state_->preparation, *state_->program, *state_->data); }

namespace {

struct StepRunner {
  Workspace::State& workspace;
  const Frame& frame;
  void operator()(std::size_t operation) const { workspace.run(operation, frame); }
  void operator()(const CellPositions& step) const { run_positions(step, frame); }
  void operator()(const TruthPositions& step) const { run_positions(step, frame); }
  void operator()(const CombinedPositions& step) const { run_positions(step, frame); }
  void operator()(const Lookup& step) const { run_lookup(step, frame); }
  void operator()(const TableSum& step) const { run_sum(step, frame); }
};

}  // namespace

void Prepared::run(std::size_t first, std::size_t count, Workspace& workspace) const {
  Workspace::State& here = *workspace.state_;
  const Frame frame = here.start(*state_->data, first, count, state_->mode);
  for (const Step& step : state_->preparation.steps) std::visit(StepRunner{here, frame}, step);
}

}  // namespace inspectplan::feel
