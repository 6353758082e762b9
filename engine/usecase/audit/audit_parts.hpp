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
  std::string schema;  // empty: it says nothing
};
Claims claims_of(const ledger::Entry& entry);

// A digest and the entry that vouches for it.
struct Claimed {
  std::string digest;
  std::int64_t entry = 0;
};

using Findings = std::vector<AuditFinding>;

void audit_chain(const std::vector<ledger::Entry>& entries, const std::optional<Seal>& seal, Findings& findings);
// The tables that are written once: import, rule versions, runs; and the triggers that keep them.
void audit_rows(SQLite::Database& database, const std::vector<Claims>& claims, Findings& findings);
void audit_register(SQLite::Database& database, const std::vector<Claims>& claims, Findings& findings);
void audit_approvals(SQLite::Database& database, Audit& audit);
void audit_exports(SQLite::Database& database, Audit& audit);
// `path`: the register's file, opened again for each proof.
void audit_runs(const std::string& path, registers::Register& store, const std::vector<Claims>& claims, Audit& audit,
                Pool& pool, Observer& observer);

// A run that an entry speaks of, or why it cannot be judged: in a file that was tampered with, a run may be anything.
struct FoundRun {
  std::optional<ledger::Run> run;
  std::string fault;
};
FoundRun found_run(SQLite::Database& database, const std::string& id);

// (table, key) → the entry that vouches for the row.
std::map<std::pair<std::string, std::string>, std::int64_t> vouchers(const std::vector<Claims>& claims);

}  // namespace inspectplan::usecase
