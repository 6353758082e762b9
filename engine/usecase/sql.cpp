#include "usecase/sql.hpp"

#include "base/error.hpp"
#include "ruleset/load.hpp"
#include "sqlgen/compile.hpp"

namespace inspectplan::usecase {
namespace {

int year_of(Day day) { return to_civil(day).year; }

// The last year that the rules are verified for.
std::optional<int> last_year(const std::string& directory, Diagnostics& diagnostics) {
  const auto rules = ruleset::load(directory, {}, diagnostics);
  if (!rules) return std::nullopt;
  if (rules->verified_until) return year_of(*rules->verified_until);
  diagnostics.error("no-plan-year", rules->place, "which year is planned is not said, here or by the rules",
                    "add --at 2027-01-01, say, or `verified_until` to the rule set");
  return std::nullopt;
}

}  // namespace

std::vector<std::string> sql_dialects() {
  std::vector<std::string> ids;
  for (const sqlgen::Dialect& dialect : sqlgen::dialects()) ids.push_back(dialect.id);
  return ids;
}

std::optional<std::string> compile_sql(const SqlRequest& request, Diagnostics& diagnostics) {
  const sqlgen::Dialect* dialect = sqlgen::find_dialect(request.dialect);
  INSPECTPLAN_ASSERT(dialect != nullptr);
  const std::optional<int> year = request.at ? year_of(*request.at) : last_year(request.rules, diagnostics);
  if (!year) return std::nullopt;
  const Day start = from_civil(*year, 1, 1);
  Diagnostics found;  // those of the last year, where it was asked for, may be the same
  const auto rules = ruleset::load(request.rules, {.law_date = start}, found);
  diagnostics.merge(std::move(found));
  if (!rules) return std::nullopt;
  if (request.tables) return sqlgen::tables(rules->schema, *dialect);
  const score::Clock clock = score::clock_of(*year, request.as_of.value_or(Day{start.number - 1}));
  return sqlgen::compile(*rules, clock, *dialect, diagnostics);
}

}  // namespace inspectplan::usecase
