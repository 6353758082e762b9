#include <algorithm>
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

namespace {

bool reads(const Operation& operation, Register made) {
  const std::vector<Register> in = inputs_of(operation);
  return std::find(in.begin(), in.end(), made) != in.end();
}

bool asks_whether_missing(const Operation& operation) {
  return operation.extra == Extra::is_missing || (operation.extra == Extra::none && operation.op == ast::Op::is_null);
}

// Of an operation that reads a text of a column.
std::optional<Part::Question> question_of(const Operation& operation, const Program::State& program,
                                          const std::vector<std::size_t>& makers) {
  if (!operation.memo) return std::nullopt;
  if (operation.op == ast::Op::under) return Part::Question{{}, operation.texts};
  if (operation.op != ast::Op::text_equal && operation.op != ast::Op::starts) return std::nullopt;
  const std::string& text = program.operations[makers[operation.in[1]]].text;
  return operation.op == ast::Op::starts ? Part::Question{{}, {text}} : Part::Question{{text}, {}};
}

}  // namespace

std::optional<std::vector<Part::Question>> Part::questions(std::size_t field) const {
  const std::vector<std::size_t> makers = makers_of(*state_->program);
  std::vector<Question> questions;
  std::set<Register> cells;
  for (const Step& step : state_->preparation.steps) {
    const Operation& operation = state_->program->operations[std::get<std::size_t>(step)];
    if (is_field(operation) && static_cast<std::size_t>(operation.number) == field) cells.insert(operation.out);
    const bool asks = std::any_of(cells.begin(), cells.end(), [&](Register one) { return reads(operation, one); });
    if (!asks || asks_whether_missing(operation)) continue;
    auto question = question_of(operation, *state_->program, makers);
    if (!question) return std::nullopt;
    questions.push_back(std::move(*question));
  }
  return questions;
}

Workspace Part::workspace() const {
  return Workspace(std::make_unique<Workspace::State>(*state_->program, state_->preparation.used));
}

void Part::run(const column::Dataset& data, std::size_t first, std::size_t count, Mode mode, Workspace& workspace,
               const Limits* limits) const {
  Frame frame = workspace.state_->start(data, first, count, mode);
  frame.limits = limits;
  for (const Step& step : state_->preparation.steps) workspace.state_->run(std::get<std::size_t>(step), frame);
}

bool Part::may_lack(const Workspace& workspace, Register value, std::size_t row) {
  return (workspace.known(value)[row] & feel::may_lack) != 0;
}

}  // namespace inspectplan::feel
