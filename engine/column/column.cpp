#include "column/column.hpp"

#include <algorithm>
#include <limits>

namespace inspectplan::column {

namespace {

template <class Narrow>
bool fits(std::int64_t value) {
  return value >= std::numeric_limits<Narrow>::min() && value <= std::numeric_limits<Narrow>::max();
}

Table make_table(const TableSchema& schema) {
  Table table;
  for (const Field& field : schema.fields) table.columns.emplace_back(field.kind);
  return table;
}

}  // namespace

Column::Column(Kind kind) : kind_(kind) {
  if (kind == Kind::text) dictionary_ = std::make_shared<Dictionary>();
}

void Column::append(std::int64_t value) {
  extremes_ = {std::min(extremes_.least, value), std::max(extremes_.greatest, value)};
  store(value);
  if (missing_ > 0) valid_.push_back(1);
}

void Column::append_text(std::string_view text) { append(dictionary_->intern(text)); }

void Column::append_missing() {
  if (missing_ == 0) valid_.assign(size_, 1);
  valid_.push_back(0);
  ++missing_;
  store(0);
}

void Column::reserve(std::size_t rows) {
  std::visit([rows](auto& values) { values.reserve(rows); }, values_);
}

void Column::store(std::int64_t value) {
  if (values_.index() == 0 && !fits<std::int8_t>(value)) widen<std::int16_t>();
  if (values_.index() == 1 && !fits<std::int16_t>(value)) widen<std::int32_t>();
  if (values_.index() == 2 && !fits<std::int32_t>(value)) widen<std::int64_t>();
  std::visit(
      [value](auto& values) {
        using Narrow = typename std::decay_t<decltype(values)>::value_type;
        values.push_back(static_cast<Narrow>(value));
      },
      values_);
  ++size_;
}

template <class Wider>
void Column::widen() {
  std::vector<Wider> wider;
  std::visit(
      [&wider](const auto& values) {
        wider.reserve(values.capacity());
        for (const auto value : values) wider.push_back(static_cast<Wider>(value));
      },
      values_);
  values_ = std::move(wider);
}

std::int64_t Column::value(std::size_t row) const {
  return std::visit([row](const auto& values) { return static_cast<std::int64_t>(values[row]); }, values_);
}

std::string_view Column::text(std::size_t row) const {
  return valid(row) ? dictionary_->text(static_cast<std::uint32_t>(value(row))) : std::string_view{};
}

void Column::read(std::size_t first, std::span<std::int64_t> out) const {
  std::visit([&](const auto& values) { std::copy_n(values.data() + first, out.size(), out.begin()); }, values_);
}

void Column::read_valid(std::size_t first, std::span<std::uint8_t> out) const {
  if (missing_ == 0)
    std::fill(out.begin(), out.end(), std::uint8_t{1});
  else
    std::copy_n(valid_.data() + first, out.size(), out.begin());
}

std::optional<Column::Extremes> Column::extremes() const {
  if (missing_ == size_) return std::nullopt;
  return extremes_;
}

void Column::read_positions(std::size_t first, std::int64_t least, std::uint16_t missing,
                            std::span<std::uint16_t> out) const {
  std::visit(
      [&](const auto& values) {
        const auto* from = values.data() + first;
        for (std::size_t i = 0; i < out.size(); ++i) out[i] = static_cast<std::uint16_t>(from[i] - least);
      },
      values_);
  if (missing_ == 0) return;
  const std::uint8_t* valid = valid_.data() + first;
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = valid[i] != 0 ? out[i] : missing;
}

Dataset make_dataset(const Schema& schema) {
  Dataset dataset;
  dataset.enterprises = make_table(schema.enterprise);
  for (const TableSchema& child : schema.children) {
    ChildTable table;
    static_cast<Table&>(table) = make_table(child);
    table.offsets = {0};
    dataset.children.push_back(std::move(table));
  }
  return dataset;
}

}  // namespace inspectplan::column
