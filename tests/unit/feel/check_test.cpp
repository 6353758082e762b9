// Types, bounds, and every refusal with its column.
#include <gtest/gtest.h>

#include "schema.hpp"

namespace inspectplan::feel {
namespace {

TEST(Check, TypesAndBounds) {
  EXPECT_EQ(typed("workers + 1"), "number 0 [1, 1000001]");
  EXPECT_EQ(typed("workers * area"), "number 2 [0, 10000000000000]");
  EXPECT_EQ(typed("area - workers"), "number 2 [-100000000, 10000000]");
  EXPECT_EQ(typed("-debt"), "number 0 [-50, 50]");
  EXPECT_EQ(typed("workers / 3"), "number 9 [0, 333333333333333]");
  EXPECT_EQ(typed("if workers > 0 then area / workers else null"), "number 9 [0, 100000000000000]");
  EXPECT_EQ(typed("if not(workers = 0) then area / workers else null"), "number 9 [0, 100000000000000]");
  EXPECT_EQ(typed("if workers = 0 then 0 else area / workers"), "number 9 [0, 100000000000000]");
  EXPECT_EQ(typed("if area > 2.5 and workers > 3 then area / (workers - 3) else null"),
            "number 9 [2510, 100000000000000]");
  EXPECT_EQ(typed("if workers + debt > 0 and workers > 2 then area / (workers + debt) else null"),
            "number 9 [0, 100000000000000]");
  EXPECT_EQ(typed("1 / 3 * 3 = 1"), "boolean");
  EXPECT_EQ(typed("0.1 + 0.2"), "number 1 [3, 3]");
  EXPECT_EQ(typed("workers * (1 / 3)"), "number 9 [0, 333333333000000]");
  EXPECT_EQ(typed("abs(debt)"), "number 0 [0, 50]");
  EXPECT_EQ(typed("max(debt, 10)"), "number 0 [10, 50]");
  EXPECT_EQ(typed("min(debt, 10, area)"), "number 2 [-5000, 1000]");
  EXPECT_EQ(typed("floor(area)"), "number 0 [-1, 100001]");
  EXPECT_EQ(typed("modulo(debt, 7)"), "number 0 [0, 6]");
  EXPECT_EQ(typed("as_of - duration(\"P3Y\")"), "date");
  EXPECT_EQ(typed("opened.year"), "number 0 [1, 9999]");
  EXPECT_EQ(typed("(as_of - opened).days"), "number 0 [-3652058, 3652058]");
  EXPECT_EQ(typed("as_of - opened"), "duration in days");
  EXPECT_EQ(typed("duration(\"P1Y\") + duration(\"P6M\")"), "duration in months");
  EXPECT_EQ(typed("date(2024, 2, 29) + duration(\"P1Y\") = @\"2025-02-28\""), "boolean");
  EXPECT_EQ(typed("count(accident)"), "number 0 [0, 100]");
  EXPECT_EQ(typed("sum(accident.killed)"), "number 0 [0, 1000]");
  EXPECT_EQ(typed("mean(accident[killed > 0].loss)"), "number 9 [-1000000000, 1000000000]");
  EXPECT_EQ(typed("max(accident.date)"), "date");
  EXPECT_EQ(typed("some x in accident satisfies x.killed > 0 and x.date > opened"), "boolean");
  EXPECT_EQ(typed("if workers > 0 then \"a\" else null"), "text");
  EXPECT_EQ(typed("if workers > 0 then 1 else 2.5"), "number 1 [10, 25]");
  EXPECT_EQ(typed("name + \" \" + upper case(name)"), "text");
  EXPECT_EQ(typed("under(vsic, \"05\", \"07\") and vsic in (\"0810\", \"0710\")"), "boolean");
  EXPECT_EQ(typed("100000000000000000000 > workers"), "boolean");
  EXPECT_EQ(typed("if count(accident[killed > 0]) > 0 then sum(accident[killed > 0].killed) / count(accident[killed > "
                  "0]) else 0"),
            "number 9 [0, 1000000000000]");
}

TEST(Check, UnaryTests) {
  const Type number = Type::number(0, 0, 1000);
  EXPECT_EQ(typed_tests("< 5", number), "boolean");
  EXPECT_EQ(typed_tests("1, 2, [5..10)", number), "boolean");
  EXPECT_EQ(typed_tests("not(null)", number), "boolean");
  EXPECT_EQ(typed_tests("? > 3 and ? < workers", number), "boolean");
  EXPECT_EQ(typed_tests("-", number), "boolean");
  EXPECT_EQ(typed_tests("\"a\"", number), "type-mismatch 1:1");
  EXPECT_EQ(typed_tests("1, \"a\"", number), "type-mismatch 1:4");
  EXPECT_EQ(typed_tests("[5..1]", number), "empty-range 1:1");
  EXPECT_EQ(typed_tests("? + 1", number), "type-mismatch 1:3");
}

TEST(Check, RefusesWithItsColumn) {
  EXPECT_EQ(typed("workers + name"), "type-mismatch 1:9");
  EXPECT_EQ(typed("workers = \"5\""), "type-mismatch 1:9");
  EXPECT_EQ(typed("workers and mine"), "type-mismatch 1:1");
  EXPECT_EQ(typed("not(workers)"), "type-mismatch 1:5");
  EXPECT_EQ(typed("mine > false"), "type-mismatch 1:6");
  EXPECT_EQ(typed("opened > 5"), "type-mismatch 1:8");
  EXPECT_EQ(typed("as_of - opened > 30"), "type-mismatch 1:16");
  EXPECT_EQ(typed("as_of - 30"), "type-mismatch 1:7");
  EXPECT_EQ(typed("duration(\"P1Y\") > duration(\"P300D\")"), "type-mismatch 1:17");
  EXPECT_EQ(typed("workers < null"), "null-comparison 1:9");
  EXPECT_EQ(typed("workerz > 5"), "unknown-name 1:1");
  EXPECT_EQ(typed("5 > workerz"), "unknown-name 1:5");
  EXPECT_EQ(typed("phone = null"), "forbidden-name 1:1");
  EXPECT_EQ(typed("free > 5"), "unbounded-expression 1:1");
  EXPECT_EQ(typed("workers * workers * workers * workers"), "overflow 1:29");
  EXPECT_EQ(typed("3.14159265358979323846"), "overflow 1:1") << "alone it would be a value of every row";
  EXPECT_EQ(typed("-12345678901234567890"), "overflow 1:1");
  EXPECT_EQ(typed("0.0000000000000000001"), "overflow 1:1");
  EXPECT_EQ(typed("5000000000 * 5000000000"), "overflow 1:12");
  EXPECT_EQ(typed("area / workers"), "division-by-zero 1:6");
  EXPECT_EQ(typed("1 / 0"), "division-by-zero 1:3");
  EXPECT_EQ(typed("if debt != 0 then 1 / debt else 0"), "division-by-zero 1:21");
  EXPECT_EQ(typed("if workers > 0 then name else 5"), "type-mismatch 1:1");
  EXPECT_EQ(typed("accident > 5"), "not-a-value 1:1");
  EXPECT_EQ(typed("accident.killed > 5"), "not-a-value 1:10");
  EXPECT_EQ(typed("accident[killed > 0] > 5"), "not-a-value 1:9");
  EXPECT_EQ(typed("sum(accident)"), "not-a-value 1:5");
  EXPECT_EQ(typed("sum(accident.kiled)"), "unknown-field 1:14");
  EXPECT_EQ(typed("sum(accident.date)"), "type-mismatch 1:14");
  EXPECT_EQ(typed("count(acident)"), "unknown-table 1:7");
  EXPECT_EQ(typed("count(accident[killed])"), "type-mismatch 1:16");
  EXPECT_EQ(typed("count(accident[count(visit[date > killed]) > 0])"), "unknown-name 1:35");
  EXPECT_EQ(typed("some x in accident satisfies some y in visit satisfies y.date > x.date"), "mixed-rows 1:67");
  EXPECT_EQ(typed("some x in accident satisfies killed > 0"), "unknown-name 1:30");
  EXPECT_EQ(typed("some workers in accident satisfies true"), "shadowed-name 1:1");
  EXPECT_EQ(typed("under(name, \"05\")"), "no-hierarchy 1:7");
  EXPECT_EQ(typed("under(vsic, \"5x\")"), "bad-code 1:13");
  EXPECT_EQ(typed("vsic in (\"0810\", \"x\")"), "bad-code 1:18");
  EXPECT_EQ(typed("works = \"civl\""), "unknown-value 1:7");
  EXPECT_EQ(typed("in_sector(\"minng\")"), "unknown-sector 1:11");
  EXPECT_EQ(typed("uper case(name)"), "unknown-function 1:1");
  EXPECT_EQ(typed("abs(1, 2)"), "wrong-arguments 1:1");
  EXPECT_EQ(typed("date(\"2026-02-30\")"), "bad-date 1:1");
  EXPECT_EQ(typed("@\"2026-13-01\""), "bad-date 1:1");
  EXPECT_EQ(typed("duration(\"P1Y2D\")"), "bad-duration 1:10");
  EXPECT_EQ(typed("? > 5"), "no-subject 1:1");
  EXPECT_EQ(typed("opened.hour"), "unknown-property 1:8");
  EXPECT_EQ(typed("workers.year"), "unknown-property 1:9");
  EXPECT_EQ(typed("12345678901234567890123456789012345"), "too-many-digits 1:1");
  EXPECT_EQ(typed("\"Đường\" + workers"), "type-mismatch 1:9");
  EXPECT_EQ(typed("workers", Kind::boolean), "type-mismatch 1:1");
  EXPECT_EQ(typed("null", Kind::boolean), "boolean");
}

TEST(Check, FindsAllMistakesInOneGo) {
  Diagnostics diagnostics;
  const Syntax syntax = parse_expression(Text::of("workerz > 5 and nam = 3 or opened > 5"), diagnostics);
  EXPECT_FALSE(check(syntax, test_scope(), diagnostics));
  EXPECT_EQ(diagnostics.count(Severity::error), 3u);
}

TEST(Check, WarnsWhereATableDoesNotCoverTheQuestion) {
  const auto warnings = [](const std::string& text) {
    Diagnostics diagnostics;
    EXPECT_TRUE(check(parse_expression(Text::of(text), diagnostics), test_scope(), diagnostics)) << text;
    return diagnostics.count(Severity::warning);
  };
  EXPECT_EQ(warnings("count(visit)"), 1u);
  EXPECT_EQ(warnings("max(visit.date)"), 0u);
  EXPECT_EQ(warnings("min(visit.date)"), 1u);
  EXPECT_EQ(warnings("count(visit[date > as_of - duration(\"P3Y\")])"), 0u);
  EXPECT_EQ(warnings("count(visit[date in [@\"2021-01-01\"..as_of]])"), 0u);
  EXPECT_EQ(warnings("count(visit[date > @\"2021-01-01\" or days > 3])"), 1u);
}

}  // namespace
}  // namespace inspectplan::feel
