#pragma once
// The checks of an audit, one a file. For the .cpp files audit*.cpp.
#include <map>
#include <vector>

#include "ledger/entry.hpp"
#include "ledger/rows.hpp"
#include "ledger/run.hpp"
#include "register/register.hpp"
#include "register/stored.hpp"
#include "usecase/audit/audit.hpp"

namespace inspectplan::usecase {

// What one entry says about the file.
struct Claims {
  std::int64_t entry = 0;
  std::string kind;
  bool readable = true;
  ledger::Rows rows;
  registers::StoredDigests stored;
  std::string schema;               // empty: it says nothing
  std::int64_t import = 0;          // the change of the register that it speaks of; 0: of none
  std::string enterprise;           // of what was blanked
  std::vector<std::string> fields;  // "table.field", blanked
};
Claims claims_of(const ledger::Entry& entry);

// A digest and the entry that vouches for it.
struct Claimed {
  std::string digest;
  std::int64_t entry = 0;
};

using Findings = std::vector<AuditFinding>;

void audit_chain(const std::vector<ledger::Entry>& entries, const std::optional<Seal>& seal, Findings& findings);
// Which kinds vouch for which rows and cells: each entry for what it brought itself, once; `blanked` may say anew what
// is left of a personal column. Anything else would let whoever appends an entry write the past anew.
bool changes_the_register(const std::string& kind);
bool vouches_for_rows_of(const Claims& claims, const std::string& table);
// What was blanked is empty, and was personal by all that the ledger knows.
void audit_blanked(SQLite::Database& database, const std::vector<Claims>& claims, Findings& findings);
// The tables that are written once: import, rule versions, runs.
void audit_rows(SQLite::Database& database, const std::vector<Claims>& claims, Findings& findings);
void audit_register(SQLite::Database& database, const std::vector<Claims>& claims, Findings& findings);
// Tables, triggers, views, indexes: ours as we made them, and no others.
void audit_structure(SQLite::Database& database, Findings& findings);
// `path`: the register's file, opened again for each proof.
void audit_runs(const std::string& path, registers::Register& store, const std::vector<Claims>& claims, Audit& audit,
                Pool& pool, Observer& observer);

// A run that an entry speaks of, or why it cannot be judged: in a file that was tampered with, a run may be anything.
struct FoundRun {
  std::optional<ledger::Run> run;
  std::string fault;
};
// Each is read once: thousands of entries may speak of one.
class FoundRuns {
 public:
  explicit FoundRuns(SQLite::Database& database) : database_(database) {}
  const FoundRun& find(const std::string& id);

 private:
  SQLite::Database& database_;
  std::map<std::string, FoundRun> runs_;
};
void audit_approvals(SQLite::Database& database, FoundRuns& runs, Audit& audit);
void audit_exports(SQLite::Database& database, FoundRuns& runs, Audit& audit);

// (table, key) → the entry that vouches for the row.
std::map<std::pair<std::string, std::string>, std::int64_t> vouchers(const std::vector<Claims>& claims);

}  // namespace inspectplan::usecase
