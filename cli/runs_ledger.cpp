#include <memory>

#include "cli/commands.hpp"

namespace inspectplan::cli {
namespace {

int list(const usecase::LedgerRequest& asked, const Global& global) {
  Diagnostics diagnostics;
  usecase::LedgerRequest request = asked;
  request.database = global.database;
  const auto entries = usecase::ledger_entries(request, diagnostics);
  if (show_findings(diagnostics, global) || !entries) return 2;
  print_sheet(global, usecase::ledger_sheet(*entries, global.lang()), usecase::ledger_json(*entries));
  return request.file && entries->empty() ? 1 : 0;
}

}  // namespace

void add_runs_ledger(Command runs, const Global& global) {
  auto request = std::make_shared<usecase::LedgerRequest>();
  Command command = runs.sub("ledger", "The entries: what was done to the register, by whom, under which date");
  command.text("--kind", request->kind, "Only entries of this kind (docs/formats.md)");
  command.text("--file", request->file, "Only entries about this very file: imported from, or exported; none: exit 1");
  command.example("inspectplan runs ledger");
  command.example("inspectplan runs ledger --file plan.xlsx");
  command.run([request, &global] { return list(*request, global); });
}

}  // namespace inspectplan::cli
