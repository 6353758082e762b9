#include "feel/lookup.hpp"

#include <algorithm>

namespace inspectplan::feel {
namespace {

// function(position of each row).
template <class Function>
void with_positions(const Looked& looked, const Frame& frame, Function function) {
  if (looked.by_truth)
    function(frame.at(static_cast<Register>(looked.at)).known.data());
  else
    function(frame.workspace->positions[looked.at].data());
}

void add_known(const std::uint8_t* table, const auto* position, std::size_t count, std::uint8_t* to) {
  for (std::size_t i = 0; i < count; ++i) to[i] = joined(to[i], table[position[i]]);
}

void add_values(const std::int64_t* table, const auto* position, std::size_t count, std::int64_t* to) {
  for (std::size_t i = 0; i < count; ++i) to[i] += table[position[i]];
}

void add(const Looked& looked, const Frame& frame, Vector& out) {
  with_positions(looked, frame, [&](const auto* position) {
    const Tabulated& table = looked.table;
    if (!table.always) add_known(table.known.data(), position, frame.count, out.known.data());
    add_values(table.low.data(), position, frame.count, out.low.data());
    if (!table.exact) add_values(table.high.data(), position, frame.count, out.high.data());
  });
}

void add(const Vector& part, const Frame& frame, Vector& out) {
  for (std::size_t i = 0; i < frame.count; ++i) out.low[i] += part.low[i];
  for (std::size_t i = 0; i < frame.count; ++i) out.high[i] += part.high[i];
  for (std::size_t i = 0; i < frame.count; ++i) out.known[i] = joined(out.known[i], part.known[i]);
}

}  // namespace

void run_lookup(const Lookup& lookup, const Frame& frame) {
  Vector& out = frame.at(lookup.out);
  const Tabulated& table = lookup.from.table;
  with_positions(lookup.from, frame, [&](const auto* position) {
    for (std::size_t i = 0; i < frame.count; ++i) out.known[i] = table.known[position[i]];
    if (table.low.empty()) return;
    for (std::size_t i = 0; i < frame.count; ++i) out.low[i] = table.low[position[i]];
    for (std::size_t i = 0; i < frame.count; ++i) out.high[i] = table.high[position[i]];
  });
}

// As long as only exact tables were added, the greatest is the least.
void run_sum(const TableSum& sum, const Frame& frame) {
  Vector& out = frame.at(sum.out);
  std::fill_n(out.known.begin(), frame.count, has_value);
  std::fill_n(out.low.begin(), frame.count, 0);
  for (const Looked& looked : sum.exact) add(looked, frame, out);
  std::copy_n(out.low.begin(), frame.count, out.high.begin());
  for (const Looked& looked : sum.ranges) add(looked, frame, out);
  for (const Register other : sum.others) add(frame.at(other), frame, out);
}

}  // namespace inspectplan::feel
