#pragma once
// The answer to a question, for people and for other programs: typed cells under named columns.
#include <optional>
#include <string>
#include <vector>

#include "base/day.hpp"
#include "base/label.hpp"
#include "report/report.hpp"
#include "report/workbook.hpp"

namespace inspectplan::report {

struct QueryColumn {
  std::string id;       // of the JSON member
  std::string heading;  // in the language of the answer
  bool number = false;
};

// What the answer is of. A question to the rules alone has no run and no day.
struct QuerySource {
  std::string run, rules, version;
  std::optional<Day> as_of{};
};

struct QueryTable {
  QuerySource source;
  std::string title;
  std::vector<QueryColumn> columns;
  std::vector<std::vector<Cell>> rows;  // as many cells as columns

  void add(const char* id, std::string heading, bool number = false);  // a column
};

Sheet query_sheet(const QueryTable& table, Language language);
// {"run","ruleset","version","as_of","rows":[{column: value, …}]}: numbers as numbers, days as YYYY-MM-DD, null where
// nothing is known.
std::string query_json(const QueryTable& table);
Workbook query_workbook(const QueryTable& table, Language language);
// An answer that is made of texts, as a workbook of one sheet.
Workbook sheet_workbook(const Sheet& sheet, const std::string& title, const QuerySource& source, Language language);
// For CSV, which has no place for a caption: run, rule version and day behind each row, as far as the answer has them.
Sheet with_source(Sheet sheet, const QuerySource& source, Language language);
// "Plan R0001, rules utopia 2027.1, data as of 2026-11-01."
std::string source_words(const QuerySource& source, Language language);
// One line: title, how many rows, run, rule version, as-of day.
std::string query_caption(const QueryTable& table, Language language);

}  // namespace inspectplan::report
