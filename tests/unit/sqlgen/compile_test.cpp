// What a script looks like, and what is refused.
#include "sqlgen/compile.hpp"

#include <gtest/gtest.h>

#include "../score/freedonia.hpp"

namespace inspectplan::sqlgen {
namespace {

const std::string facts = R"(ruleset: {format: 1, id: it, version: "1", title: {vi: x, en: x}}
facts:
  enterprise:
    key: id
    fields:
      id: {type: text}
      workers: {type: number, min: 0, max: 1000000, scale: 0}
      rate: {type: number, min: 0, max: 4000000, scale: 9}
      name: {type: text}
      opened: {type: date}
  visit:
    parent: enterprise
    key: [no]
    known: on_day
    fields: {no: {type: text}, on_day: {type: date}, found: {type: number, min: 0, max: 1000000000, scale: 0}}
)";

struct Compiled {
  std::optional<std::string> script;
  std::vector<Diagnostic> findings;
};

Compiled compiled(const std::string& yaml, const std::string& dialect = "sqlite") {
  const auto rules = score::testing::rules_from(facts + yaml);
  Diagnostics found;
  Compiled out;
  out.script = compile(*rules, score::clock_of(2027, from_civil(2026, 11, 20)), *find_dialect(dialect), found);
  out.findings = found.sorted();
  return out;
}

bool has(const Compiled& compiled, const std::string& text) {
  return compiled.script && compiled.script->find(text) != std::string::npos;
}

// A row by a value is one of each enterprise that has it.
TEST(Compile, JoinsRowsThatEnterprisesShare) {
  const Compiled got = compiled(R"(  closure:
    parent: enterprise
    by: name
    key: [no]
    fields: {no: {type: text}, since: {type: date}}
derived: {closed: 'count(closure[since > opened])'}
)");
  EXPECT_TRUE(has(got, R"(SELECT held."id" AS _parent)"));
  EXPECT_TRUE(has(got, R"(JOIN "enterprise" AS held ON held."name" = r."name")"));
}

TEST(Compile, RefusesEverythingOutsideTheSubsetAtOnceWithItsPlace) {
  const Compiled got = compiled(R"(derived:
  a: 'upper case(name) = "A"'
  b: 'name + "x"'
  c: 'workers * 1000000 / (workers + 1000)'
  d: 'mean(visit.found)'
  e: 'string length(name)'
)");
  EXPECT_FALSE(got.script);
  ASSERT_EQ(got.findings.size(), 4U);
  const std::vector<std::uint32_t> lines = {17, 18, 19, 20};
  for (std::size_t i = 0; i < got.findings.size(); ++i) {
    EXPECT_EQ(got.findings[i].code, "not-in-sql");
    EXPECT_EQ(got.findings[i].place.line, lines[i]);
    EXPECT_GT(got.findings[i].place.column, 1U);
    EXPECT_FALSE(got.findings[i].hint.empty());
  }
}

TEST(Compile, RefusesNamesThatWouldMeet) {
  const Compiled got = compiled(R"(scorecards:
  a: {factors: {b_c: {of: workers, bands: [{is: '-', points: 1}]}}}
  a_b: {factors: {c: {of: workers, bands: [{is: '-', points: 1}]}}}
)");
  ASSERT_EQ(got.findings.size(), 1U);
  EXPECT_NE(got.findings[0].message.find("points_a_b_c"), std::string::npos);
}

TEST(Compile, RefusesNamesThatPostgresWouldCut) {
  const Compiled got = compiled("sectors:\n  a" + std::string(60, 'b') + ": {kind: x, when: 'workers > 1'}\n");
  ASSERT_EQ(got.findings.size(), 1U);
  EXPECT_NE(got.findings[0].message.find("63 bytes"), std::string::npos);
}

TEST(Compile, SaysWhereAColumnComesFrom) {
  const Compiled got =
      compiled(R"(documents: {act: {title: {vi: x, en: x}, number: "1", issued: 2020-01-01, effective: 2020-01-01}}
sectors:
  big: {kind: x, when: 'workers > 499', basis: [{document: act, at: s 4}]}
)");
  EXPECT_TRUE(has(got, "-- sector big [act, s 4]: workers > 499\n    \"workers\" >= 500 AS sector_big"));
}

TEST(Compile, ConstantsAreFolded) {
  const Compiled got = compiled("derived: {young: 'opened > as_of - duration(\"P3Y\")'}\n");
  EXPECT_TRUE(has(got, "\"opened\" > 19681 AS derived_young"));  // 2023-11-20
}

TEST(Compile, RowsThatWereNotKnownAreLeftOut) {
  const Compiled got = compiled("derived: {visits: 'count(visit)'}\n");
  EXPECT_TRUE(has(got, "WHERE r.\"on_day\" IS NULL OR r.\"on_day\" <= 20777"));
}

TEST(Compile, ACommentStaysACommentWhateverARuleSays) {
  const Compiled got = compiled("derived:\n  a: >-\n    workers\n    + 1 // plus\n  b: 'workers - 1'\n");
  ASSERT_TRUE(got.script);
  EXPECT_TRUE(has(got, "-- derived a: workers + 1 // plus\n"));
}

TEST(Compile, TextsAreQuotedForTheirDatabase) {
  const std::string rule = R"(derived: {a: 'name = "it''s \\"'})"
                           "\n";
  EXPECT_TRUE(has(compiled(rule), "'it''s \\'"));
  EXPECT_TRUE(has(compiled(rule, "clickhouse"), "'it''s \\\\'"));
}

TEST(Tables, AreThoseOfTheRegister) {
  const auto rules = score::testing::rules_from(facts);
  EXPECT_EQ(tables(rules->schema, *find_dialect("postgres")),
            "CREATE TABLE \"enterprise\" (\n"
            "  \"id\" TEXT NOT NULL,\n"
            "  \"workers\" BIGINT,\n"
            "  \"rate\" BIGINT,  -- times 10^9\n"
            "  \"name\" TEXT,\n"
            "  \"opened\" BIGINT  -- days since 1970-01-01\n"
            ");\n"
            "CREATE TABLE \"visit\" (\n"
            "  \"enterprise\" TEXT NOT NULL,\n"
            "  \"no\" TEXT,\n"
            "  \"on_day\" BIGINT,  -- days since 1970-01-01\n"
            "  \"found\" BIGINT\n"
            ");\n"
            "-- The child tables that were imported: of others nothing is known, not that there is nothing.\n"
            "CREATE TABLE \"import\" (\n"
            "  \"table\" TEXT NOT NULL\n"
            ");\n"
            "-- Must be empty: where it is not, scores may be wrong.\n"
            "CREATE VIEW out_of_bounds AS SELECT * FROM (\n"
            "  SELECT 'enterprise' AS \"table\", 'workers' AS field, count(*) AS wrong FROM \"enterprise\" WHERE "
            "\"workers\" < 0 OR \"workers\" > 1000000\n"
            "  UNION ALL\n"
            "  SELECT 'enterprise' AS \"table\", 'rate' AS field, count(*) AS wrong FROM \"enterprise\" WHERE "
            "\"rate\" < 0 OR \"rate\" > 4000000000000000\n"
            "  UNION ALL\n"
            "  SELECT 'enterprise' AS \"table\", 'opened' AS field, count(*) AS wrong FROM \"enterprise\" WHERE "
            "\"opened\" < (-719162) OR \"opened\" > 2932896\n"
            "  UNION ALL\n"
            "  SELECT 'visit' AS \"table\", 'on_day' AS field, count(*) AS wrong FROM \"visit\" WHERE "
            "\"on_day\" < (-719162) OR \"on_day\" > 2932896\n"
            "  UNION ALL\n"
            "  SELECT 'visit' AS \"table\", 'found' AS field, count(*) AS wrong FROM \"visit\" WHERE "
            "\"found\" < 0 OR \"found\" > 1000000000\n"
            "  UNION ALL\n"
            "  SELECT 'visit' AS \"table\", 'enterprise' AS field, count(*) AS wrong FROM (SELECT \"enterprise\" FROM "
            "\"visit\" GROUP BY \"enterprise\" HAVING count(*) > 10000) AS many\n"
            ") AS found WHERE wrong > 0;\n");
}

}  // namespace
}  // namespace inspectplan::sqlgen
