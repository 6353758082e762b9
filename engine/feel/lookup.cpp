#include "feel/lookup.hpp"

#include <algorithm>
#include <array>

namespace inspectplan::feel {
namespace {

using Position = std::uint16_t;

const Position* positions(std::size_t at, const Frame& frame) { return frame.workspace->positions[at].data(); }

template <class Value>
void look_up(const Value* table, const Position* at, std::size_t count, Value* to) {
  for (std::size_t i = 0; i < count; ++i) to[i] = table[at[i]];
}

void add_known(const Tabulated& table, const Position* at, std::size_t count, std::uint8_t* to) {
  if (table.always) return;
  const std::uint8_t* known = table.known.data();
  for (std::size_t i = 0; i < count; ++i) to[i] = joined(to[i], known[at[i]]);
}

void add_values(const std::int64_t* table, const Position* at, std::size_t count, std::int64_t* to) {
  for (std::size_t i = 0; i < count; ++i) to[i] += table[at[i]];
}

// Two tables at a time: half as many sums are stored.
void add_exact(const std::vector<Looked>& tables, const Frame& frame, Vector& out) {
  std::int64_t* to = out.low.data();
  std::size_t i = 0;
  for (; i + 2 <= tables.size(); i += 2) {
    const std::int64_t* a = tables[i].table.low.data();
    const std::int64_t* b = tables[i + 1].table.low.data();
    const Position* at_a = positions(tables[i].at, frame);
    const Position* at_b = positions(tables[i + 1].at, frame);
    if (i == 0)
      for (std::size_t row = 0; row < frame.count; ++row) to[row] = a[at_a[row]] + b[at_b[row]];
    else
      for (std::size_t row = 0; row < frame.count; ++row) to[row] += a[at_a[row]] + b[at_b[row]];
  }
  if (i == 0) std::fill_n(to, frame.count, 0);
  if (i < tables.size()) add_values(tables[i].table.low.data(), positions(tables[i].at, frame), frame.count, to);
  for (const Looked& one : tables) add_known(one.table, positions(one.at, frame), frame.count, out.known.data());
}

void add_range(const Looked& looked, const Frame& frame, Vector& out) {
  const Position* at = positions(looked.at, frame);
  add_known(looked.table, at, frame.count, out.known.data());
  add_values(looked.table.low.data(), at, frame.count, out.low.data());
  add_values(looked.table.high.data(), at, frame.count, out.high.data());
}

void add(const Vector& part, const Frame& frame, Vector& out) {
  for (std::size_t i = 0; i < frame.count; ++i) out.low[i] += part.low[i];
  for (std::size_t i = 0; i < frame.count; ++i) out.high[i] += part.high[i];
  for (std::size_t i = 0; i < frame.count; ++i) out.known[i] = joined(out.known[i], part.known[i]);
}

// Several parts at a time: fewer sums are stored.
template <std::size_t together>
void add_offsets(const CombinedPositions::Part* parts, bool first, const Frame& frame, Position* to) {
  std::array<const Position*, together> offsets, at;
  for (std::size_t i = 0; i < together; ++i) {
    offsets[i] = parts[i].offsets.data();
    at[i] = positions(parts[i].at, frame);
  }
  if (first) std::fill_n(to, frame.count, Position{0});
  for (std::size_t row = 0; row < frame.count; ++row) {
    unsigned sum = to[row];
    for (std::size_t i = 0; i < together; ++i) sum += offsets[i][at[i][row]];
    to[row] = static_cast<Position>(sum);
  }
}

}  // namespace

void run_lookup(const Lookup& lookup, const Frame& frame) {
  Vector& out = frame.at(lookup.out);
  const Tabulated& table = lookup.from.table;
  const Position* at = positions(lookup.from.at, frame);
  look_up(table.known.data(), at, frame.count, out.known.data());
  if (table.low.empty()) return;
  look_up(table.low.data(), at, frame.count, out.low.data());
  look_up(table.high.data(), at, frame.count, out.high.data());
}

// As long as only exact tables were added, the greatest is the least.
void run_sum(const TableSum& sum, const Frame& frame) {
  Vector& out = frame.at(sum.out);
  std::fill_n(out.known.begin(), frame.count, has_value);
  add_exact(sum.exact, frame, out);
  std::copy_n(out.low.begin(), frame.count, out.high.begin());
  for (const Looked& looked : sum.ranges) add_range(looked, frame, out);
  for (const Register other : sum.others) add(frame.at(other), frame, out);
}

void run_positions(const CellPositions& step, const Frame& frame) {
  frame.table->columns[step.column.field].read_positions(frame.first, step.column.least, step.column.missing,
                                                         {frame.workspace->positions[step.to].data(), frame.count});
}

void run_positions(const TruthPositions& step, const Frame& frame) {
  std::copy_n(frame.at(step.truth).known.begin(), frame.count, frame.workspace->positions[step.to].begin());
}

void run_positions(const CombinedPositions& step, const Frame& frame) {
  Position* to = frame.workspace->positions[step.to].data();
  std::size_t done = 0;
  while (done < step.parts.size()) {
    const std::size_t left = step.parts.size() - done;
    const std::size_t together = left < 4 ? left : 4;
    const CombinedPositions::Part* parts = step.parts.data() + done;
    if (together == 4) add_offsets<4>(parts, done == 0, frame, to);
    if (together == 3) add_offsets<3>(parts, done == 0, frame, to);
    if (together == 2) add_offsets<2>(parts, done == 0, frame, to);
    if (together == 1) add_offsets<1>(parts, done == 0, frame, to);
    done += together;
  }
}

}  // namespace inspectplan::feel
