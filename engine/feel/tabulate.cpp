#include "feel/tabulate.hpp"

#include <algorithm>
#include <set>

namespace inspectplan::feel {
namespace {

constexpr std::size_t most_positions = 1 << 15;
constexpr std::size_t truths = 8;

// The column alone, with each of its values once and then a missing cell.
column::Dataset values_of(const column::Schema& schema, const column::Dataset& data, const Positions& positions) {
  column::Dataset out = column::make_dataset(schema);
  column::Column& to = out.enterprises.columns[positions.field];
  const column::Column& from = data.enterprises.columns[positions.field];
  for (std::uint16_t i = 0; i < positions.missing; ++i) {
    if (from.kind() == column::Kind::text)
      to.append_text(from.dictionary().text(i));
    else
      to.append(positions.least + i);
  }
  to.append_missing();
  out.enterprises.rows = to.size();
  return out;
}

// The operations behind the registers, back to the source, in the order of the program.
class Cone {
 public:
  Cone(const Program::State& program, const std::vector<std::size_t>& makers, std::optional<Register> source)
      : program_(program), makers_(makers), source_(source) {}

  void add(Register made) {
    if (!registers.insert(made).second || made == source_) return;
    operations.insert(makers_[made]);
    for (const Register in : program_.operations[makers_[made]].in) add(in);
  }

  std::set<std::size_t> operations;
  std::set<Register> registers;

 private:
  const Program::State& program_;
  const std::vector<std::size_t>& makers_;
  std::optional<Register> source_;
};

void append(Tabulated& to, const Vector& from, std::size_t count) {
  const auto some = static_cast<std::ptrdiff_t>(count);
  to.known.insert(to.known.end(), from.known.begin(), from.known.begin() + some);
  if (from.low.empty()) return;
  to.low.insert(to.low.end(), from.low.begin(), from.low.begin() + some);
  to.high.insert(to.high.end(), from.high.begin(), from.high.begin() + some);
}

Tables run(const Program::State& program, const Cone& cone, const column::Dataset& values,
           std::optional<Register> truth, Mode mode, const std::vector<Register>& wanted) {
  Workspace::State workspace(program, {cone.registers.begin(), cone.registers.end()});
  Tables tables(wanted.size());
  const std::size_t rows = values.enterprises.rows;
  for (std::size_t first = 0; first < rows; first += batch_rows) {
    const std::size_t count = std::min(batch_rows, rows - first);
    const Frame frame = workspace.start(values, first, count, mode);
    // 0 is no truth; any will do in its place.
    if (truth)
      for (std::size_t i = 0; i < count; ++i) frame.at(*truth).known[i] = static_cast<std::uint8_t>(i == 0 ? 1 : i);
    for (const std::size_t index : cone.operations) workspace.run(index, frame);
    for (std::size_t i = 0; i < wanted.size(); ++i) append(tables[i], frame.at(wanted[i]), count);
  }
  for (Tabulated& table : tables) table.note();
  return tables;
}

}  // namespace

void Tabulated::note() {
  exact = low == high;
  always = std::all_of(known.begin(), known.end(), [](std::uint8_t one) { return one == has_value; });
}

std::optional<Positions> positions_of(const column::Column& column, std::size_t field) {
  const std::size_t pays = std::min(most_positions, column.size() / 4);
  if (column.kind() == column::Kind::text) {
    if (column.dictionary().size() > pays) return std::nullopt;
    return Positions{field, 0, static_cast<std::uint16_t>(column.dictionary().size())};
  }
  // A byte takes few values whichever they are: no need to look at all rows.
  if (column.width() == 1 && pays > 256) return Positions{field, -128, 256};
  const auto extremes = column.extremes();
  if (!extremes) return Positions{field, 0, 0};
  const auto span = static_cast<std::uint64_t>(extremes->greatest) - static_cast<std::uint64_t>(extremes->least);
  if (span >= pays) return std::nullopt;
  return Positions{field, extremes->least, static_cast<std::uint16_t>(span + 1)};
}

Tables tabulate(const Program::State& program, const std::vector<std::size_t>& makers, const column::Dataset& data,
                const Positions& positions, Mode mode, const std::vector<Register>& wanted) {
  Cone cone(program, makers, std::nullopt);
  for (const Register one : wanted) cone.add(one);
  return run(program, cone, values_of(program.schema, data, positions), std::nullopt, mode, wanted);
}

Tables tabulate(const Program::State& program, const std::vector<std::size_t>& makers, Register truth, Mode mode,
                const std::vector<Register>& wanted) {
  Cone cone(program, makers, truth);
  for (const Register one : wanted) cone.add(one);
  column::Dataset none = column::make_dataset(program.schema);
  none.enterprises.rows = truths;
  return run(program, cone, none, truth, mode, wanted);
}

}  // namespace inspectplan::feel
