#include "column/bounds.hpp"

#include <limits>

#include "base/day.hpp"
#include "base/scaled.hpp"

namespace inspectplan::column {
namespace {

std::string in_terms_of(const Field& field, std::int64_t value) {
  if (field.kind == Kind::date) return to_string(Day{static_cast<std::int32_t>(value)});
  return to_string(Scaled{value, field.scale});
}

// "E1", of a child's row "E1/2024-7".
std::string key_of(const TableSchema& schema, const Table& table, std::size_t row) {
  std::string key;
  for (const std::size_t field : schema.key) {
    const Column& column = table.columns[field];
    key += key.empty() ? "" : "/";
    if (!column.valid(row)) continue;
    key += column.kind() == Kind::text ? std::string(column.text(row))
                                       : in_terms_of(schema.fields[field], column.value(row));
  }
  return key;
}

std::string allowed(const Field& field) {
  if (!field.max) return "below " + in_terms_of(field, *field.min);
  if (!field.min) return "above " + in_terms_of(field, *field.max);
  return "outside of " + in_terms_of(field, *field.min) + " … " + in_terms_of(field, *field.max);
}

class Check {
 public:
  explicit Check(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  void values(const TableSchema& schema, const Table& table) {
    for (std::size_t i = 0; i < schema.fields.size(); ++i) {
      const Field& field = schema.fields[i];
      if (field.kind != Kind::number && field.kind != Kind::date) continue;
      const std::int64_t min = field.min.value_or(std::numeric_limits<std::int64_t>::min());
      const std::int64_t max = field.max.value_or(std::numeric_limits<std::int64_t>::max());
      const auto extremes = table.columns[i].extremes();
      if (extremes && (extremes->least < min || extremes->greatest > max)) report(schema, table, i, min, max);
    }
  }

  void rows(const TableSchema& schema, const TableSchema& parent, const ChildTable& table, const Table& parents) {
    std::size_t many = 0, first = 0;
    for (std::size_t row = 0; row + 1 < table.offsets.size(); ++row)
      if (std::int64_t{table.offsets[row + 1]} - table.offsets[row] > schema.max_rows && many++ == 0) first = row;
    if (many == 0) return;
    diagnostics_.error("too-many-rows", schema.place,
                       "the register has more than " + std::to_string(schema.max_rows) + " rows of table \"" +
                           schema.name + "\" at " + std::to_string(many) +
                           (many == 1 ? " enterprise: " : " enterprises; the first: ") +
                           std::to_string(table.offsets[first + 1] - table.offsets[first]) + " at \"" +
                           key_of(parent, parents, first) + "\"",
                       "raise `max_rows` of the table, or end the rows that are not wanted by an import");
  }

 private:
  void report(const TableSchema& schema, const Table& table, std::size_t index, std::int64_t min, std::int64_t max) {
    const Field& field = schema.fields[index];
    const Column& column = table.columns[index];
    std::size_t wrong = 0, first = 0;
    for (std::size_t row = 0; row < table.rows; ++row)
      if (column.valid(row) && (column.value(row) < min || column.value(row) > max) && wrong++ == 0) first = row;
    const std::string value = field.personal ? "one" : in_terms_of(field, column.value(first));
    diagnostics_.error("out-of-range", field.place,
                       "the register has " + std::to_string(wrong) + (wrong == 1 ? " value " : " values ") +
                           allowed(field) + " in field \"" + field.name + "\" of table \"" + schema.name + "\"" +
                           (wrong == 1 ? ": " : "; the first: ") + value + " at \"" + key_of(schema, table, first) +
                           "\"",
                       "correct it by an import, or take rules whose bounds allow it");
  }

  Diagnostics& diagnostics_;
};

}  // namespace

void check_bounds(const Schema& schema, const Dataset& data, Diagnostics& diagnostics) {
  Check check(diagnostics);
  check.values(schema.enterprise, data.enterprises);
  for (std::size_t i = 0; i < schema.children.size(); ++i) {
    check.values(schema.children[i], data.children[i]);
    check.rows(schema.children[i], schema.enterprise, data.children[i], data.enterprises);
  }
}

}  // namespace inspectplan::column
