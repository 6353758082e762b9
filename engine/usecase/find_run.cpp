#include "usecase/find_run.hpp"

namespace inspectplan::usecase {

std::optional<ledger::Run> find_run(SQLite::Database& database, const std::string& id, const std::string& path,
                                    Diagnostics& diagnostics) {
  auto run = ledger::Ledger(database).find(id);
  if (!run) unknown_run(id, path, diagnostics);
  return run;
}

void unknown_run(const std::string& id, const std::string& path, Diagnostics& diagnostics) {
  diagnostics.error("unknown-run", {}, "there is no run " + id + " in " + path,
                    "`inspectplan runs list` shows those there are");
}

}  // namespace inspectplan::usecase
