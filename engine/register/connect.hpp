#pragma once
// Opening the register's file, also where nothing may be written beside it. For the .cpp files of this module.
#include <memory>
#include <string>

#include "register/register.hpp"

namespace inspectplan::registers {

// Throws EnvironmentError (no such file, a directory, a log that cannot be read here) and SQLite::Exception.
std::unique_ptr<SQLite::Database> connect(const std::string& path, Register::Open how);

}  // namespace inspectplan::registers
