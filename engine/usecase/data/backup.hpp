#pragma once
// `backup` and `restore`: the whole register with its ledger as one file.
#include <optional>
#include <string>

#include "base/diagnostic.hpp"
#include "usecase/audit/audit.hpp"

namespace inspectplan::usecase {

// As of one moment, also while others import and plan. Refused where `to` is there. Gives back the seal.
struct BackedUp {
  std::optional<Seal> seal;
};
std::optional<BackedUp> backup(const std::string& database, const std::string& to, Diagnostics& diagnostics);

// Audits a copy of `from` first; where something does not hold, or the seal is not met, nothing is restored and the
// audit says why. `from` is not changed; refused where `database` is there. Empty on findings.
struct Restored {
  Audit audit;
  bool restored = false;
};
std::optional<Restored> restore(const std::string& from, const std::string& database, const std::optional<Seal>& seal,
                                Diagnostics& diagnostics, Observer& observer);

}  // namespace inspectplan::usecase
