#include "usecase/rules/versions.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include "ledger/run.hpp"
#include "register/register.hpp"
#include "ruleset/load.hpp"
#include "sqlite/guarded.hpp"
#include "usecase/rules/find_version.hpp"

namespace inspectplan::usecase {
namespace {

using registers::Register;
using sqlite::guarded;

// Two contents must not go by one name.
bool name_is_free(SQLite::Database& database, const ledger::Version& version, Diagnostics& diagnostics) {
  for (const ledger::KnownVersion& known : ledger::versions(database)) {
    const bool same_name = known.version.id == version.id && known.version.version == version.version;
    if (!same_name || !known.published_by || known.version.digest == version.digest) continue;
    diagnostics.error("version-taken", {},
                      version.id + " " + version.version + " was published on " + known.published_on +
                          " with other content (" + known.version.digest.substr(0, 16) + ")",
                      "raise `version` under `ruleset`");
    return false;
  }
  return true;
}

bool is_published(SQLite::Database& database, const ledger::Version& version) {
  for (const ledger::KnownVersion& known : ledger::versions(database))
    if (known.version == version && known.published_by) return true;
  return false;
}

bool is_approved_by(SQLite::Database& database, const ledger::Version& version, const ApprovalRequest& request,
                    Diagnostics& diagnostics) {
  const ledger::Vouching vouching(database);
  for (const ledger::Approval& one : ledger::approvals(database)) {
    const bool same = one.version == version && one.decision == request.decision && one.date == to_string(request.date);
    if (!same || !vouching.fault_of(one).empty()) continue;
    diagnostics.error("approved-already", {},
                      version.id + " " + version.version + " is approved by " + one.decision + " already");
    return true;
  }
  return false;
}

std::vector<std::string> runs_with(const std::vector<ledger::Run>& runs, const std::string& digest) {
  std::vector<std::string> ids;
  for (const ledger::Run& run : runs)
    if (run.ruleset_digest == digest) ids.push_back(run.id);
  return ids;
}

}  // namespace

std::optional<Published> publish_rules(const std::string& directory, const std::string& database,
                                       const ledger::Act& act, Diagnostics& diagnostics) {
  const auto rules = ruleset::load(directory, {}, diagnostics);
  if (!rules || diagnostics.has_errors()) return std::nullopt;
  const ledger::Version version{to_hex(rules->digest), rules->id, rules->version};
  Register store(database, Register::Open::create);
  return guarded(database, [&]() -> std::optional<Published> {
    SQLite::Transaction transaction(store.database(), SQLite::TransactionBehavior::IMMEDIATE);
    if (!name_is_free(store.database(), version, diagnostics)) return std::nullopt;
    if (is_published(store.database(), version)) return Published{version, false};
    ledger::keep_version(store.database(), version, {rules->bundle, rules->bundle_entry}, act);
    ledger::publish(store.database(), version, act);
    transaction.commit();
    return Published{version, true};
  });
}

std::vector<VersionHistory> rule_history(const std::string& database) {
  Register store(database, Register::Open::read_only);
  return guarded(database, [&] {
    const ledger::Vouching vouching(store.database());
    const std::vector<ledger::Approval> approvals = ledger::approvals(store.database());
    const std::vector<ledger::Run> runs = ledger::Ledger(store.database()).list();
    std::vector<VersionHistory> history;
    for (const ledger::KnownVersion& known : ledger::versions(store.database())) {
      history.push_back({known, {}, runs_with(runs, known.version.digest)});
      for (const ledger::Approval& approval : approvals)
        if (approval.version.digest == known.version.digest && vouching.fault_of(approval).empty())
          history.back().approvals.push_back(approval);
    }
    return history;
  });
}

std::optional<ledger::Approval> approve_rules(const std::string& database, const ApprovalRequest& request,
                                              Diagnostics& diagnostics) {
  const ledger::SigningKey key(request.key_file, request.passphrase);
  Register store(database, Register::Open::changing);
  return guarded(database, [&]() -> std::optional<ledger::Approval> {
    SQLite::Transaction transaction(store.database(), SQLite::TransactionBehavior::IMMEDIATE);
    const auto found = find_version(store.database(), request.what, diagnostics);
    if (!found) return std::nullopt;
    if (!found->published_by) {
      diagnostics.error("not-published", {}, "the rule version " + request.what + " is kept but was never published",
                        "`inspectplan rules publish` first");
      return std::nullopt;
    }
    if (to_string(request.date) < found->published_on)
      diagnostics.error(
          "decision-too-early", {},
          "the decision is dated " + to_string(request.date) + ", the version was published on " + found->published_on,
          "give the date of the decision on this version (--date)");
    if (is_approved_by(store.database(), found->version, request, diagnostics) ||
        !may_be_signed(store.database(), key, request, diagnostics) || diagnostics.has_errors())
      return std::nullopt;
    ledger::Approval approval{found->version, request.decision, to_string(request.date), key.public_key(), "", 0};
    ledger::approve(store.database(), approval, key, {request.date, request.actor});
    transaction.commit();
    return approval;
  });
}

}  // namespace inspectplan::usecase
