#pragma once
// Who approved which rule version, by which decision; and whose keys count.
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "ledger/key_file.hpp"
#include "ledger/versions.hpp"

namespace inspectplan::ledger {

struct Key {
  std::string public_key, name;
  std::int64_t added_by = 0;  // the entry
  std::optional<std::int64_t> revoked_by;
  std::string added_on, revoked_on, why;
};
std::vector<Key> keys(SQLite::Database& database);  // in the order added
// Both inside the caller's transaction.
void add_key(SQLite::Database& database, const std::string& name, const std::string& public_key, const Act& act);
void revoke_key(SQLite::Database& database, const std::string& public_key, const std::string& why, const Act& act);

struct Approval {
  Version version;
  std::string decision;  // its number and issuer, as written on it
  std::string date;      // of the decision, ISO
  std::string key;       // public
  std::string signature;
  std::int64_t entry = 0;  // 0: read from an exported file
};

// What is signed: {"format":"inspectplan.approval/1","id","version","digest","decision","date","key"}, compact.
std::string signed_text(const Approval& approval);

// Signs and enters it. Inside the caller's transaction.
void approve(SQLite::Database& database, Approval approval, const SigningKey& key, const Act& act);

std::vector<Approval> approvals(SQLite::Database& database);  // in the order entered

// The keys and versions that approvals are held against, read once.
class Vouching {
 public:
  explicit Vouching(SQLite::Database& database);

  const std::vector<Key>& keys() const { return keys_; }
  // Why an approval does not count: a signature that does not hold, a key nobody added or that was revoked before, a
  // version that nobody had published, a decision dated before its key or its version. Empty where it counts.
  std::string fault_of(const Approval& approval) const;
  // The same for the key of entry number `entry` alone, and the date of what it signs.
  std::string fault_of_key(const std::string& public_key, std::int64_t entry, const std::string& date) const;

 private:
  std::vector<Key> keys_;
  std::map<std::string, std::size_t> by_key_;      // the first that was added under it
  std::map<std::string, KnownVersion> published_;  // by digest
};

// As a file for those who have no register: {"format":"inspectplan.approvals/1","approvals":[{…,"signature"}]}
std::string approvals_json(const std::vector<Approval>& approvals);
std::vector<Approval> read_approvals(const std::string& text);  // throws EnvironmentError

}  // namespace inspectplan::ledger
