#include "usecase/data/backup.hpp"

#include <SQLiteCpp/Database.h>

#include <filesystem>

#include "base/error.hpp"
#include "ledger/entry.hpp"
#include "register/register.hpp"
#include "sqlite/copy.hpp"
#include "sqlite/guarded.hpp"
#include "sqlite/temporary.hpp"

namespace inspectplan::usecase {
namespace {

namespace fs = std::filesystem;
using registers::Register;

bool is_free(const std::string& path, Diagnostics& diagnostics) {
  std::error_code fault;
  if (fs::exists(path, fault)) {
    diagnostics.error("file-exists", {}, path + " is there", "name another file, or move it away");
    return false;
  }
  // SQLite would take the log of a register that is gone for this one's, and write what it holds into it.
  for (const char* log : {"-wal", "-shm", "-journal"})
    if (fs::exists(path + log, fault)) {
      diagnostics.error("log-exists", {}, path + log + " is there: the log of a register that is gone",
                        "name another file, or move the log away");
      return false;
    }
  return true;
}

void copy(const std::string& from, const std::string& to) {
  Register store(from, Register::Open::read_only);
  sqlite::guarded(from, [&] { sqlite::copy_database(store.database(), to); });
}

// The copy becomes the register: from now on with a log, as registers have it.
void put_in_place(const std::string& trial, const std::string& database) {
  std::error_code fault;
  fs::rename(trial, database, fault);
  if (fault) throw EnvironmentError("cannot write " + database + ": " + fault.message());
  Register store(database, Register::Open::existing);
  sqlite::guarded(database, [&] { store.database().exec("PRAGMA journal_mode = WAL"); });
}

}  // namespace

std::optional<BackedUp> backup(const std::string& database, const std::string& to, Diagnostics& diagnostics) {
  if (!is_free(to, diagnostics)) return std::nullopt;
  copy(database, to);
  return BackedUp{last_seal(to)};
}

std::optional<Restored> restore(const std::string& from, const std::string& database, const std::optional<Seal>& seal,
                                Diagnostics& diagnostics, Observer& observer) {
  if (!is_free(database, diagnostics)) return std::nullopt;
  // Where the backup is held against its ledger before it becomes the register; nothing of it stays.
  const sqlite::TemporaryDatabase trial(database + ".restoring");
  copy(from, trial.path());
  Register(trial.path(), Register::Open::changing);  // one of an earlier format becomes today's
  Pool pool(1);
  Restored result{audit(trial.path(), seal, pool, observer), false};
  if (result.audit.findings.empty()) {
    put_in_place(trial.path(), database);
    result.restored = true;
  }
  return result;
}

}  // namespace inspectplan::usecase
