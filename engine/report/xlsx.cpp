// Through libxlsxwriter. What it would refuse, and complain of to the terminal, is refused before it sees it.
#include <xlsxwriter.h>

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <filesystem>
#include <string_view>

#include "base/error.hpp"
#include "base/fit_to_show.hpp"
#include "report/row_height.hpp"
#include "report/workbook.hpp"

namespace inspectplan::report {
namespace {

constexpr std::size_t most_characters = 32'767;  // of a cell; the file format's own bound
constexpr std::int64_t seconds_a_day = 86'400;
constexpr int paper_a4 = 9;

// As spreadsheets count them: UTF-16 units.
std::size_t characters(std::string_view text) {
  std::size_t count = 0;
  for (const char sign : text) {
    const auto byte = static_cast<unsigned char>(sign);
    count += (byte & 0xC0U) == 0x80U ? 0 : byte >= 0xF0U ? 2 : 1;
  }
  return count;
}

// "_x000D_" in a sheet stands for the character of that number: where a text has it by itself, its first sign is
// written by number.
std::string as_it_is(const std::string& text) {
  const auto is_number = [&](std::size_t at) {
    return text.compare(at, 2, "_x") == 0 && at + 6 < text.size() && text[at + 6] == '_' &&
           std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at + 2),
                       text.begin() + static_cast<std::ptrdiff_t>(at + 6),
                       [](unsigned char sign) { return std::isxdigit(sign) != 0; });
  };
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) out += is_number(at) ? "_x005F_" : text.substr(at, 1);
  return out;
}

std::string in_a_cell(const std::string& text) { return as_it_is(fit_to_show(text)); }

struct Formats {
  explicit Formats(lxw_workbook* book) {
    head = made(book, [](lxw_format* f) { format_set_align(f, LXW_ALIGN_CENTER); });
    title = made(book, [](lxw_format* f) {
      format_set_bold(f);
      format_set_font_size(f, 14);
      format_set_align(f, LXW_ALIGN_CENTER);
    });
    note = made(book, [](lxw_format* f) {
      format_set_italic(f);
      format_set_text_wrap(f);
      format_set_align(f, LXW_ALIGN_VERTICAL_TOP);
    });
    heading = made(book, [](lxw_format* f) {
      format_set_bold(f);
      format_set_text_wrap(f);
      format_set_border(f, LXW_BORDER_THIN);
      format_set_align(f, LXW_ALIGN_CENTER);
      format_set_align(f, LXW_ALIGN_VERTICAL_CENTER);
    });
    text = made(book, boxed);
    number = made(book, boxed);
    day = made(book, [](lxw_format* f) {
      boxed(f);
      format_set_num_format(f, "dd/mm/yyyy");
    });
    sign = made(book, [](lxw_format* f) {
      format_set_bold(f);
      format_set_align(f, LXW_ALIGN_CENTER);
    });
  }

  lxw_format *head, *title, *note, *heading, *text, *number, *day, *sign;

 private:
  static void boxed(lxw_format* format) {
    format_set_text_wrap(format);
    format_set_border(format, LXW_BORDER_THIN);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  }
  template <class Set>
  static lxw_format* made(lxw_workbook* book, Set set) {
    lxw_format* format = workbook_add_format(book);
    format_set_font_name(format, "Times New Roman");
    format_set_font_size(format, 12);
    set(format);
    return format;
  }
};

void check(lxw_error error, const std::string& what) {
  if (error != LXW_NO_ERROR) throw EnvironmentError("cannot write " + what + ": " + lxw_strerror(error));
}

lxw_datetime datetime_of(Day day) {
  const Civil civil = to_civil(day);
  return {civil.year, static_cast<int>(civil.month), static_cast<int>(civil.day), 0, 0, 0};
}

class PageWriter {
 public:
  PageWriter(lxw_worksheet* sheet, const Page& page, const Formats& formats, const std::string& footer)
      : sheet_(sheet), page_(page), formats_(formats), last_(last_column(page)) {
    set_paper(footer);
  }

  void write() {
    lines(page_.head, formats_.head);
    lines(page_.title, formats_.title);
    notes(page_.notes);
    table();
    notes(page_.foot);
    if (!page_.sign.empty()) {
      ++row_;
      line(page_.sign, formats_.sign, static_cast<lxw_col_t>(last_ / 2), last_);
    }
  }

 private:
  void note(const std::string& text) {
    std::int64_t width = 0;
    for (const std::int64_t one : page_.widths) width += one;
    set_height(lines_in_column(text, width));
    line(text, formats_.note, 0, last_);
  }

  void set_height(std::int64_t lines) { worksheet_set_row(sheet_, row_, row_height(lines), nullptr); }

  static lxw_col_t last_column(const Page& page) {
    return static_cast<lxw_col_t>(page.columns.empty() ? 0 : page.columns.size() - 1);
  }

  void set_paper(const std::string& footer) {
    worksheet_set_landscape(sheet_);
    worksheet_set_paper(sheet_, paper_a4);
    worksheet_fit_to_pages(sheet_, 1, 0);
    worksheet_set_margins(sheet_, 0.5, 0.5, 0.6, 0.6);
    worksheet_set_footer(sheet_, footer.c_str());
    for (std::size_t i = 0; i < page_.widths.size(); ++i) {
      const auto column = static_cast<lxw_col_t>(i);
      worksheet_set_column(sheet_, column, column, static_cast<double>(page_.widths[i]), nullptr);
    }
  }

  // A line over the whole width; the library refuses to merge a single cell.
  void line(const std::string& text, lxw_format* format, lxw_col_t from, lxw_col_t to) {
    if (from == to)
      worksheet_write_string(sheet_, row_, from, in_a_cell(text).c_str(), format);
    else
      worksheet_merge_range(sheet_, row_, from, row_, to, in_a_cell(text).c_str(), format);
    ++row_;
  }

  void lines(const std::vector<std::string>& all, lxw_format* format) {
    for (const std::string& one : all) line(one, format, 0, last_);
    if (!all.empty()) ++row_;
  }

  void notes(const std::vector<std::string>& all) {
    for (const std::string& one : all) note(one);
    if (!all.empty()) ++row_;
  }

  // Bold letters, and the filter's button in the corner.
  void headings() {
    constexpr std::int64_t taken = 1;
    std::int64_t lines = 1;
    for (std::size_t i = 0; i < page_.columns.size(); ++i) {
      worksheet_write_string(sheet_, row_, static_cast<lxw_col_t>(i), page_.columns[i].c_str(), formats_.heading);
      lines = std::max(lines, lines_in_column(page_.columns[i], page_.widths[i] - taken));
    }
    set_height(lines);
    worksheet_repeat_rows(sheet_, row_, row_);
    worksheet_freeze_panes(sheet_, row_ + 1, 0);
    ++row_;
  }

  void table_row(const std::vector<Cell>& row) {
    std::int64_t lines = 1;
    for (std::size_t i = 0; i < row.size(); ++i) {
      cell(row[i], static_cast<lxw_col_t>(i));
      if (const auto* text = std::get_if<std::string>(&row[i]))
        lines = std::max(lines, lines_in_column(*text, page_.widths[i]));
    }
    set_height(lines);
    ++row_;
  }

  void table() {
    if (page_.columns.empty()) return;
    const lxw_row_t first = row_;
    headings();
    for (const std::vector<Cell>& row : page_.rows) table_row(row);
    if (!page_.rows.empty()) worksheet_autofilter(sheet_, first, 0, row_ - 1, last_);
    ++row_;
  }

  // Sheets know doubles only: fifteen digits are exact. What has more is a text rather than another number.
  static bool is_exact(const Scaled& number) {
    constexpr std::int64_t most = 999'999'999'999'999;
    return number.value >= -most && number.value <= most;
  }

  void cell(const Cell& value, lxw_col_t column) {
    if (const auto* text = std::get_if<std::string>(&value)) {
      worksheet_write_string(sheet_, row_, column, in_a_cell(*text).c_str(), formats_.text);
    } else if (const auto* number = std::get_if<Scaled>(&value); number && !is_exact(*number)) {
      worksheet_write_string(sheet_, row_, column, to_string(*number).c_str(), formats_.text);
    } else if (number) {
      const double shown = static_cast<double>(number->value) / static_cast<double>(power_of_ten(number->scale));
      worksheet_write_number(sheet_, row_, column, shown, formats_.number);
    } else if (const auto* day = std::get_if<Day>(&value)) {
      lxw_datetime when = datetime_of(*day);
      worksheet_write_datetime(sheet_, row_, column, &when, formats_.day);
    } else {
      worksheet_write_blank(sheet_, row_, column, formats_.text);
    }
  }

  lxw_worksheet* sheet_;
  const Page& page_;
  const Formats& formats_;
  lxw_col_t last_;
  lxw_row_t row_ = 0;
};

void check_text(const std::string& text, const Page& page, const std::string& path) {
  const std::size_t length = characters(text);
  if (length > most_characters)
    throw EnvironmentError("cannot write " + path + ": a text of " + std::to_string(length) +
                           " characters on sheet \"" + page.name + "\" is longer than a cell may be (32767)");
}

void check_texts(const Workbook& workbook, const std::string& path) {
  for (const Page& page : workbook.pages) {
    for (const auto* lines : {&page.head, &page.title, &page.notes, &page.foot})
      for (const std::string& line : *lines) check_text(line, page, path);
    for (const std::vector<Cell>& row : page.rows)
      for (const Cell& cell : row)
        if (const auto* text = std::get_if<std::string>(&cell)) check_text(*text, page, path);
  }
}

void set_properties(lxw_workbook* book, const Workbook& workbook) {
  std::string title = workbook.title, author = workbook.author;
  lxw_doc_properties properties{};
  properties.title = title.data();
  properties.author = author.data();
  // Without a day the library writes that of the clock.
  properties.created = static_cast<time_t>(workbook.created.number * seconds_a_day);
  workbook_set_properties(book, &properties);
}

}  // namespace

void write_xlsx(const Workbook& workbook, const std::string& path) {
  check_texts(workbook, path);
  const std::string draft = path + ".part";
  lxw_workbook* book = workbook_new(draft.c_str());
  if (!book) throw EnvironmentError("cannot write " + path);
  set_properties(book, workbook);
  const Formats formats(book);
  for (const Page& page : workbook.pages) {
    lxw_worksheet* sheet = workbook_add_worksheet(book, page.name.c_str());
    INSPECTPLAN_ASSERT(sheet != nullptr);
    PageWriter(sheet, page, formats, workbook.footer).write();
  }
  try {
    check(workbook_close(book), path);
    std::filesystem::rename(draft, path);
  } catch (const std::filesystem::filesystem_error& error) {
    std::remove(draft.c_str());
    throw EnvironmentError("cannot write " + path + ": " + error.code().message());
  } catch (const EnvironmentError&) {
    std::remove(draft.c_str());
    throw;
  }
}

}  // namespace inspectplan::report
