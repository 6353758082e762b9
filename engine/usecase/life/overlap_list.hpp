#pragma once
// The list that goes out for the overlap check, and what stands in it when it comes back. For the .cpp files of this
// module.
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "report/workbook.hpp"
#include "usecase/usecase.hpp"

namespace inspectplan::usecase {

// .xlsx or .csv by its ending; a row for each visit, the last columns left to whoever decides.
report::Workbook overlap_list(const PlanResult& plan, Language language);

struct ReturnedRow {
  std::uint32_t line = 0;  // of the file
  std::string number, id, name, run, decision, period, document, note;
};

struct ReturnedList {
  std::vector<ReturnedRow> rows;
  std::string
      mark;  // what stands above the table of a workbook: run and digest of its plan; empty where it is not there
};
// What `overlap_list` writes there.
std::string mark_of_list(const ledger::Run& run);

// Finds the table by its headings, in either language. Empty, with findings, where the file is none that was sent.
std::optional<ReturnedList> read_overlap_list(const std::string& path, const std::string& bytes,
                                              Diagnostics& diagnostics);

}  // namespace inspectplan::usecase
