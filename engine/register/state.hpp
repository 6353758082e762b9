#pragma once
// What a Register holds. For the .cpp files of this module and the ledger.
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>

#include <string>

#include "register/register.hpp"

namespace inspectplan::registers {

struct Register::State {
  std::string path;
  bool writable = true;
  SQLite::Database database;
};

// A fault of SQLite in the words of the user: what file, what to do.
[[noreturn]] void fail(const std::string& path, const SQLite::Exception& error);

// Runs `work`; faults of SQLite become EnvironmentError.
template <class Work>
auto guarded(const std::string& path, Work&& work) {
  try {
    return work();
  } catch (const SQLite::Exception& error) {
    fail(path, error);
  }
}

}  // namespace inspectplan::registers
