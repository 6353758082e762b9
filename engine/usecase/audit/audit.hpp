#pragma once
// `runs verify`: does the file still say what its ledger vouches for?
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/observer.hpp"
#include "base/pool.hpp"
#include "report/report.hpp"

namespace inspectplan::usecase {

// Number and digest of an entry, noted down outside of the file.
struct Seal {
  std::int64_t number = 0;
  std::string digest;
};
std::optional<Seal> parse_seal(const std::string& text);  // "12:…64 digits…"
std::string to_string(const Seal& seal);

struct AuditFinding {
  std::int64_t entry = 0;  // the one that vouches for it; 0: no entry does
  std::string code;        // docs/audit-guide.md
  std::string message;
};

struct Audit {
  std::vector<AuditFinding> findings;  // by entry, those of no entry last
  // What holds and yet is not proved: a plan recorded without prices, whose bound nothing proves.
  std::vector<AuditFinding> notes;
  std::int64_t entries = 0, runs = 0, versions = 0, approvals = 0, plan_approvals = 0, exports = 0, certificates = 0;
  std::optional<Seal> seal;  // of the last entry; absent: the ledger is empty
};

// Every check, whatever the others find: the chain and the seal; rows of imports, rule versions and runs; the
// register's tables, cell by cell; bundles against their digests; signatures; exports against their plans; each run's
// result digest made again from its stored plan and its register digest from the register; each plan against the
// problem made anew, its limits, value and bound, without the solver. Throws EnvironmentError where the file cannot be
// read at all.
Audit audit(const std::string& database, const std::optional<Seal>& seal, Pool& pool, Observer& observer);

// Absent where the ledger is empty.
std::optional<Seal> last_seal(const std::string& database);

report::Sheet audit_sheet(const Audit& audit);
// {"format":"inspectplan.audit/1","holds","entries","runs","certificates","versions","approvals","plan_approvals",
//  "exports","seal","first","findings":[…],"notes":[…]}
std::string audit_json(const Audit& audit);

}  // namespace inspectplan::usecase
