#include "feel/tabulate.hpp"

#include <algorithm>

namespace inspectplan::feel {
namespace {

constexpr std::size_t most_positions = 1 << 15;

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
  if (from.has_missing()) to.append_missing();
  out.enterprises.rows = to.size();
  return out;
}

// The operations behind registers, back to the columns or to what is given, in the order of the program.
class Cone {
 public:
  Cone(const Outline& outline, const Given* stops_at) : outline_(outline), given_(stops_at) {}

  void add(Register made) {
    if (!registers.insert(made).second) return;
    if (given_ != nullptr && given_->has(made)) {
      given.push_back(made);
      return;
    }
    const std::size_t maker = outline_.makers[made];
    operations.insert(maker);
    for (const Register in : outline_.program.operations[maker].in) add(in);
  }

  std::set<std::size_t> operations;
  std::set<Register> registers;
  std::vector<Register> given;

 private:
  const Outline& outline_;
  const Given* given_;
};

Tabulated sized_for(const Type& type, std::size_t rows) {
  Tabulated table;
  table.known.resize(rows);
  if (type.kind == Kind::boolean) return table;
  table.low.resize(rows);
  table.high.resize(rows);
  return table;
}

void put(const Vector& from, const Frame& frame, Tabulated& to) {
  std::copy_n(from.known.begin(), frame.count, to.known.begin() + static_cast<std::ptrdiff_t>(frame.first));
  if (from.low.empty()) return;
  std::copy_n(from.low.begin(), frame.count, to.low.begin() + static_cast<std::ptrdiff_t>(frame.first));
  std::copy_n(from.high.begin(), frame.count, to.high.begin() + static_cast<std::ptrdiff_t>(frame.first));
}

// `give` fills the vectors of what is given. A chunk for each thread: making a workspace takes as long as running it.
template <class Give>
Tables run(const Outline& outline, const Cone& cone, const column::Dataset& values, Mode mode,
           const std::vector<Register>& wanted, Pool& pool, const Give& give) {
  Tables tables;
  const std::size_t rows = values.enterprises.rows;
  for (const Register one : wanted) tables.push_back(sized_for(outline.program.registers[one], rows));
  const std::size_t chunk_rows = batch_rows * (1 + rows / batch_rows / pool.threads());
  pool.for_chunks(rows, chunk_rows, [&](std::size_t, std::size_t chunk, std::size_t end) {
    Workspace::State workspace(outline.program, {cone.registers.begin(), cone.registers.end()});
    for (std::size_t first = chunk; first < end; first += batch_rows) {
      const Frame frame = workspace.start(values, first, std::min(batch_rows, end - first), mode);
      give(frame);
      for (const std::size_t index : cone.operations) workspace.run(index, frame);
      for (std::size_t i = 0; i < wanted.size(); ++i) put(frame.at(wanted[i]), frame, tables[i]);
    }
  });
  for (Tabulated& table : tables) table.note();
  return tables;
}

void give_table(const Tabulated& table, const Combination::Part& part, const Frame& frame, Vector& out) {
  for (std::size_t i = 0; i < frame.count; ++i) {
    const std::size_t at = part.position(frame.first + i);
    out.known[i] = table.known[at];
    if (!table.low.empty()) out.low[i] = table.low[at], out.high[i] = table.high[at];
  }
}

void give_truth(const Combination::Part& part, const Frame& frame, Vector& out) {
  for (std::size_t i = 0; i < frame.count; ++i)
    out.known[i] = static_cast<std::uint8_t>(part.position(frame.first + i));
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
  const auto extremes = column.extremes();
  if (!extremes) return Positions{field, 0, 0};
  const auto span = static_cast<std::uint64_t>(extremes->greatest) - static_cast<std::uint64_t>(extremes->least);
  if (span >= pays) return std::nullopt;
  return Positions{field, extremes->least, static_cast<std::uint16_t>(span + 1)};
}

Outline outline_of(const Program::State& program, const column::Dataset& data) {
  Outline out{program, data, makers_of(program), {}, {}};
  const auto& columns = data.enterprises.columns;
  out.columns.resize(columns.size());
  std::vector<bool> is_source(columns.size());
  for (const Operation& operation : program.operations) {
    if (!is_field(operation)) continue;
    const auto field = static_cast<std::size_t>(operation.number);
    out.columns[field] = positions_of(columns[field], field);
    is_source[field] = out.columns[field].has_value();
  }
  out.sources = sources_of(program, is_source);
  return out;
}

Tables tabulate(const Outline& outline, std::size_t field, Mode mode, const std::vector<Register>& wanted, Pool& pool) {
  Cone cone(outline, nullptr);
  for (const Register one : wanted) cone.add(one);
  const column::Dataset values = values_of(outline.program.schema, outline.data, *outline.columns[field]);
  return run(outline, cone, values, mode, wanted, pool, [](const Frame&) {});
}

Tables tabulate(const Outline& outline, const Combination& combination, const Given& given, Mode mode,
                const std::vector<Register>& wanted, Pool& pool) {
  Cone cone(outline, &given);
  for (const Register one : wanted) cone.add(one);
  column::Dataset none = column::make_dataset(outline.program.schema);
  none.enterprises.rows = combination.count;
  return run(outline, cone, none, mode, wanted, pool, [&](const Frame& frame) {
    for (const Register one : cone.given) {
      if (given.truths.contains(one))
        give_truth(combination.of({Base::Kind::truth, one}), frame, frame.at(one));
      else
        give_table(given.tables.at(one), combination.of({Base::Kind::column, outline.sources[one].field}), frame,
                   frame.at(one));
    }
  });
}

}  // namespace inspectplan::feel
