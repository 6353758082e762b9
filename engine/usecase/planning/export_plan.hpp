#pragma once
// A recorded plan as the file that is read, or signed and sent.
#include <cstdint>
#include <optional>
#include <string>

#include "base/day.hpp"
#include "base/label.hpp"
#include "base/observer.hpp"
#include "report/audience.hpp"

namespace inspectplan::usecase {

// A page to look at, or the appendix of a decision as it is printed and signed.
enum class HtmlLayout : std::uint8_t { report, appendix };

struct ExportRequest {
  std::string database, run;
  std::string to;                          // the file; its ending says the format: .xlsx, .html, .csv, .json, .db
  HtmlLayout layout = HtmlLayout::report;  // of .html
  std::optional<std::string> form;         // default: the only one
  report::Readers readers;
  Language language = Language::vi;
  std::string actor = {};                // for the ledger's entry
  std::optional<Day> on = std::nullopt;  // its date; default: the latest that the ledger knows
};

struct Exported {
  std::size_t visits = 0;
  std::size_t sheets = 0;  // of a workbook; else none
};

// Reads the register as the run saw it, where the file shows facts of it. Every export has an entry in the ledger, made
// before the file is put in its place (docs/decisions/0021-exports-are-entered.md). Empty on findings that are errors;
// then nothing is written.
std::optional<Exported> export_plan(const ExportRequest& request, Diagnostics& diagnostics, Observer& observer);

}  // namespace inspectplan::usecase
