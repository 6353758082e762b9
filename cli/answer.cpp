// How an answer leaves: as a table, CSV, JSON or a workbook, always with what it is of.
#include "cli/commands.hpp"

namespace inspectplan::cli {

void add_to(Command& command, std::string& to) { command.text("--to", to, "Write an .xlsx file instead"); }

int answer(const Answer& answer, const std::string& to, const Global& global) {
  if (!to.empty() && !to.ends_with(".xlsx")) throw UsageError{"--to wants a file that ends with .xlsx", ""};
  if (!to.empty()) {
    report::write_xlsx(answer.workbook, to);
    return 0;
  }
  if (global.output() == report::Format::table) print(answer.caption);
  const bool csv = global.output() == report::Format::csv;
  print_sheet(global, csv ? report::with_source(answer.sheet, answer.source, global.lang()) : answer.sheet,
              answer.json);
  return 0;
}

int answer(const report::QueryTable& table, const std::string& to, const Global& global) {
  const Language language = global.lang();
  return answer({report::query_sheet(table, language), report::query_workbook(table, language), table.source,
                 report::query_caption(table, language) + "\n", report::query_json(table)},
                to, global);
}

}  // namespace inspectplan::cli
