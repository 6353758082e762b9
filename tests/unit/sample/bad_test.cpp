// Bad distributions: every mistake is found in one go, each with its place; nothing is written.
#include "base/error.hpp"
#include "fixture.hpp"

namespace inspectplan::sample {
namespace {

class SampleBadTest : public SampleTest {
 protected:
  // "line:column code" of each finding.
  std::vector<std::string> findings(const std::string& text) {
    Diagnostics diagnostics;
    EXPECT_FALSE(make_sample({10, 1, (folder_ / "out").string(), write("d.yaml", text)}, diagnostics));
    EXPECT_FALSE(std::filesystem::exists(folder_ / "out"));
    EXPECT_FALSE(std::filesystem::exists(folder_ / "out.partial"));
    std::vector<std::string> found;
    for (const Diagnostic& one : diagnostics.sorted()) {
      EXPECT_FALSE(one.message.empty());
      found.push_back(std::to_string(one.place.line) + ":" + std::to_string(one.place.column) + " " + one.code);
    }
    return found;
  }
  using Found = std::vector<std::string>;
};

TEST_F(SampleBadTest, AllMistakesInOneGo) {
  EXPECT_EQ(findings(R"(sample: {format: 1, count: t, as_of: 2026-02-30, readme: x, made_by: me}
lists:
  none: []
  heavy: {a: -1, b: 2}
tables:
  t:
    fields:
      two_ways: {pick: [a], chance: 5}
      no_way: {missing: 5}
      typo: {betwen: [1, 2]}
      modifier: {chance: 5, skew: 1}
      backwards: {between: [9, 1]}
      three: {between: [1, 2, 3]}
      steep: {between: [1, 2], skew: 10}
      too_likely: {chance: 100.001}
      too_fine: {chance: 0.0001}
      list: [a, b]
      no_list: {pick: hevy}
      of_later: {percent: [1, 2], of: last}
      of_nothing: {percent: [1, 2]}
      of_text: {percent: [1, 2], of: no_list}
      too_much: {percent: [1, 101], of: num}
      after_nothing: {days: [1, 2]}
      after_number: {days: [1, 2], after: num}
      1st: x
      Name: x
      last: {text: "abc {no_such} and {num:0} and {open"}
      num: {between: [1, 5]}
)"),
            (Found{"1:38 sample-value",         "1:61 unknown-key",          "3:9 sample-weight",
                   "4:14 sample-weight",        "8:17 sample-value",         "9:15 sample-value",
                   "10:13 sample-value",        "11:29 unknown-key",         "12:28 sample-value",
                   "13:24 sample-value",        "14:38 sample-value",        "15:28 sample-value",
                   "16:26 sample-value",        "17:13 sample-value",        "18:23 sample-unknown-name",
                   "19:39 sample-unknown-name", "20:19 sample-value",        "21:38 sample-value",
                   "22:27 sample-value",        "22:41 sample-unknown-name", "23:22 sample-value",
                   "24:43 sample-unknown-name", "25:7 sample-name",          "26:7 sample-name",
                   "27:26 sample-unknown-name", "27:40 sample-text",         "27:40 sample-unknown-name",
                   "27:51 sample-text"}));
}

TEST_F(SampleBadTest, ConditionsAndTables) {
  EXPECT_EQ(findings(R"(sample: {format: 1, count: t, as_of: 2026-02-03, readme: x}
lists:
  word: [a]
tables:
  t:
    parent: t
    fields:
      kind: {pick: [a, b]}
      num: {between: [1, 5]}
      word: x
      none: {cases: []}
      open: {cases: [{then: 1}, {when: {kind: a}, then: 2}]}
      no_then: {cases: [{when: {kind: a}}]}
      odd_key: {cases: [{if: {kind: a}, then: 2}]}
      stranger: {cases: [{when: {knd: a}, then: 2}]}
      range: {cases: [{when: {num: "9..1"}, then: 2}]}
      dots: {cases: [{when: {num: [1, ".."]}, then: 2}]}
      day: {days: [1, 2], after: kind}
  orphan:
    parent: nobody
    rows: 1
    fields: {x: 1}
  text_rows:
    parent: t
    rows: {pick: {0: 1, many: 1}}
    fields: {num: 1}
  crowd:
    parent: t
    rows: {between: [0, 20000]}
    fields: {_x: 1}
  rowless:
    parent: t
    fields: {x: 1, x2: {text: "{kind}{x}"}}
  given:
    columns: [a, b]
    given: [{a: 1, c: 2}, [1, 2], {a: [1]}]
  fieldless: {parent: t, rows: 1}
)"),
            (Found{"5:3 sample-tables",  "10:7 name-shadows",  "11:21 sample-value",        "12:33 sample-value",
                   "13:25 sample-value", "14:26 unknown-key",  "15:34 sample-unknown-name", "16:36 sample-value",
                   "17:39 sample-value", "18:34 sample-value", "20:13 sample-tables",       "25:11 sample-rows",
                   "26:14 name-shadows", "29:11 sample-rows",  "30:13 sample-tables",       "32:5 missing-key",
                   "36:20 unknown-key",  "36:27 sample-value", "36:39 sample-value",        "37:14 missing-key"}));
}

TEST_F(SampleBadTest, CountedTableMustGrow) {
  const std::string head = "sample: {format: 1, count: COUNT, as_of: 2026-02-03, readme: x}\n";
  const std::string body = R"(tables:
  owner: {fields: {id: "1"}}
  site: {parent: owner, rows: ROWS, fields: {x: 1}}
)";
  const auto with = [&](const std::string& count, const std::string& rows) {
    std::string text = head + body;
    text.replace(text.find("COUNT"), 5, count);
    return text.replace(text.find("ROWS"), 4, rows);
  };
  EXPECT_EQ(findings(with("sites", "1")), (Found{"1:28 sample-count"}));
  EXPECT_EQ(findings(with("site", "{pick: {0: 1, 1: 9}}")), (Found{"1:28 sample-count"}));
  EXPECT_EQ(findings(with("site", "{between: [1, 2], missing: 1}")), (Found{"1:28 sample-count"}));
  EXPECT_EQ(findings(with("site", "{cases: [{when: {id: \"2\"}, then: 1}]}")), (Found{"1:28 sample-count"}));
}

TEST_F(SampleBadTest, OtherShapes) {
  EXPECT_EQ(findings(""), (Found{"1:1 sample-value"}));
  EXPECT_EQ(findings("[]"), (Found{"1:1 sample-value"}));
  EXPECT_EQ(findings("sample: 1\nlists: 2\ntables: 3\n"),
            (Found{"1:9 sample-value", "2:8 sample-value", "3:9 sample-value"}));
  EXPECT_EQ(findings("{}"), (Found{"1:1 missing-key", "1:1 missing-key"}));
  EXPECT_EQ(findings("sample: {format: 2, count: t, as_of: 2026-02-03, readme: x}\ntables: {}\n"),
            (Found{"1:18 sample-format"}));
  EXPECT_EQ(findings("sample: {format: 1, count: t, as_of: 2026-02-03, readme: x}\ntables: {t: 1, u: [], v: ~}\n")[0],
            "2:13 sample-value");
  EXPECT_EQ(findings("sample: {format: 1, count: [], as_of: [], readme: {}}\ntables: {t: {fields: {x: 1}}}\n").size(),
            3U);
}

// No file, no YAML, bytes that are no text: said, not crashed on.
TEST_F(SampleBadTest, UnreadableFiles) {
  Diagnostics diagnostics;
  const auto out = (folder_ / "out").string();
  EXPECT_THROW(make_sample({10, 1, out, (folder_ / "none.yaml").string()}, diagnostics), EnvironmentError);
  EXPECT_FALSE(make_sample({10, 1, out, folder_.string()}, diagnostics));
  EXPECT_TRUE(diagnostics.has_errors());
  EXPECT_EQ(findings("sample: \xff\xfe").size(), 1U);
  EXPECT_EQ(findings("a: &x 1\nb: *x\n").empty(), false);
  EXPECT_EQ(findings(std::string(2000, '[')).empty(), false);
}

}  // namespace
}  // namespace inspectplan::sample
