#include "usecase/signing.hpp"

#include <algorithm>

#include "usecase/said.hpp"

namespace inspectplan::usecase {

bool may_be_signed(SQLite::Database& database, const ledger::SigningKey& key, const ApprovalRequest& request,
                   Diagnostics& diagnostics) {
  if (!all_said({{"--decision", request.decision}}, diagnostics)) return false;
  const std::vector<ledger::Key> keys = ledger::keys(database);
  const auto found = std::find_if(keys.begin(), keys.end(), [&](const ledger::Key& one) {
    return one.public_key == key.public_key() && !one.revoked_by;
  });
  if (found == keys.end()) {
    diagnostics.error("key-does-not-count", {}, "the key " + key.public_key() + " was never added here, or was revoked",
                      "`inspectplan keys list` shows those that count");
    return false;
  }
  if (to_string(request.date) >= found->added_on) return true;
  diagnostics.error("decision-too-early", {},
                    "the decision is dated " + to_string(request.date) + ", the key was added on " + found->added_on,
                    "give the date of the decision (--date); it is signed with a key that was known by then");
  return false;
}

}  // namespace inspectplan::usecase
