#include "feel/grounding.hpp"

#include <algorithm>

namespace inspectplan::feel {
namespace {

bool is_column(const Source& source) { return source.kind == Source::Kind::column; }

// Texts and null have no table.
bool fits_table(Kind kind) { return kind != Kind::text && kind != Kind::null; }

}  // namespace

Grounding::Grounding(const Outline& outline, Mode mode, const std::vector<Register>& wanted, Pool& pool)
    : outline_(outline), most_(std::min(most_classes, outline.data.enterprises.rows / 4)) {
  for (const Register one : wanted) reach(one);
  tabulate_columns(mode, wanted, pool);
  for (const Operation& operation : outline.program.operations)
    if (is_reached(operation)) ground(operation);
}

const Tabulated* Grounding::table(Register made) const {
  const auto found = tables_.find(made);
  return found == tables_.end() ? nullptr : &found->second;
}

const Grounds* Grounding::grounds(Register made) const {
  const auto found = grounds_.find(made);
  return found == grounds_.end() ? nullptr : &found->second;
}

bool Grounding::is_combined(Register made) const {
  return grounds_.contains(made) && !tables_.contains(made) && !truths_.contains(made);
}

void Grounding::reach(Register made) {
  if (!reached_.insert(made).second) return;
  for (const Register in : inputs_of(outline_.program.operations[outline_.makers[made]])) reach(in);
}

bool Grounding::is_reached(const Operation& operation) const {
  const std::vector<Register> made = outputs_of(operation);
  return std::any_of(made.begin(), made.end(), [this](Register one) { return reached_.contains(one); });
}

// By somebody who needs more than their column.
std::set<Register> Grounding::read_elsewhere(const std::vector<Register>& wanted) const {
  std::set<Register> read(wanted.begin(), wanted.end());
  for (const Operation& operation : outline_.program.operations) {
    if (!is_reached(operation) || is_column(outline_.sources[outputs_of(operation).front()])) continue;
    const std::vector<Register> in = inputs_of(operation);
    read.insert(in.begin(), in.end());
  }
  return read;
}

// All of a column in one go.
void Grounding::tabulate_columns(Mode mode, const std::vector<Register>& wanted, Pool& pool) {
  std::map<std::size_t, std::vector<Register>> by_column;
  for (const Register one : read_elsewhere(wanted))
    if (const Source& source = outline_.sources[one];
        is_column(source) && fits_table(outline_.program.registers[one].kind))
      by_column[source.field].push_back(one);
  for (const auto& [field, registers] : by_column) {
    Tables made = tabulate(outline_, field, mode, registers, pool);
    for (std::size_t i = 0; i < registers.size(); ++i) {
      if (auto classes = classes_of(made[i]); classes && classes->count() <= most_)
        grounds_[registers[i]] = {{{Base::Kind::column, field}, std::make_shared<Classes>(std::move(*classes))}};
      tables_.emplace(registers[i], std::move(made[i]));
    }
  }
}

void Grounding::ground(const Operation& operation) {
  const std::vector<Register> made = outputs_of(operation);
  if (outline_.sources[made.front()].kind != Source::Kind::several) return;
  if (auto joined = joined_grounds(operation); joined && fits_table(operation.type.kind)) {
    grounds_.emplace(operation.out, std::move(*joined));
    return;
  }
  static const auto apart = std::make_shared<Classes>(classes_of_truth());
  for (const Register one : made) {
    if (outline_.program.registers[one].kind != Kind::boolean) continue;
    truths_.insert(one);
    grounds_[one] = {{{Base::Kind::truth, one}, apart}};
  }
}

std::optional<Grounds> Grounding::joined_grounds(const Operation& operation) const {
  if (operation.scan || can_fail(operation) || is_field(operation)) return std::nullopt;
  Grounds joined;
  for (const Register in : operation.in) {
    if (outline_.sources[in].kind == Source::Kind::nothing) continue;
    const Grounds* more = grounds(in);
    if (more == nullptr || !add(joined, *more, most_)) return std::nullopt;
  }
  return joined;
}

}  // namespace inspectplan::feel
