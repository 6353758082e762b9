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
  json.member("version", table.source.version).key("as_of");
  table.source.as_of ? json.string(to_string(*table.source.as_of)) : json.null();
  json.key("rows").begin_array();
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

namespace {

std::int64_t width_of(const Sheet& sheet, std::size_t column) {
  constexpr std::size_t narrowest = 8, widest = 60;
  std::size_t width = std::max(narrowest, display_width(sheet.header[column]) + 2);
  for (const auto& row : sheet.rows) width = std::max(width, display_width(row[column]) + 2);
  return static_cast<std::int64_t>(std::min(width, widest));
}

// A workbook of one sheet without rows, as wide as those of `texts`.
Workbook workbook_for(const Sheet& texts, const std::string& title, const std::string& note, const QuerySource& source,
                      Language language) {
  Page page;
  page.name = words(Message::answer_page, language);
  page.title = {title};
  page.notes = {note};
  page.columns = texts.header;
  for (std::size_t i = 0; i < texts.header.size(); ++i) page.widths.push_back(width_of(texts, i));
  Workbook book;
  book.title = title;
  book.footer = footer_left(source.run);
  if (source.as_of) book.created = *source.as_of;
  book.pages = {std::move(page)};
  return book;
}

}  // namespace

Workbook query_workbook(const QueryTable& table, Language language) {
  Workbook book =
      workbook_for(query_sheet(table, language), table.title, query_caption(table, language), table.source, language);
  book.pages.front().rows = table.rows;
  return book;
}

Workbook sheet_workbook(const Sheet& sheet, const std::string& title, const QuerySource& source, Language language) {
  Workbook book = workbook_for(sheet, title, source_words(source, language), source, language);
  for (const auto& row : sheet.rows) {
    std::vector<Cell>& cells = book.pages.front().rows.emplace_back();
    for (const std::string& one : row) cells.push_back(one.empty() ? Cell() : Cell(one));
  }
  return book;
}

Sheet with_source(Sheet sheet, const QuerySource& source, Language language) {
  const auto add = [&](Message heading, const std::string& value) {
    sheet.header.push_back(words(heading, language));
    sheet.right.push_back(false);
    for (auto& row : sheet.rows) row.push_back(value);
  };
  if (!source.run.empty()) add(Message::run, source.run);
  add(Message::rule_set, source.rules + " " + source.version);
  if (source.as_of) add(Message::as_of, to_string(*source.as_of));
  return sheet;
}

std::string source_words(const QuerySource& source, Language language) {
  const std::string rules = source.rules + " " + source.version;
  const std::string day = source.as_of ? written(*source.as_of).in(language) : "";
  if (!source.run.empty()) return words(Message::answer_of_run, language, {source.run, rules, day});
  if (source.as_of) return words(Message::answer_of_data, language, {rules, day});
  return words(Message::answer_of_rules, language, {rules});
}

std::string query_caption(const QueryTable& table, Language language) {
  return words(Message::answer_caption, language, {table.title, std::to_string(table.rows.size())}) + " " +
         source_words(table.source, language);
}

}  // namespace inspectplan::report
