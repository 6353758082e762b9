#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include "base/error.hpp"
#include "ledger/run.hpp"
#include "ruleset/load.hpp"
#include "usecase/audit/audit_parts.hpp"
#include "usecase/audit/verify_run.hpp"
#include "usecase/planning/read_plan.hpp"

namespace inspectplan::usecase {
namespace {

using ledger::Run;
using Rules = std::shared_ptr<const ruleset::RuleSet>;

std::string first_error(const Diagnostics& diagnostics) {
  for (const Diagnostic& one : diagnostics.sorted())
    if (one.severity == Severity::error) return one.message;
  return "its files cannot be read as rules";
}

class RunAuditor {
 public:
  RunAuditor(const std::string& path, registers::Register& store, const std::vector<Claims>& claims, Audit& audit,
             Pool& pool, Observer& observer)
      : path_(path),
        store_(store),
        database_(store.database()),
        vouchers_(vouchers(claims)),
        audit_(audit),
        pool_(pool),
        observer_(observer) {}

  void check_versions() {
    for (const ledger::KnownVersion& known : ledger::versions(database_)) {
      ++audit_.versions;
      rules_of(known.version.digest, std::nullopt);
    }
  }

  void check(std::int64_t number) {
    ++audit_.runs;
    const std::string named = "run " + std::to_string(number);
    const std::int64_t entry = voucher("run", "[" + std::to_string(number) + "]");
    const std::size_t before = audit_.findings.size();
    const auto report = [&](const char* code, const std::string& message) {
      audit_.findings.push_back({entry, code, named + ": " + message});
    };
    try {
      const auto run = ledger::Ledger(database_).recorded("R" + std::to_string(number));
      if (!run) return report("run-unreadable", "its rule version is not kept");
      const Rules rules = rules_of(run->ruleset_digest, run->parameters.year);
      if (!rules) return;  // that has been said
      if (to_hex(report::result_digest(read_plan(run->plan_json), *rules)) != run->result_digest)
        report("result-differs", "its plan does not have the result digest that was recorded");
      if (register_digest(*rules, *run) != run->register_digest)
        report("register-differs", "the register as of the run is not the one it was made from");
      // A certificate is about these rules and data: where they are not there, that is what is wrong.
      if (audit_.findings.size() == before) check_proof(*run, entry, named);
    } catch (const std::exception& error) {
      report("run-unreadable", error.what());
    }
  }

 private:
  void check_proof(const Run& run, std::int64_t entry, const std::string& named) {
    Diagnostics diagnostics;
    const CertificateCheck check = check_certificate(path_, run.id, pool_, diagnostics, observer_);
    for (const std::string& line : check.wrong)
      audit_.findings.push_back({entry, "certificate-differs", named + ": " + line});
    if (!check.unproved.empty()) audit_.notes.push_back({entry, "not-proved", named + ": " + check.unproved});
    audit_.certificates += check.wrong.empty() && check.unproved.empty();
  }

  std::int64_t voucher(const std::string& table, const std::string& key) const {
    const auto entry = vouchers_.find({table, key});
    return entry == vouchers_.end() ? 0 : entry->second;
  }

  // Read once for each year that plans ask for. Null: what is kept cannot be read as rules.
  Rules rules_of(const std::string& digest, std::optional<int> year) {
    const auto key = std::pair{digest, year.value_or(0)};
    const auto known = rules_.find(key);
    if (known != rules_.end()) return known->second;
    return rules_[key] = load(digest, year);
  }

  Rules load(const std::string& digest, std::optional<int> year) {
    const std::int64_t entry = voucher("ruleset_version", "[" + json_quoted(digest) + "]");
    const std::string named = "rule version " + digest.substr(0, 16);
    try {
      const ledger::Bundle bundle = ledger::read_bundle(database_, digest);
      ruleset::LoadOptions options;
      if (year) options.law_date = from_civil(*year, 1, 1);
      Diagnostics diagnostics;
      const Rules rules = ruleset::load_bundle(bundle.files, bundle.entry, options, diagnostics);
      if (rules && to_hex(rules->digest) == digest) return rules;
      if (rules)
        report_version(entry, "bundle-differs", named + ": the files that are kept do not say what its digest says");
      else
        report_version(entry, "bundle-unreadable", named + ": " + first_error(diagnostics));
    } catch (const std::exception& error) {
      report_version(entry, "bundle-unreadable", named + ": " + error.what());
    }
    return nullptr;
  }

  void report_version(std::int64_t entry, const char* code, const std::string& message) {
    for (const AuditFinding& finding : audit_.findings)
      if (finding.code == code && finding.message == message) return;
    audit_.findings.push_back({entry, code, message});
  }

  std::string register_digest(const ruleset::RuleSet& rules, const Run& run) {
    const auto key = std::tuple{run.ruleset_digest, run.parameters.import, run.parameters.as_of.number};
    auto known = digests_.find(key);
    if (known == digests_.end()) {
      const registers::AsOf as_of{run.parameters.import, run.parameters.as_of};
      known = digests_.emplace(key, to_hex(store_.digest(rules.schema, as_of))).first;
    }
    return known->second;
  }

  const std::string& path_;
  const registers::Register& store_;
  SQLite::Database& database_;
  const std::map<std::pair<std::string, std::string>, std::int64_t> vouchers_;
  Audit& audit_;
  Pool& pool_;
  Observer& observer_;
  std::map<std::pair<std::string, int>, Rules> rules_;
  std::map<std::tuple<std::string, std::int64_t, std::int32_t>, std::string> digests_;
};

}  // namespace

void audit_runs(const std::string& path, registers::Register& store, const std::vector<Claims>& claims, Audit& audit,
                Pool& pool, Observer& observer) {
  RunAuditor auditor(path, store, claims, audit, pool, observer);
  auditor.check_versions();
  SQLite::Statement runs(store.database(), "SELECT number FROM run ORDER BY number");
  for (std::uint64_t seen = 0; runs.executeStep(); ++seen) {
    observer.progress("verifying runs", seen, 0);
    auditor.check(runs.getColumn(0).getInt64());
  }
}

}  // namespace inspectplan::usecase
