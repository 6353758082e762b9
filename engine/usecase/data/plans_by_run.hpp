#pragma once
// The plans of a register's file, as results are held against them.
#include "register/planned.hpp"

namespace SQLite {
class Database;
}

namespace inspectplan::usecase {

// Reads each plan when it is first asked for. The database must outlive it.
registers::PlansByRun plans_by_run(SQLite::Database& database);

}  // namespace inspectplan::usecase
