#pragma once
// Scripts run in SQLite, in this process.
#include <SQLiteCpp/Database.h>

#include "answer.hpp"

namespace inspectplan::sql {

// The facts in the tables that a script reads.
void fill(SQLite::Database& database, const column::Schema& schema, const column::Dataset& data);
// SELECT * FROM assessments, by key.
Answer sqlite_answer(SQLite::Database& database, const std::string& script, const std::string& key);
// Both of them.
Answer sqlite_answer(const ruleset::RuleSet& rules, const column::Dataset& data, const std::string& script);

}  // namespace inspectplan::sql
