#include "usecase/audit/audit_parts.hpp"

namespace inspectplan::usecase {
namespace {

void check_seal(const std::vector<ledger::Entry>& entries, const Seal& seal, Findings& findings) {
  for (const ledger::Entry& entry : entries) {
    if (entry.number != seal.number) continue;
    if (entry.digest != seal.digest)
      findings.push_back({seal.number, "seal-differs",
                          "the entry has the digest " + entry.digest + ", the seal says " + seal.digest +
                              ": the chain up to here was written anew"});
    return;
  }
  findings.push_back({seal.number, "entries-gone",
                      "the seal names this entry, the ledger ends with entry " +
                          std::to_string(entries.empty() ? 0 : entries.back().number)});
}

}  // namespace

void audit_chain(const std::vector<ledger::Entry>& entries, const std::optional<Seal>& seal, Findings& findings) {
  std::string previous(64, '0');
  std::int64_t number = 1;
  for (const ledger::Entry& entry : entries) {
    if (entry.number != number)
      findings.push_back(
          {entry.number, "entries-gone", "it should be entry " + std::to_string(number) + ": entries are missing"});
    if (entry.previous != previous)
      findings.push_back({entry.number, "chain-broken", "it does not follow the entry before it"});
    if (ledger::digest_of(entry) != entry.digest)
      findings.push_back({entry.number, "entry-changed", "its digest is not that of what it says"});
    previous = entry.digest;
    number = entry.number + 1;
  }
  if (seal) check_seal(entries, *seal, findings);
}

}  // namespace inspectplan::usecase
