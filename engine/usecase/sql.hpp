#pragma once
// `compile`: a rule set as SQL, for a database of the user's own.
#include <optional>
#include <string>
#include <vector>

#include "base/day.hpp"
#include "base/diagnostic.hpp"

namespace inspectplan::usecase {

struct SqlRequest {
  std::string rules;         // directory of the rule set
  std::string dialect;       // one of sql_dialects()
  std::optional<Day> at;     // its year is the plan year; default: the last year that the rules are verified for
  std::optional<Day> as_of;  // what was known by then; default: the day before the plan year
  bool tables = false;       // CREATE TABLE for the facts instead of the script
};

std::vector<std::string> sql_dialects();

// Empty on findings that are errors.
std::optional<std::string> compile_sql(const SqlRequest& request, Diagnostics& diagnostics);

}  // namespace inspectplan::usecase
