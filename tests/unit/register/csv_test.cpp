#include "register/csv.hpp"

#include <gtest/gtest.h>

namespace inspectplan::registers {
namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows read_all(std::string_view text, CsvReader& reader) {
  Rows rows;
  Record record;
  while (reader.next(record)) {
    rows.emplace_back();
    for (const Cell& cell : record.cells) {
      rows.back().emplace_back(cell.text);
      EXPECT_LE(cell.offset, text.size());
    }
  }
  return rows;
}

Rows read_all(std::string_view text, char delimiter = ',') {
  CsvReader reader(text, delimiter);
  Rows rows = read_all(text, reader);
  EXPECT_EQ(reader.fault(), CsvReader::Fault::none);
  return rows;
}

TEST(Csv, an_open_quote_is_reported_where_it_opens) {
  const std::string text = "a,b\n1,\"two\nthree\n4,5\n";
  CsvReader reader(text, ',');
  EXPECT_EQ(read_all(text, reader), (Rows{{"a", "b"}}));
  EXPECT_EQ(reader.fault(), CsvReader::Fault::open_quote);
  EXPECT_EQ(reader.fault_offset(), text.find('"'));
}

TEST(Csv, a_lone_carriage_return_is_a_fault_outside_quotes_only) {
  const std::string text = "a,b\r1,2\r";
  CsvReader reader(text, ',');
  read_all(text, reader);
  EXPECT_EQ(reader.fault(), CsvReader::Fault::lone_carriage_return);
  EXPECT_EQ(reader.fault_offset(), 3u);
  EXPECT_EQ(read_all("\"a\rb\",c\r\n"), (Rows{{"a\rb", "c"}}));
  EXPECT_EQ(read_all("a,b\r"), (Rows{{"a", "b"}}));
}

TEST(Csv, text_behind_a_closing_quote_is_noted_and_the_rest_read) {
  const std::string text = "\"a\"x,b\nc,d\n";
  CsvReader reader(text, ',');
  Record record;
  ASSERT_TRUE(reader.next(record));
  EXPECT_EQ(record.after_quote, 3u);
  EXPECT_EQ(record.cells.size(), 2u);
  ASSERT_TRUE(reader.next(record));
  EXPECT_FALSE(record.after_quote);
  EXPECT_EQ(record.line, 2u);
}

TEST(Csv, reads_what_rfc_4180_says) {
  EXPECT_EQ(read_all("a,b\r\n1,2\r\n"), (Rows{{"a", "b"}, {"1", "2"}}));
  EXPECT_EQ(read_all("\"a \"\"q\"\"\",\"x\ny\"\n,\n"), (Rows{{"a \"q\"", "x\ny"}, {"", ""}}));
  EXPECT_EQ(read_all("\"\",\"\"\"\"\n"), (Rows{{"", "\""}}));
  EXPECT_EQ(read_all("no end,of line"), (Rows{{"no end", "of line"}}));
  EXPECT_EQ(read_all("ends with delimiter,"), (Rows{{"ends with delimiter", ""}}));
  EXPECT_EQ(read_all("12\" pipe,x\n"), (Rows{{"12\" pipe", "x"}}));
}

TEST(Csv, skips_blank_lines_and_counts_them) {
  const std::string text = "\n\r\na,b\n\n1,\"x\n\ny\"\n2,z\n";
  CsvReader reader(text, ',');
  Record record;
  std::vector<std::uint32_t> lines;
  while (reader.next(record)) lines.push_back(record.line);
  EXPECT_EQ(lines, (std::vector<std::uint32_t>{3, 5, 8}));
}

TEST(Csv, empty_text_has_no_record) {
  EXPECT_EQ(read_all(""), Rows{});
  EXPECT_EQ(read_all("\n\n"), Rows{});
}

TEST(Csv, finds_the_delimiter_of_the_header_outside_quotes) {
  EXPECT_EQ(detect_delimiter("a,b;c,d\n1;2;3;4;5"), ',');
  EXPECT_EQ(detect_delimiter("a;b;c\n"), ';');
  EXPECT_EQ(detect_delimiter("a\tb\r\n"), '\t');
  EXPECT_EQ(detect_delimiter("\"a,b,c\";d\n"), ';');
  EXPECT_EQ(detect_delimiter("alone"), ',');
}

TEST(Csv, quotes_only_what_needs_it) {
  std::string out;
  append_csv_cell(out, "a;b", ',');
  append_csv_cell(out, "|a;b", ';');
  append_csv_cell(out, "say \"x\"", ',');
  EXPECT_EQ(out, "a;b\"|a;b\"\"say \"\"x\"\"\"");
}

}  // namespace
}  // namespace inspectplan::registers
