// Constants, cells of the register, and values of the enterprise seen from one of its rows.
#include <algorithm>

#include "feel/limits.hpp"
#include "feel/operation.hpp"

namespace inspectplan::feel {
namespace {

void fill_constant(const Operation& operation, const Frame& frame) {
  Vector& out = frame.at(operation.out);
  const std::size_t n = frame.count;
  if (operation.type.kind == Kind::boolean || operation.type.kind == Kind::null) {
    const std::uint8_t truth = operation.flag     ? undecided(frame.mode)
                               : operation.number ? std::uint8_t{truth_true}
                                                  : std::uint8_t{truth_false};
    std::fill_n(out.known.begin(), n, operation.type.kind == Kind::null ? std::uint8_t{0} : truth);
    return;
  }
  std::fill_n(out.known.begin(), n, operation.flag ? std::uint8_t{0} : has_value);
  if (operation.type.kind == Kind::text) {
    std::fill_n(out.text.begin(), n, std::string_view(operation.text));
    return;
  }
  std::fill_n(out.low.begin(), n, operation.number);
  std::fill_n(out.high.begin(), n, operation.number);
}

void load_truths(const column::Column& column, const Frame& frame, Vector& out) {
  for (std::size_t i = 0; i < frame.count; ++i) {
    const std::size_t row = frame.first + i;
    out.known[i] = !column.valid(row) ? truth_unknown : column.value(row) ? truth_true : truth_false;
  }
}

// A missing text is any text in range mode.
void load_texts(const column::Column& column, const Frame& frame, Vector& out) {
  column.read_valid(frame.first, {out.known.data(), frame.count});
  out.cells = &column;
  out.first_cell = frame.first;
  if (frame.mode == Mode::range && column.has_missing())
    std::replace_if(
        out.known.begin(), out.known.begin() + static_cast<std::ptrdiff_t>(frame.count),
        [](std::uint8_t known) { return known == 0; }, std::uint8_t{has_value | was_missing});
  for (std::size_t i = 0; i < frame.count; ++i) out.text[i] = column.text(frame.first + i);
}

const Limits::OfCells* limits_of(const column::Column& column, const Frame& frame) {
  if (frame.limits == nullptr) return nullptr;
  const auto found = frame.limits->of.find(&column);
  return found == frame.limits->of.end() ? nullptr : &found->second;
}

void keep_to(const Limits::OfCells& limits, const Frame& frame, Vector& out) {
  for (std::size_t i = 0; i < frame.count; ++i) {
    const bool missing = out.known[i] == 0;
    out.high[i] = missing ? limits.high[frame.first + i] : out.low[i];
    if (missing) out.low[i] = limits.low[frame.first + i];
    out.known[i] = has_value;
  }
}

void load_values(const Operation& operation, const column::Column& column, const Frame& frame, Vector& out) {
  column.read(frame.first, {out.low.data(), frame.count});
  column.read_valid(frame.first, {out.known.data(), frame.count});
  if (frame.mode == Mode::shown || !column.has_missing()) {
    std::copy_n(out.low.begin(), frame.count, out.high.begin());
    return;
  }
  if (const Limits::OfCells* limits = limits_of(column, frame)) return keep_to(*limits, frame, out);
  for (std::size_t i = 0; i < frame.count; ++i) {
    const bool missing = out.known[i] == 0;
    out.high[i] = missing ? operation.type.high : out.low[i];
    if (missing) out.low[i] = operation.type.low;
    if (missing) out.known[i] = has_value | was_missing;
  }
}

void gather(const Operation& operation, const Frame& frame) {
  const Vector& from = frame.outer->vectors[operation.in[0]];
  Vector& out = frame.at(operation.out);
  const bool values = !from.low.empty();
  const bool texts = !from.text.empty();
  for (std::size_t i = 0; i < frame.count; ++i) {
    const std::size_t row = frame.parent[frame.first + i] - frame.outer_first;
    out.known[i] = from.known[row];
    if (values) out.low[i] = from.low[row], out.high[i] = from.high[row];
    if (texts) out.text[i] = from.text[row];
  }
}

}  // namespace

void run_load(const Operation& operation, const Frame& frame) {
  if (operation.extra == Extra::constant) return fill_constant(operation, frame);
  if (operation.extra == Extra::gather) return gather(operation, frame);
  const column::Column& column = frame.table->columns[static_cast<std::size_t>(operation.number)];
  Vector& out = frame.at(operation.out);
  switch (column.kind()) {
    case column::Kind::boolean:
      return load_truths(column, frame, out);
    case column::Kind::text:
      return load_texts(column, frame, out);
    default:
      return load_values(operation, column, frame, out);
  }
}

}  // namespace inspectplan::feel
