#include "usecase/signing.hpp"

#include <algorithm>

namespace inspectplan::usecase {

bool key_counts(SQLite::Database& database, const ledger::SigningKey& key, Diagnostics& diagnostics) {
  const std::vector<ledger::Key> keys = ledger::keys(database);
  if (std::any_of(keys.begin(), keys.end(),
                  [&](const ledger::Key& one) { return one.public_key == key.public_key() && !one.revoked_by; }))
    return true;
  diagnostics.error("key-does-not-count", {}, "the key " + key.public_key() + " was never added here, or was revoked",
                    "`inspectplan keys list` shows those that count");
  return false;
}

}  // namespace inspectplan::usecase
