#include "report/query_table.hpp"

#include <algorithm>

#include "base/json.hpp"
#include "base/text.hpp"
#include "base/written.hpp"
#include "report/messages.hpp"

namespace inspectplan::report {
void QueryTable::add(const char* id, std::string heading, bool number) {
  columns.push_back({id, std::move(heading), number});
}

Sheet query_sheet(const QueryTable& table, Language language) {
  Sheet sheet;
  for (const QueryColumn& column : table.columns) {
    sheet.header.push_back(column.heading);
    sheet.right.push_back(column.number);
  }
  for (const std::vector<Cell>& row : table.rows) {
    std::vector<std::string>& cells = sheet.rows.emplace_back();
    for (const Cell& cell : row) cells.push_back(text_of(cell, language));
  }
  sheet.lines = 3;
  return sheet;
}

std::string query_json(const QueryTable& table) {
  JsonWriter json(2);
  json.begin_object().member("run", table.source.run).member("ruleset", table.source.rules);
  json.member("version", table.source.version).member("as_of", table.source.as_of).key("rows").begin_array();
  for (const std::vector<Cell>& row : table.rows) {
    json.begin_object();
    for (std::size_t i = 0; i < row.size(); ++i) {
      json.key(table.columns[i].id);
      write(json, row[i]);
    }
    json.end_object();
  }
  json.end_array().end_object();
  return json.take();
}

Workbook query_workbook(const QueryTable& table, Language language) {
  constexpr std::size_t narrowest = 8, widest = 60;
  Page page;
  page.name = words(Message::answer_page, language);
  page.title = {table.title};
  page.notes = {query_caption(table, language)};
  const Sheet texts = query_sheet(table, language);
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    std::size_t width = std::max(narrowest, display_width(table.columns[i].heading) + 2);
    for (const auto& row : texts.rows) width = std::max(width, display_width(row[i]) + 2);
    page.columns.push_back(table.columns[i].heading);
    page.widths.push_back(static_cast<std::int64_t>(std::min(width, widest)));
  }
  page.rows = table.rows;
  Workbook book;
  book.title = table.title;
  book.footer = table.source.run;
  book.created = table.source.as_of;
  book.pages = {std::move(page)};
  return book;
}

std::string query_caption(const QueryTable& table, Language language) {
  return words(Message::answer_caption, language,
               {table.title, std::to_string(table.rows.size()), table.source.run,
                table.source.rules + " " + table.source.version, written(table.source.as_of).in(language)});
}

}  // namespace inspectplan::report
