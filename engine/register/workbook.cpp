#include "register/workbook.hpp"

#include <algorithm>
#include <charconv>
#include <map>

#include "base/template_sheet.hpp"
#include "base/text.hpp"
#include "register/columns.hpp"
#include "register/csv.hpp"
#include "register/value.hpp"
#include "sheet/book.hpp"

namespace inspectplan::registers {
namespace {

using SheetCell = sheet::Cell;
using sheet::Kind;

constexpr std::size_t most_csv = std::size_t{1} << 31;
constexpr std::uint32_t rows_searched = 50;  // for headers below titles

Place whole_file(const std::string& name) { return {std::make_shared<const Source>(name, std::string{}), 0, 0, 1}; }

using Headings = std::map<std::string, std::string>;  // of a template: heading, folded → field

std::string folded_heading(const std::string& words) { return fold_vietnamese(to_nfc(std::string(trimmed(words)))); }

// Cells of one row that say different things: a title over a merged range says one.
std::size_t different_cells(const std::vector<SheetCell>& cells) {
  std::vector<std::string_view> seen;
  for (const SheetCell& cell : cells)
    if (cell.kind != Kind::empty && std::find(seen.begin(), seen.end(), cell.text) == seen.end())
      seen.push_back(cell.text);
  return seen.size();
}

class Converter {
 public:
  Converter(const SheetChoice& choice, const ImportMap& map, const Headings& headings)
      : choice_(choice), map_(map), headings_(headings), numbers_(map.numbers) {}

  void take(std::uint32_t row, const std::vector<SheetCell>& cells) {
    if (header_row_ == 0) {
      if (choice_.header_row && row != *choice_.header_row) return;
      header_row_ = row;
    }
    if (row < header_row_ + choice_.header_lines) return take_header(row, cells);
    write_header();
    if (likely_header_ == 0 && row <= header_row_ + rows_searched &&
        different_cells(cells) >= std::max<std::size_t>(3, 2 * different_))
      likely_header_ = row;
    append_row(row, cells);
  }

  std::uint32_t header_row() const { return header_row_; }
  // A row further down that has twice as much to say as the one taken for headers: that one is a title.
  std::uint32_t likely_header() const { return likely_header_; }
  std::uint64_t beyond() const { return beyond_; }
  std::uint64_t merged() const { return merged_; }
  std::uint32_t first_merged_row() const { return first_merged_row_; }
  bool too_long() const { return text_.size() > most_csv; }

  SheetText finish(const std::string& name) {
    write_header();
    // Without a text that reads two ways all numbers are the sheet's own, and they read one way.
    if (!numbers_.told && !two_ways_) numbers_.told = true;
    return {std::make_shared<const Source>(name, std::move(text_)), numbers_};
  }

 private:
  // "Số lao động" over "Nữ" is "Số lao động Nữ"; what stands over both lines is there once.
  void take_header(std::uint32_t row, const std::vector<SheetCell>& cells) {
    last_header_row_ = row;
    if (headers_.size() < cells.size()) headers_.resize(cells.size());
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const std::string_view words = trimmed(cells[i].text);
      SheetCell& header = headers_[i];
      if (header.kind == Kind::empty)
        header = cells[i];
      else if (!words.empty() && trimmed(header.text) != words)
        header.text += " " + std::string(words);
    }
  }

  void write_header() {
    if (headed_) return;
    for (SheetCell& header : headers_)
      if (const auto field = headings_.find(folded_heading(header.text)); field != headings_.end())
        header.text = field->second;
    columns_ = headers_.size();
    while (columns_ > 0 && trimmed(headers_[columns_ - 1].text).empty()) --columns_;
    different_ = different_cells(headers_);
    append_row(last_header_row_, headers_);
    headed_ = true;
  }

  void append_row(std::uint32_t row, const std::vector<SheetCell>& cells) {
    if (too_long()) return;
    for (; line_ < row; ++line_) text_ += '\n';
    for (std::size_t i = columns_; i < cells.size(); ++i)
      if (cells[i].kind != Kind::empty) ++beyond_;
    const bool blank =
        std::all_of(cells.begin(), cells.begin() + static_cast<std::ptrdiff_t>(std::min(columns_, cells.size())),
                    [](const SheetCell& cell) { return trimmed(cell.text).empty() && cell.kind != Kind::unsaved; });
    if (blank) return;
    for (std::size_t i = 0; i < columns_; ++i) {
      if (i > 0) text_ += ',';
      if (i >= cells.size()) continue;
      append_cell(cells[i]);
      if (cells[i].merged && headed_ && merged_++ == 0) first_merged_row_ = row;
    }
  }

  void append_cell(const SheetCell& cell) {
    buffer_ = cell.text;
    switch (cell.kind) {
      case Kind::unsaved:
        buffer_ = unsaved_formula;
        break;
      case Kind::number:
        if (const std::size_t point = buffer_.find('.'); point != std::string::npos)
          buffer_[point] = map_.numbers.decimal;
        break;
      case Kind::date:
        if (map_.dates == DateFormat::day_month_year && buffer_.size() == 10)
          buffer_ = buffer_.substr(8, 2) + "/" + buffer_.substr(5, 2) + "/" + buffer_.substr(0, 4);
        break;
      case Kind::text:
        for (char& sign : buffer_)
          if (sign == '\n' || sign == '\r' || sign == '\0') sign = ' ';
        two_ways_ = two_ways_ || reads_two_ways(trimmed(buffer_));
        break;
      default:
        break;
    }
    // The delimiter is found by counting: whatever could be one stands in quotes.
    if (buffer_.find_first_of(",;\t\"") == std::string::npos) {
      text_ += buffer_;
      return;
    }
    text_ += '"';
    for (const char sign : buffer_) {
      if (sign == '"') text_ += '"';
      text_ += sign;
    }
    text_ += '"';
  }

  const SheetChoice& choice_;
  const ImportMap& map_;
  const Headings& headings_;
  NumberFormat numbers_;
  std::string text_, buffer_;
  std::vector<SheetCell> headers_;
  std::uint32_t line_ = 1, header_row_ = 0, last_header_row_ = 0, likely_header_ = 0, first_merged_row_ = 0;
  std::size_t columns_ = 0, different_ = 0;
  std::uint64_t beyond_ = 0, merged_ = 0;  // cells
  bool two_ways_ = false, headed_ = false;
};

std::string names_of(const std::vector<sheet::SheetName>& sheets) {
  std::string list;
  for (std::size_t i = 0; i < sheets.size(); ++i)
    list += (i ? ", " : "") + std::to_string(i + 1) + " \"" + printable(sheets[i].name) + "\"";
  return list;
}

std::optional<std::size_t> named_sheet(const std::vector<sheet::SheetName>& sheets, const std::string& wanted) {
  for (std::size_t i = 0; i < sheets.size(); ++i)
    if (sheets[i].name == wanted) return i;
  for (std::size_t i = 0; i < sheets.size(); ++i)
    if (fold_vietnamese(to_nfc(sheets[i].name)) == fold_vietnamese(to_nfc(wanted))) return i;
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(wanted.data(), wanted.data() + wanted.size(), number);
  if (error == std::errc{} && end == wanted.data() + wanted.size() && number >= 1 && number <= sheets.size())
    return number - 1;
  return std::nullopt;
}

std::optional<std::size_t> sheet_of_headings(const std::vector<sheet::SheetName>& sheets) {
  for (std::size_t i = 1; i < sheets.size(); ++i)
    if (sheets[i].hidden && sheets[i].name == template_sheet) return i;
  return std::nullopt;
}

// Empty where the workbook is no template of ours, or a map says what its headings are. A heading of two fields is
// none.
std::optional<Headings> read_headings(const sheet::Book& book, std::size_t which, const ImportMap& map,
                                      sheet::Problem& problem) {
  Headings headings;
  const auto sheet = sheet_of_headings(book.sheets());
  if (!sheet || which != 0 || map.columns) return headings;
  const bool read = book.read(
      *sheet,
      [&](std::uint32_t, const std::vector<SheetCell>& cells) {
        if (cells.size() < 2) return;
        const auto [at, is_new] = headings.emplace(folded_heading(cells[0].text), cells[1].text);
        if (!is_new) at->second = cells[0].text;
      },
      problem);
  return read ? std::optional(std::move(headings)) : std::nullopt;
}

// The sheet that is meant; hidden ones only where they are named.
std::optional<std::size_t> choose_sheet(const std::string& path, const std::vector<sheet::SheetName>& sheets,
                                        const SheetChoice& choice, Diagnostics& diagnostics) {
  if (choice.sheet) {
    const auto found = named_sheet(sheets, *choice.sheet);
    if (!found)
      diagnostics.error("unknown-sheet", whole_file(path), "there is no sheet \"" + *choice.sheet + "\"",
                        "there are: " + names_of(sheets));
    return found;
  }
  std::vector<std::size_t> visible;
  for (std::size_t i = 0; i < sheets.size(); ++i)
    if (!sheets[i].hidden) visible.push_back(i);
  if (visible.size() == 1) return visible[0];
  if (sheet_of_headings(sheets)) return 0;
  diagnostics.error("which-sheet", whole_file(path),
                    "the workbook has " + std::to_string(visible.size()) + " sheets to be seen",
                    "say which one by --sheet: " + names_of(sheets));
  return std::nullopt;
}

bool check_headers(const Converter& converter, const SheetChoice& choice, const Place& place,
                   Diagnostics& diagnostics) {
  if (converter.header_row() == 0) {
    diagnostics.error("empty-file", place,
                      choice.header_row ? "row " + std::to_string(*choice.header_row) + " of the sheet is empty"
                                        : "the sheet is empty",
                      "the header row must hold the names of the columns (--header-row)");
    return false;
  }
  if (!choice.header_row && converter.likely_header() != 0) {
    diagnostics.error(
        "header-row", place, "row " + std::to_string(converter.header_row()) + " looks like a title, not like headers",
        "say where the headers are, for example --header-row " + std::to_string(converter.likely_header()));
    return false;
  }
  return true;
}

void say_what_was_done(const Converter& converter, const Place& place, Diagnostics& diagnostics) {
  if (converter.merged() > 0)
    diagnostics.warning("merged-cells", place,
                        std::to_string(converter.merged()) +
                            " cells show the value of the merged cells they are in, the first of them in row " +
                            std::to_string(converter.first_merged_row()),
                        "unmerge them where only the first one is meant");
  if (converter.beyond() > 0)
    diagnostics.warning(
        "beyond-headers", place,
        std::to_string(converter.beyond()) + " cells stand to the right of the last header and are left out",
        "give their column a header if they belong to the table");
}

}  // namespace

bool is_workbook(const std::string& path, std::string_view bytes) {
  return path.ends_with(".xlsx") || path.ends_with(".xlsm") || path.ends_with(".xls") ||
         bytes.starts_with("PK\x03\x04") || bytes.starts_with("\xD0\xCF\x11\xE0");
}

std::optional<SheetText> sheet_as_csv(const std::string& path, std::string bytes, const SheetChoice& choice,
                                      const ImportMap& map, Diagnostics& diagnostics) {
  sheet::Problem problem;
  const auto refuse = [&] {
    diagnostics.error(problem.code, whole_file(path), problem.message, problem.hint);
    return std::nullopt;
  };
  const auto book = sheet::Book::open(std::move(bytes), problem);
  if (!book) return refuse();
  const auto which = choose_sheet(path, book->sheets(), choice, diagnostics);
  if (!which) return std::nullopt;
  const std::string name = path + "[" + printable(book->sheets()[*which].name) + "]";
  const auto headings = read_headings(*book, *which, map, problem);
  if (!headings) return refuse();
  Converter converter(choice, map, *headings);
  const bool read = book->read(
      *which, [&](std::uint32_t row, const std::vector<SheetCell>& cells) { converter.take(row, cells); }, problem);
  if (read && converter.too_long())
    problem = {"workbook-too-large", "the sheet has more than is read", "split it into several"};
  if (!read || converter.too_long()) return refuse();
  if (!check_headers(converter, choice, whole_file(name), diagnostics)) return std::nullopt;
  SheetText text = converter.finish(name);
  say_what_was_done(converter, {text.source, 0, 0, 1}, diagnostics);
  return text;
}

}  // namespace inspectplan::registers
