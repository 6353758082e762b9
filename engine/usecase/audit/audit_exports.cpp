#include "ledger/exports.hpp"
#include "ledger/run.hpp"
#include "usecase/audit/audit_parts.hpp"

namespace inspectplan::usecase {

// An export speaks of a plan: of that run, with that result.
void audit_exports(SQLite::Database& database, Audit& audit) {
  const ledger::Ledger runs(database);
  for (const ledger::Export& made : ledger::exports(database)) {
    ++audit.exports;
    const auto run = runs.find(made.run);
    if (run && run->result_digest == made.result) continue;
    const std::string fault = run ? "its plan has another result" : "there is no such run";
    audit.findings.push_back(
        {made.entry, "export-differs", "export of " + made.run + " to " + made.file + ": " + fault});
  }
}

}  // namespace inspectplan::usecase
