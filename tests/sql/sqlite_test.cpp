// Scripts on SQLite say what the engine says, in every row and column.
#include "sqlite.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <filesystem>

#include "facts.hpp"
#include "random_rules.hpp"
#include "register/register.hpp"
#include "ruleset/load.hpp"
#include "sqlgen/compile.hpp"
#include "usecase/importing.hpp"

namespace inspectplan::sql {
namespace {

const Day as_of = from_civil(2026, 11, 20);

std::string script_of(const ruleset::RuleSet& rules) {
  Diagnostics found;
  const auto script = sqlgen::compile(rules, score::clock_of(2027, as_of), *sqlgen::find_dialect("sqlite"), found);
  EXPECT_TRUE(script) << render(found.sorted());
  return script.value_or("");
}

RC_GTEST_PROP(Sqlite, SaysWhatTheEngineSays, ()) {
  const auto rules = random_rules(3);
  const column::Dataset data = random_facts(*rules, 60, as_of, *rc::gen::arbitrary<std::uint64_t>());
  const std::string script = script_of(*rules);
  const std::string differs =
      difference(engine_answer(*rules, data, score::clock_of(2027, as_of)), sqlite_answer(*rules, data, script));
  if (!differs.empty()) RC_FAIL(differs + "\n" + rules->bundle[0].second + "\n" + script);
}

}  // namespace
}  // namespace inspectplan::sql
