#include "ledger/exports.hpp"
#include "usecase/audit/audit_parts.hpp"

namespace inspectplan::usecase {

// An export speaks of a plan: of that run, with that result.
void audit_exports(SQLite::Database& database, FoundRuns& runs, Audit& audit) {
  for (const ledger::Export& made : ledger::exports(database)) {
    ++audit.exports;
    const FoundRun& found = runs.find(made.run);
    if (found.run && found.run->result_digest == made.result) continue;
    const std::string fault = found.run ? "its plan has another result" : found.fault;
    audit.findings.push_back(
        {made.entry, "export-differs", "export of " + made.run + " to " + made.file + ": " + fault});
  }
}

}  // namespace inspectplan::usecase
