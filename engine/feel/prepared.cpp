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

Prepared::Prepared(const Program& program, const column::Dataset& data, Mode mode, const std::vector<Register>& wanted)
    : state_(new State{&data, mode, program.state_.get(), prepare(*program.state_, data, mode, wanted)}) {}
Prepared::~Prepared() = default;
Prepared::Prepared(Prepared&&) noexcept = default;

Workspace Prepared::workspace() const {
  auto state = std::make_unique<Workspace::State>(*state_->program, state_->preparation.used);
  state->positions.assign(state_->preparation.columns.size(), std::vector<std::uint16_t>(batch_rows));
  return Workspace(std::move(state));
}

void Prepared::run(std::size_t first, std::size_t count, Workspace& workspace) const {
  const Preparation& prepared = state_->preparation;
  Workspace::State& here = *workspace.state_;
  const Frame frame = here.start(*state_->data, first, count, state_->mode);
  for (std::size_t i = 0; i < prepared.columns.size(); ++i) {
    const Positions& column = prepared.columns[i];
    state_->data->enterprises.columns[column.field].read_positions(first, column.least, column.missing,
                                                                   {here.positions[i].data(), count});
  }
  for (const Step& step : prepared.steps) {
    if (const auto* operation = std::get_if<std::size_t>(&step)) here.run(*operation, frame);
    if (const auto* lookup = std::get_if<Lookup>(&step)) run_lookup(*lookup, frame);
    if (const auto* sum = std::get_if<TableSum>(&step)) run_sum(*sum, frame);
  }
}

}  // namespace inspectplan::feel
