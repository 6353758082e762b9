#pragma once
// A plan as sheets of typed cells, as the rule set's form lays them out, and those sheets as an XLSX file.
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "report/audience.hpp"
#include "report/cell.hpp"

namespace inspectplan::report {

struct Page {
  std::string name;  // of the sheet: at most 31 characters, without []:*?/\ and different from all others
  std::vector<std::string> head, title, notes;  // lines: above the title, the title, between it and the table
  std::vector<std::string> columns;
  std::vector<std::int64_t> widths;  // characters, of each column
  std::vector<std::vector<Cell>> rows;
  std::vector<std::string> foot;  // below the table
  std::string sign;               // above the place of the signature, to the right; may be empty
  std::string lead;               // whose list it is; empty: another sheet
};

struct Workbook {
  std::string title, author;
  std::string mark;    // run, rules, data, digest
  std::string footer;  // on each printed page
  Day created{};
  std::vector<Page> pages;
  std::size_t visits = 0;  // of the plan that it shows
};

// What the register says of an enterprise, by key and field; empty where it says nothing.
using Fact = std::function<Cell(const std::string& enterprise, std::size_t field)>;

struct WorkbookRequest {
  const ruleset::Form* form = nullptr;
  Readers readers;
  Language language = Language::vi;
};

// A page for each lead, one of who joins whom, one of visits outside the plan if there are any, a summary; for
// `internal` one of reasons and one of who was left out. Made from what `visible_to` hands on to the readers.
Workbook plan_workbook(const PlanDocument& document, const ruleset::RuleSet& rules, const WorkbookRequest& request,
                       const Fact& fact);

// A page for each lead of a visit that the readers may see: of those that their department joins as well.
Workbook plan_lists(const PlanDocument& document, const ruleset::RuleSet& rules, const WorkbookRequest& request,
                    const Fact& fact);

// "&" begins a command in the footers of a sheet; `text` as it is, to the left.
std::string footer_left(const std::string& text);

// The lists of all leads as one table, the lead in front (see to_csv).
std::string workbook_csv(const Workbook& workbook, Language language);
// All sheets (inspectplan.sheets/1): numbers as numbers, days as "2027-02-28", null where nothing is known.
std::string workbook_json(const Workbook& workbook);

// Writes the file; the same workbook gives the same bytes. Throws EnvironmentError where it cannot be written, or a
// text is longer than a cell may be (32,767 characters).
void write_xlsx(const Workbook& workbook, const std::string& path);

}  // namespace inspectplan::report
