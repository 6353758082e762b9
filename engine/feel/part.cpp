#include <variant>

#include "feel/prepared.hpp"
#include "feel/preparing.hpp"

namespace inspectplan::feel {

struct Part::State {
  const Program::State* program;
  Preparation preparation;
  std::set<std::size_t> fields, children;
};

Part::Part(const Program& program, const std::vector<Register>& wanted) {
  State state{program.state_.get(), behind(*program.state_, wanted), {}, {}};
  for (const Step& step : state.preparation.steps) {
    const Operation& operation = state.program->operations[std::get<std::size_t>(step)];
    if (is_field(operation)) state.fields.insert(static_cast<std::size_t>(operation.number));
    if (operation.scan) state.children.insert(operation.scan->table);
  }
  state_ = std::make_unique<const State>(std::move(state));
}
Part::~Part() = default;
Part::Part(Part&&) noexcept = default;

const std::set<std::size_t>& Part::fields() const { return state_->fields; }
const std::set<std::size_t>& Part::children() const { return state_->children; }

Workspace Part::workspace() const {
  return Workspace(std::make_unique<Workspace::State>(*state_->program, state_->preparation.used));
}

void Part::run(const column::Dataset& data, std::size_t first, std::size_t count, Mode mode,
               Workspace& workspace) const {
  const Frame frame = workspace.state_->start(data, first, count, mode);
  for (const Step& step : state_->preparation.steps) workspace.state_->run(std::get<std::size_t>(step), frame);
}

}  // namespace inspectplan::feel
