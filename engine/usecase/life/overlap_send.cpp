#include <SQLiteCpp/SQLiteCpp.h>

#include <fstream>

#include "base/digest.hpp"
#include "base/error.hpp"
#include "ledger/step.hpp"
#include "sqlite/guarded.hpp"
#include "usecase/life/line.hpp"
#include "usecase/life/overlap.hpp"
#include "usecase/life/overlap_list.hpp"
#include "usecase/planning/solve_file.hpp"
#include "usecase/said.hpp"

namespace inspectplan::usecase {
namespace {

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw EnvironmentError("cannot read " + path);
  return {std::istreambuf_iterator<char>(file), {}};
}

bool write_list(const report::Workbook& book, const std::string& path, Language language, Diagnostics& diagnostics) {
  if (path.ends_with(".xlsx")) {
    report::write_xlsx(book, path);
  } else if (path.ends_with(".csv")) {
    report::Sheet sheet;
    sheet.header = book.pages.at(0).columns;
    for (const auto& row : book.pages.at(0).rows) {
      sheet.rows.emplace_back();
      for (const report::Cell& cell : row) sheet.rows.back().push_back(report::text_of(cell, language));
    }
    write_file(path, report::to_csv(sheet));
  } else {
    diagnostics.error("export-format", {}, "--to " + path + ": no format is known by that ending",
                      "write to NAME.xlsx or NAME.csv");
    return false;
  }
  return true;
}

}  // namespace

std::optional<std::int64_t> send_overlap(const OverlapRequest& request, Diagnostics& diagnostics) {
  all_said({{"--by", request.by}, {"--document", request.document}}, diagnostics);
  const auto run = run_to_change(request.database, request.run, request.on, diagnostics);
  if (run && !run->decisions.empty()) {
    diagnostics.error("plan-approved", {}, "the plan of " + run->id + " was approved; its list went out before",
                      "an amendment (`inspectplan plan amend`) has a list of its own");
    return std::nullopt;
  }
  const auto recorded = run ? recorded_plan(request.database, request.run, diagnostics) : std::nullopt;
  if (!recorded) return std::nullopt;
  if (!write_list(overlap_list(*recorded, request.language), request.file, request.language, diagnostics))
    return std::nullopt;
  ledger::Step step{
      0, run->id, "overlap_sent", request.by, request.document, {}, to_hex(sha256(bytes_of(request.file))), request.on};
  registers::Register store(request.database, registers::Register::Open::changing);
  sqlite::guarded(request.database, [&] {
    SQLite::Transaction transaction(store.database(), SQLite::TransactionBehavior::IMMEDIATE);
    ledger::enter(store.database(), step, request.actor);
    transaction.commit();
  });
  return static_cast<std::int64_t>(recorded->document.plan.visits.size());
}

}  // namespace inspectplan::usecase
