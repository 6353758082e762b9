#include "register/rejected.hpp"

#include <algorithm>

#include "register/csv.hpp"

namespace inspectplan::registers {
namespace {

void append_line(std::string& out, const std::vector<std::string>& front, std::string_view record, char delimiter) {
  for (const std::string& cell : front) {
    append_csv_cell(out, cell, delimiter);
    out += delimiter;
  }
  out += record;
  out += '\n';
}

std::string_view record_at(std::string_view text, char delimiter, std::size_t offset) {
  CsvReader reader(text, delimiter, offset);
  Record record;
  return reader.next(record) ? text.substr(record.offset, record.end - record.offset) : std::string_view{};
}

}  // namespace

std::string rejected_csv(const Staged& staged) {
  std::vector<const Rejected*> rows;
  for (const Rejected& row : staged.rejected) rows.push_back(&row);
  std::stable_sort(rows.begin(), rows.end(), [](const auto* a, const auto* b) { return a->offset < b->offset; });

  const std::string_view text = staged.source->text();
  std::string out;
  append_line(out, {"_line", "_column", "_reason"}, record_at(text, staged.delimiter, 0), staged.delimiter);
  for (const Rejected* row : rows)
    append_line(out, {std::to_string(row->line), row->columns, row->reason},
                record_at(text, staged.delimiter, row->offset), staged.delimiter);
  return out;
}

}  // namespace inspectplan::registers
