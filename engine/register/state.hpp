#pragma once
// What a Register holds. For the .cpp files of this module.
#include <memory>
#include <string>

#include "register/register.hpp"
#include "sqlite/guarded.hpp"

namespace inspectplan::registers {

using sqlite::guarded;

struct Register::State {
  std::string path;
  bool writable = true;
  int format = 0;  // of the file
  std::unique_ptr<SQLite::Database> connection;
  SQLite::Database& database;
};

}  // namespace inspectplan::registers
