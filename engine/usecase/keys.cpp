// Signing keys of a register.
#include <SQLiteCpp/SQLiteCpp.h>
#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/error.hpp"
#include "register/register.hpp"
#include "sqlite/guarded.hpp"
#include "usecase/rules/versions.hpp"
#include "usecase/said.hpp"

namespace inspectplan::usecase {
namespace {

using registers::Register;
using sqlite::guarded;

// Never over a key that is there; nobody else may read it.
void write_key_file(const std::string& path, const std::string& text) {
  const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0) throw EnvironmentError("cannot make the key file " + path + ": " + std::strerror(errno));
  const bool written = write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && fsync(file) == 0;
  if (close(file) != 0 || !written) {
    unlink(path.c_str());
    throw EnvironmentError("cannot write the key file " + path);
  }
}

std::vector<ledger::Key> beginning_with(SQLite::Database& database, const std::string& text) {
  std::vector<ledger::Key> found;
  for (const ledger::Key& key : ledger::keys(database))
    if (text.size() >= 8 && key.public_key.starts_with(text)) found.push_back(key);
  return found;
}

}  // namespace

std::vector<ledger::Key> known_keys(const std::string& database) {
  Register store(database, Register::Open::read_only);
  return guarded(database, [&] { return ledger::keys(store.database()); });
}

std::string new_key(const std::string& database, const std::string& name, const std::string& to,
                    const std::string& passphrase, const ledger::Act& act) {
  Register store(database, Register::Open::create);
  const ledger::NewKey key = ledger::make_key(name, passphrase);
  guarded(database, [&] {
    SQLite::Transaction transaction(store.database(), SQLite::TransactionBehavior::IMMEDIATE);
    ledger::add_key(store.database(), name, key.public_key, act);
    write_key_file(to, key.file);
    transaction.commit();
  });
  return key.public_key;
}

std::optional<ledger::Key> revoke_key(const std::string& database, const std::string& text, const std::string& why,
                                      const ledger::Act& act, Diagnostics& diagnostics) {
  if (!all_said({{"--why", why}}, diagnostics)) return std::nullopt;
  Register store(database, Register::Open::changing);
  return guarded(database, [&]() -> std::optional<ledger::Key> {
    SQLite::Transaction transaction(store.database(), SQLite::TransactionBehavior::IMMEDIATE);
    const std::vector<ledger::Key> found = beginning_with(store.database(), text);
    if (found.size() != 1 || found.front().revoked_by) {
      diagnostics.error("unknown-key", {},
                        found.size() == 1 ? "the key " + found.front().public_key + " is revoked already"
                                          : "no key, or several, begin with \"" + text + "\"",
                        "`inspectplan keys list` shows them; give at least 8 digits");
      return std::nullopt;
    }
    if (to_string(act.on) < found.front().added_on) {
      diagnostics.error("revoked-too-early", {},
                        "the key " + found.front().public_key + " was added on " + found.front().added_on +
                            ", this revokes it on " + to_string(act.on),
                        "give the date of the decision to revoke it (--on)");
      return std::nullopt;
    }
    ledger::revoke_key(store.database(), found.front().public_key, why, act);
    transaction.commit();
    return found.front();
  });
}

}  // namespace inspectplan::usecase
