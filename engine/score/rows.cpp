#include "score/rows.hpp"

#include "base/day.hpp"
#include "base/scaled.hpp"

namespace inspectplan::score {

namespace {

void copy_children(column::ChildTable& to, const column::ChildTable& from, std::size_t row, std::size_t parent) {
  for (std::uint32_t child = from.offsets[row]; child < from.offsets[row + 1]; ++child) {
    for (std::size_t field = 0; field < from.columns.size(); ++field)
      copy_cell(to.columns[field], from.columns[field], child);
    to.parent.push_back(static_cast<std::uint32_t>(parent));
    ++to.rows;
  }
  to.offsets.push_back(static_cast<std::uint32_t>(to.rows));
}

void append_row(column::Dataset& to, const column::Dataset& from, std::size_t row, const Change* change) {
  for (std::size_t field = 0; field < from.enterprises.columns.size(); ++field) {
    column::Column& cells = to.enterprises.columns[field];
    if (change != nullptr && change->field == field)
      append_cell(cells, change->value);
    else
      copy_cell(cells, from.enterprises.columns[field], row);
  }
  const std::size_t parent = to.enterprises.rows++;
  for (std::size_t table = 0; table < from.children.size(); ++table)
    copy_children(to.children[table], from.children[table], row, parent);
}

column::Dataset empty_like(const column::Schema& schema, const column::Dataset& data) {
  column::Dataset out = column::make_dataset(schema);
  for (std::size_t table = 0; table < data.children.size(); ++table)
    out.children[table].imported = data.children[table].imported;
  return out;
}

}  // namespace

void copy_cell(column::Column& to, const column::Column& from, std::size_t row) {
  if (!from.valid(row))
    to.append_missing();
  else if (from.kind() == column::Kind::text)
    to.append_text(from.text(row));
  else
    to.append(from.value(row));
}

column::Dataset variants(const column::Schema& schema, const column::Dataset& data, std::size_t row,
                         const std::vector<Change>& changes) {
  column::Dataset out = empty_like(schema, data);
  for (const Change& change : changes) append_row(out, data, row, &change);
  return out;
}

column::Dataset one_row(const column::Schema& schema, const column::Dataset& data, std::size_t row) {
  column::Dataset out = empty_like(schema, data);
  append_row(out, data, row, nullptr);
  return out;
}

column::Dataset strangers(const column::Schema& schema, const std::vector<Change>& known) {
  column::Dataset out = column::make_dataset(schema);
  for (const Change& change : known)
    for (std::size_t field = 0; field < out.enterprises.columns.size(); ++field)
      append_cell(out.enterprises.columns[field], field == change.field ? change.value : std::nullopt);
  out.enterprises.rows = known.size();
  for (column::ChildTable& table : out.children) table.offsets.assign(known.size() + 1, 0);
  return out;
}

void append_cell(column::Column& to, const std::optional<Cell>& cell) {
  if (!cell)
    to.append_missing();
  else if (to.kind() == column::Kind::text)
    to.append_text(cell->text);
  else
    to.append(cell->number);
}

std::string show_cell(const column::Field& field, const column::Column& column, std::size_t row) {
  if (!column.valid(row)) return {};
  if (field.kind == column::Kind::text) return std::string(column.text(row));
  return show_cell(field, Cell{column.value(row), {}});
}

std::string show_cell(const column::Field& field, const Cell& cell) {
  switch (field.kind) {
    case column::Kind::boolean:
      return cell.number != 0 ? "true" : "false";
    case column::Kind::number:
      return to_string(Scaled{cell.number, field.scale});
    case column::Kind::date:
      return to_string(Day{static_cast<std::int32_t>(cell.number)});
    case column::Kind::text:
      return cell.text;
  }
  return {};
}

}  // namespace inspectplan::score
