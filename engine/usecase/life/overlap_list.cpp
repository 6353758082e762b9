#include "usecase/life/overlap_list.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "plan/sites.hpp"
#include "register/csv.hpp"
#include "report/cells.hpp"
#include "report/labels.hpp"
#include "report/messages.hpp"
#include "sheet/book.hpp"

namespace inspectplan::usecase {
namespace {

struct Heading {
  Label label;
  std::int64_t width;
  std::string ReturnedRow::* field;  // null: only shown
};

const std::vector<Heading>& headings() {
  static const std::vector<Heading> all{
      {{"STT", "No."}, 6, &ReturnedRow::number},
      {{"Mã", "Id"}, 14, &ReturnedRow::id},
      {{"Tên cơ sở", "Enterprise"}, 40, &ReturnedRow::name},
      {{"Chủ sở hữu", "Owner"}, 16, nullptr},
      {{"Chủ trì", "Lead"}, 30, nullptr},
      {{"Nội dung kiểm tra", "Matters"}, 44, nullptr},
      {{"Thời gian", "Period"}, 16, nullptr},
      {{"Lần lập", "Run"}, 10, &ReturnedRow::run},
      {{"Ý kiến (giữ, bỏ, chuyển, ghép)", "Decision (keep, strike, move, merge)"}, 18, &ReturnedRow::decision},
      {{"Chuyển sang kỳ", "Moved to"}, 14, &ReturnedRow::period},
      {{"Văn bản", "Document"}, 18, &ReturnedRow::document},
      {{"Lý do, ghi chú", "Reason, note"}, 30, &ReturnedRow::note}};
  return all;
}

// The column of each heading; -1 where it is not there.
using Columns = std::vector<std::ptrdiff_t>;

std::optional<Columns> columns_in(const std::vector<std::string>& cells) {
  Columns columns(headings().size(), -1);
  for (std::size_t h = 0; h < headings().size(); ++h)
    for (std::size_t c = 0; c < cells.size(); ++c) {
      const std::string found = fold_vietnamese(cells[c]);
      const Label& label = headings()[h].label;
      if (columns[h] < 0 && (found == fold_vietnamese(label.vi) || found == fold_vietnamese(label.en)))
        columns[h] = static_cast<std::ptrdiff_t>(c);
    }
  const bool is_header = columns[1] >= 0 && columns[8] >= 0;  // id and decision
  return is_header ? std::optional(columns) : std::nullopt;
}

// A spreadsheet would run what begins like a formula, so such texts went out behind an apostrophe.
std::string plain(std::string text) {
  if (text.size() > 1 && text[0] == '\'' && std::string_view("=+-@").find(text[1]) != std::string_view::npos)
    text.erase(0, 1);
  while (!text.empty() && text.back() == ' ') text.pop_back();
  return text;
}

// "R0001, 5a3f…"
bool is_mark(const std::string& cell) {
  const std::size_t comma = cell.find(", ");
  return cell.starts_with("R") && comma != std::string::npos && comma > 1 &&
         cell.find_first_not_of("0123456789", 1) == comma;
}

class Table {
 public:
  void row(std::uint32_t line, const std::vector<std::string>& cells) {
    if (!columns_) {
      columns_ = columns_in(cells);
      if (!columns_ && !cells.empty() && is_mark(cells.front())) list_.mark = plain(cells.front());
      return;
    }
    ReturnedRow row;
    row.line = line;
    bool empty = true;
    for (std::size_t h = 0; h < headings().size(); ++h) {
      const std::ptrdiff_t column = (*columns_)[h];
      if (column < 0 || static_cast<std::size_t>(column) >= cells.size() || headings()[h].field == nullptr) continue;
      row.*headings()[h].field = plain(cells[static_cast<std::size_t>(column)]);
      empty = empty && (row.*headings()[h].field).empty();
    }
    // Below the table stand notes: a row of the list has an id, or says something that must not get lost.
    if (!empty && (!row.id.empty() || !row.decision.empty())) list_.rows.push_back(std::move(row));
  }
  bool found() const { return columns_.has_value(); }
  ReturnedList take() { return std::move(list_); }

 private:
  std::optional<Columns> columns_;
  ReturnedList list_;
};

bool read_workbook(const std::string& path, const std::string& bytes, Table& table, Diagnostics& diagnostics) {
  sheet::Problem problem;
  const auto book = sheet::Book::open(bytes, problem);
  const auto take = [&](std::uint32_t row, const std::vector<sheet::Cell>& cells) {
    std::vector<std::string> texts;
    for (const sheet::Cell& cell : cells) texts.push_back(to_nfc(cell.text));
    table.row(row, texts);
  };
  for (std::size_t i = 0; book && i < book->sheets().size() && !table.found(); ++i)
    if (!book->read(i, take, problem)) break;
  if (problem.code.empty()) return true;
  diagnostics.error(problem.code, {}, path + ": " + problem.message, problem.hint);
  return false;
}

bool read_csv(const std::string& path, std::string bytes, Table& table, Diagnostics& diagnostics) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
  if (invalid_utf8(bytes)) {
    diagnostics.error("bad-utf8", {}, path + " is not written in UTF-8", "save it as CSV UTF-8, or as .xlsx");
    return false;
  }
  registers::CsvReader reader(bytes, registers::detect_delimiter(bytes));
  registers::Record record;
  while (reader.next(record)) {
    std::vector<std::string> texts;
    for (const registers::Cell& cell : record.cells) texts.push_back(to_nfc(cell.text));
    table.row(record.line, texts);
  }
  if (reader.fault() == registers::CsvReader::Fault::none) return true;
  diagnostics.error("damaged-csv", {}, path + " cannot be read to its end: a quote is left open, or a line ends oddly",
                    "save it again as CSV UTF-8, or as .xlsx");
  return false;
}

}  // namespace

std::string mark_of_list(const ledger::Run& run) { return run.id + ", " + run.result_digest; }

report::Workbook overlap_list(const PlanResult& result, Language language) {
  const plan::Plan& plan = result.document.plan;
  const report::Labels labels(*result.rules, plan, language);
  report::Page page;
  page.name = Label{"Danh sách", "List"}.in(language);
  page.title = {Label{"DANH SÁCH ĐỀ NGHỊ RÀ SOÁT CHỒNG CHÉO, KẾ HOẠCH KIỂM TRA NĂM " + std::to_string(plan.year),
                      "LIST FOR THE OVERLAP CHECK, INSPECTION PLAN " + std::to_string(plan.year)}
                    .in(language)};
  page.notes = {mark_of_list(result.document.run)};
  for (const Heading& heading : headings()) {
    page.columns.push_back(heading.label.in(language));
    page.widths.push_back(heading.width);
  }
  const auto matter = [&](const std::string& id) { return labels.matter(id); };
  // Above the table: what stands below it would be read as a row of the list.
  if (report::has_shared_visits(plan))
    page.notes.push_back(Label{"Các dòng cùng số thứ tự là các cơ sở của một cuộc kiểm tra.",
                               "Lines of one number are sites of one visit."}
                             .in(language));
  std::int64_t number = 0;
  for (const plan::Visit& visit : plan.visits) {
    ++number;
    for (const plan::Site& site : plan::sites_of(visit))
      page.rows.push_back({report::whole_cell(number),
                           site.enterprise,
                           report::text_cell(site.name),
                           report::text_cell(visit.owner),
                           labels.department(visit.lead),
                           report::text_cell(report::joined(visit.matters, matter)),
                           labels.when(visit),
                           result.document.run.id,
                           {},
                           {},
                           {},
                           {}});
  }
  report::Workbook book;
  book.title = page.title.front();
  book.author = result.document.run.actor;
  book.created = result.document.run.recorded_on;
  book.mark = page.notes.front();
  book.pages = {std::move(page)};
  return book;
}

std::optional<ReturnedList> read_overlap_list(const std::string& path, const std::string& bytes,
                                              Diagnostics& diagnostics) {
  Table table;
  const bool is_book = bytes.starts_with("PK");
  if (!(is_book ? read_workbook(path, bytes, table, diagnostics) : read_csv(path, bytes, table, diagnostics)))
    return std::nullopt;
  if (!table.found()) {
    diagnostics.error("no-overlap-list", {},
                      path + " has no table with the columns \"" + headings()[1].label.vi + "\" and \"" +
                          headings()[8].label.vi + "\"",
                      "give the file that `inspectplan plan send-overlap` wrote, with the decisions filled in");
    return std::nullopt;
  }
  return table.take();
}

}  // namespace inspectplan::usecase
