// Truth on rows: Kleene's tables, comparison with missing operands, `= null`, `if`.
#include "rows.hpp"

namespace inspectplan::feel::testing {
namespace {

// mine is true, false or missing; `T`, `F` are true and false without being constants.
const Facts facts = {{"workers", "10"}, {"works", "civil"}, {"debt", "-3"}};
const std::string t = "works = \"civil\"";
const std::string f = "works = \"industrial\"";
const std::string u = "mine";

TEST(RunTruth, KleeneTables) {
  const std::vector<std::string> operands = {t, f, u};
  const std::vector<std::vector<std::string>> conjunction = {
      {"true", "false", "unknown"}, {"false", "false", "false"}, {"unknown", "false", "unknown"}};
  const std::vector<std::vector<std::string>> disjunction = {
      {"true", "true", "true"}, {"true", "false", "unknown"}, {"true", "unknown", "unknown"}};
  for (std::size_t a = 0; a < 3; ++a)
    for (std::size_t b = 0; b < 3; ++b) {
      EXPECT_EQ(shown(operands[a] + " and " + operands[b], facts), conjunction[a][b]) << a << b;
      EXPECT_EQ(shown(operands[a] + " or " + operands[b], facts), disjunction[a][b]) << a << b;
    }
  expect_shown(facts, {{"not(" + t + ")", "false"}, {"not(" + f + ")", "true"}, {"not(mine)", "unknown"}});
}

TEST(RunTruth, ComparisonOfKnownValues) {
  expect_shown(facts, {{"workers = 10", "true"},
                       {"workers != 10", "false"},
                       {"workers < 10", "false"},
                       {"workers <= 10", "true"},
                       {"workers > 9.5", "true"},
                       {"workers >= 10.01", "false"},
                       {"workers = 10.5", "false"},
                       {"workers != 10.5", "true"},
                       {"9 < workers", "true"},
                       {"debt < 0", "true"},
                       {"debt * workers = -30", "true"},
                       {"workers > debt", "true"},
                       {"workers between 10 and 10", "true"},
                       {"workers in (1, [9..10), >= 11)", "false"},
                       {"workers in (1, (9..10], >= 11)", "true"},
                       {"workers in [5..10)", "false"},
                       {"not(workers in (10))", "false"}});
}

TEST(RunTruth, ComparisonWithMissingIsUnknown) {
  for (const std::string op : {"=", "!=", "<", "<=", ">", ">="}) {
    EXPECT_EQ(shown("area " + op + " 1", facts), "unknown") << op;
    EXPECT_EQ(shown("workers " + op + " area", facts), "unknown") << op;
    EXPECT_EQ(shown("area " + op + " area", facts), "unknown") << op;
    EXPECT_EQ(shown("name " + op + " \"a\"", facts), "unknown") << op;
    EXPECT_EQ(shown("opened " + op + " as_of", facts), "unknown") << op;
  }
  // No number of workers is below the declared minimum, but nobody wrote one down.
  expect_shown(facts, {{"area >= 0", "unknown"},
                       {"area < -5", "unknown"},
                       {"mine = mine", "unknown"},
                       {"mine = true", "unknown"},
                       {"mine != (workers = 10)", "unknown"},
                       {"area in (1, null)", "true"},
                       {"area in (1, [2..3])", "unknown"}});
}

TEST(RunTruth, EqualityOfBooleans) {
  expect_shown({{"mine", "true"}, {"workers", "1"}}, {{"mine = (workers = 1)", "true"},
                                                      {"mine = (workers = 2)", "false"},
                                                      {"mine != (workers = 2)", "true"},
                                                      {"mine = false", "false"},
                                                      {"false = mine", "false"}});
}

TEST(RunTruth, NullAsksWhetherAValueIsMissing) {
  expect_shown(facts, {{"workers = null", "false"},
                       {"workers != null", "true"},
                       {"area = null", "true"},
                       {"area != null", "false"},
                       {"null = area", "true"},
                       {"mine = null", "true"},
                       {"name = null", "true"},
                       {"works = null", "false"},
                       {"opened = null", "true"},
                       {"area + workers = null", "true"},
                       {"(area > 3) = null", "true"},
                       {"(workers > 3) = null", "false"},
                       {"min(accident.killed) = null", "true"},
                       {"count(accident) = null", "false"},
                       {"null = null", "true"},
                       {"workers in (null)", "false"},
                       {"area in (null)", "true"}});
}

TEST(RunTruth, IfOnUnknownIsMissing) {
  expect_shown(facts, {{"if " + t + " then 1 else 2", "1"},
                       {"if " + f + " then 1 else 2", "2"},
                       {"if mine then 1 else 2", "missing"},
                       {"if mine then 1 else 1", "missing"},
                       {"if mine then true else true", "unknown"},
                       {"if mine then \"a\" else \"a\"", "missing"},
                       {"if mine then as_of else as_of", "missing"},
                       {"if " + t + " then area else 2", "missing"},
                       {"if " + f + " then area else 2", "2"},
                       {"if " + t + " then null else 2", "missing"},
                       {"if " + f + " then null else 2.5", "2.5"},
                       {"if mine = null then 7 else workers", "7"},
                       {"if " + t + " then name else \"b\"", "missing"},
                       {"if " + t + " then works else \"b\"", "\"civil\""},
                       {"if " + f + " then mine else workers > 3", "true"},
                       {"if area = null then 8 else area / 2", "8"}});
}

TEST(RunTruth, NullOfNoKindIsMissing) {
  expect_shown(facts, {{"null", "missing"},
                       {"if mine then null else null", "missing"},
                       {"if workers > 3 then null else null", "missing"},
                       {"(if workers > 3 then null else null) = null", "true"}});
}

TEST(RunTruth, SectorsAreTruths) {
  expect_shown({{"vsic", "0710"}}, {{"in_sector(\"mining\")", "true"}, {"in_sector(\"chemicals\")", "unknown"}});
  expect_shown({{"works", "civil"}}, {{"in_sector(\"mining\") or in_sector(\"chemicals\")", "unknown"},
                                      {"in_sector(\"mining\") and in_sector(\"chemicals\")", "false"}});
}

}  // namespace
}  // namespace inspectplan::feel::testing
