// A workbook for programs: its lists as one CSV, its sheets as JSON.
#include "base/json.hpp"
#include "report/messages.hpp"
#include "report/workbook.hpp"

namespace inspectplan::report {
namespace {

void write_sheet(JsonWriter& json, const Page& page) {
  json.begin_object().member("name", page.name).key("lead");
  page.lead.empty() ? json.null() : json.string(page.lead);
  json.key("columns").begin_array();
  for (const std::string& column : page.columns) json.string(column);
  json.end_array().key("rows").begin_array();
  for (const std::vector<Cell>& row : page.rows) {
    json.begin_array();
    for (const Cell& cell : row) write(json, cell);
    json.end_array();
  }
  json.end_array().end_object();
}

}  // namespace

// Days as YYYY-MM-DD in either language: this is for programs.
std::string workbook_csv(const Workbook& workbook, Language language) {
  Sheet sheet;
  for (const Page& page : workbook.pages) {
    if (page.lead.empty()) continue;
    sheet.header = page.columns;
    for (const std::vector<Cell>& row : page.rows) {
      std::vector<std::string>& cells = sheet.rows.emplace_back();
      cells.push_back(page.lead);
      for (const Cell& cell : row) cells.push_back(text_of(cell, Language::en));
    }
  }
  sheet.header.insert(sheet.header.begin(), words(Message::lead, language));
  return to_csv(sheet);
}

std::string workbook_json(const Workbook& workbook) {
  JsonWriter json(2);
  json.begin_object().member("format", "inspectplan.sheets/1").member("title", workbook.title);
  json.member("source", workbook.mark).key("sheets").begin_array();
  for (const Page& page : workbook.pages) write_sheet(json, page);
  json.end_array().end_object();
  return json.take();
}

}  // namespace inspectplan::report
