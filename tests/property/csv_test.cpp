// CSV: what is written is read back; whatever bytes come, the reader stays inside them and ends.
#include "register/csv.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace inspectplan::registers {
namespace {

using Rows = std::vector<std::vector<std::string>>;

rc::Gen<std::string> nasty_text() {
  return rc::gen::container<std::string>(
      rc::gen::element('a', ',', ';', '\t', '"', '\n', '\r', ' ', '1', '\xC4', '\x91'));
}

std::string written(const Rows& rows, char delimiter, const std::string& line_end) {
  std::string out;
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i) out += delimiter;
      append_csv_cell(out, row[i], delimiter);
    }
    out += line_end;
  }
  return out;
}

RC_GTEST_PROP(Csv, what_is_written_is_read_back, ()) {
  const char delimiter = *rc::gen::element(',', ';', '\t');
  const std::string line_end = *rc::gen::element<std::string>("\n", "\r\n");
  Rows rows = *rc::gen::container<Rows>(rc::gen::container<std::vector<std::string>>(nasty_text()));
  std::erase_if(rows, [](const auto& row) { return row.empty() || (row.size() == 1 && row[0].empty()); });
  const std::string text = written(rows, delimiter, line_end);
  CsvReader reader(text, delimiter);
  Record record;
  Rows read;
  std::size_t line = 1, seen = 0;
  while (reader.next(record)) {
    line += static_cast<std::size_t>(std::count(text.begin() + static_cast<std::ptrdiff_t>(seen),
                                                text.begin() + static_cast<std::ptrdiff_t>(record.offset), '\n'));
    seen = record.offset;
    RC_ASSERT(record.line == line);
    RC_ASSERT(!record.after_quote);
    read.emplace_back();
    for (const Cell& cell : record.cells) read.back().emplace_back(cell.text);
  }
  RC_ASSERT(reader.fault() == CsvReader::Fault::none);
  RC_ASSERT(read == rows);
}

RC_GTEST_PROP(Csv, any_bytes_are_read_to_an_end, ()) {
  const std::string text = *nasty_text();
  const char delimiter = detect_delimiter(text);
  CsvReader reader(text, delimiter);
  Record record;
  std::size_t records = 0, last = 0;
  while (reader.next(record)) {
    RC_ASSERT(++records <= text.size());
    RC_ASSERT(record.offset >= last && record.offset < record.end && record.end <= text.size());
    last = record.end;
    RC_ASSERT(!record.cells.empty());
    for (const Cell& cell : record.cells) RC_ASSERT(cell.offset <= text.size());
    // A record can be found again from its offset alone: the file of rejected rows relies on it.
    CsvReader again(text, delimiter, record.offset, record.line);
    Record same;
    RC_ASSERT(again.next(same));
    RC_ASSERT(same.end == record.end && same.line == record.line && same.cells.size() == record.cells.size());
  }
  if (reader.fault() != CsvReader::Fault::none) RC_ASSERT(reader.fault_offset() < text.size());
}

}  // namespace
}  // namespace inspectplan::registers
