#include "usecase/audit/audit.hpp"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Transaction.h>

#include <algorithm>

#include "base/error.hpp"
#include "base/scaled.hpp"
#include "ledger/kinds.hpp"
#include "register/access.hpp"
#include "sqlite/guarded.hpp"
#include "usecase/audit/audit_parts.hpp"

namespace inspectplan::usecase {
namespace {

using registers::Register;

// A newer program writes a newer format. In a file of this one nobody but a stranger writes such an entry.
void audit_kinds(const std::vector<ledger::Entry>& entries, Findings& findings) {
  for (const ledger::Entry& entry : entries)
    if (!ledger::is_kind(entry.kind))
      findings.push_back({entry.number, "kind-unknown", "there are no entries of the kind " + entry.kind});
}

// One that cannot be read as JSON vouches for nothing: its rows are found to have no entry.
std::vector<Claims> all_claims(const std::vector<ledger::Entry>& entries, Findings& findings) {
  std::vector<Claims> claims;
  claims.reserve(entries.size());
  for (const ledger::Entry& entry : entries) {
    claims.push_back(claims_of(entry));
    if (!claims.back().readable) findings.push_back({entry.number, "entry-unreadable", "what it says cannot be read"});
  }
  return claims;
}

void sort_findings(Findings& findings) {
  const auto place = [](const AuditFinding& finding) {
    return finding.entry > 0 ? static_cast<std::uint64_t>(finding.entry) : UINT64_MAX;
  };
  std::stable_sort(findings.begin(), findings.end(),
                   [&](const AuditFinding& a, const AuditFinding& b) { return place(a) < place(b); });
}

std::optional<Seal> seal_of(const std::vector<ledger::Entry>& entries) {
  if (entries.empty()) return std::nullopt;
  return Seal{entries.back().number, entries.back().digest};
}

Audit audited(const std::string& path, Register& store, const std::optional<Seal>& seal, Pool& pool,
              Observer& observer) {
  SQLite::Database& database = store.database();
  SQLite::Transaction one_view(database);  // all checks see one commit
  Audit audit;
  const std::vector<ledger::Entry> entries = ledger::entries(database);
  audit.entries = static_cast<std::int64_t>(entries.size());
  audit.seal = seal_of(entries);
  audit_chain(entries, seal, audit.findings);
  audit_kinds(entries, audit.findings);
  const std::vector<Claims> claims = all_claims(entries, audit.findings);
  audit_rows(database, claims, audit.findings);
  audit_structure(database, audit.findings);
  audit_register(database, claims, audit.findings);
  audit_blanked(database, claims, audit.findings);
  FoundRuns runs(database);
  audit_approvals(database, runs, audit);
  audit_exports(database, runs, audit);
  audit_runs(path, store, claims, audit, pool, observer);
  sort_findings(audit.findings);
  return audit;
}

}  // namespace

std::optional<Seal> parse_seal(const std::string& text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string::npos) return std::nullopt;
  const auto number = parse_scaled(text.substr(0, colon));
  const std::string digest = text.substr(colon + 1);
  const bool is_hex = digest.find_first_not_of("0123456789abcdef") == std::string::npos;
  if (!number || number->scale != 0 || number->value < 1 || digest.size() != 64 || !is_hex) return std::nullopt;
  return Seal{number->value, digest};
}

std::string to_string(const Seal& seal) { return std::to_string(seal.number) + ":" + seal.digest; }

Audit audit(const std::string& database, const std::optional<Seal>& seal, Pool& pool, Observer& observer) {
  Register store(database, Register::Open::existing);
  if (const int format = registers::format_of(store); format < registers::format_version)
    throw EnvironmentError(database + " is a register of format " + std::to_string(format) +
                           ", which kept no ledger to hold it against; the first command that changes it (`import`, "
                           "`rules publish`) brings it to format " +
                           std::to_string(registers::format_version) + ", and keeps a copy");
  return sqlite::guarded(database, [&] { return audited(database, store, seal, pool, observer); });
}

std::optional<Seal> last_seal(const std::string& database) {
  Register store(database, Register::Open::read_only);
  return sqlite::guarded(database, [&] { return seal_of(ledger::entries(store.database())); });
}

report::Sheet audit_sheet(const Audit& audit) {
  report::Sheet sheet;
  sheet.header = {"entry", "finding", "what"};
  sheet.right = {true, false, false};
  sheet.lines = 4;
  for (const Findings* list : {&audit.findings, &audit.notes})
    for (const AuditFinding& finding : *list)
      sheet.rows.push_back({finding.entry > 0 ? std::to_string(finding.entry) : "none", finding.code, finding.message});
  return sheet;
}

namespace {

void write_findings(JsonWriter& json, const char* name, const Findings& findings) {
  json.key(name).begin_array();
  for (const AuditFinding& finding : findings) {
    json.begin_object().key("entry");
    finding.entry > 0 ? json.number(finding.entry) : json.null();
    json.member("code", finding.code).member("message", finding.message).end_object();
  }
  json.end_array();
}

}  // namespace

std::string audit_json(const Audit& audit) {
  JsonWriter json(2);
  json.begin_object().member("format", "inspectplan.audit/1").member("holds", audit.findings.empty());
  json.member("entries", audit.entries).member("runs", audit.runs).member("certificates", audit.certificates);
  json.member("versions", audit.versions).member("approvals", audit.approvals);
  json.member("plan_approvals", audit.plan_approvals).member("exports", audit.exports).key("seal");
  audit.seal ? json.string(to_string(*audit.seal)) : json.null();
  json.key("first");
  const bool vouched = !audit.findings.empty() && audit.findings.front().entry > 0;
  vouched ? json.number(audit.findings.front().entry) : json.null();
  write_findings(json, "findings", audit.findings);
  write_findings(json, "notes", audit.notes);
  return json.end_object().take();
}

}  // namespace inspectplan::usecase
