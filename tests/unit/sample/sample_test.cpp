// What a sample promises whatever it is drawn from: the same bytes, prefixes, declared rates, whole or not at all.
#include <algorithm>
#include <set>

#include "base/error.hpp"
#include "fixture.hpp"

namespace inspectplan::sample {
namespace {

// Owners with one to three sites; every kind of value once.
constexpr const char* small = R"(
sample: {format: 1, count: site, as_of: 2026-10-31, readme: "# Not real"}
lists:
  word: [Alpha, "Beta, the second", 'Gam"ma']
tables:
  _owner:
    fields:
      _size: {pick: {small: 90, large: 10}}
  site:
    parent: _owner
    rows: {cases: [{when: {_size: large}, then: {between: [1, 3]}}, {then: 1}]}
    fields:
      id: {text: "S-{row:5}"}
      name: {text: "{word} {n}"}
      size: {text: "{_size}"}
      staff: {cases: [{when: {_size: large}, then: {between: [200, 900], skew: 2}}, {then: {between: [1, 199]}}], missing: 10}
      at_risk: {percent: [0, 50], of: staff}
      area: {between: [-0.5, 2.25]}
      old: {chance: 12.5}
      since: {days: [-3000, -1], after: as_of}
      checked: {days: [0, 30], after: since, missing: 50}
      never: null
      band: {cases: [{when: {staff: null}, then: unknown}, {when: {staff: "..99"}, then: low}, {when: {staff: ["100..199", "900"]}, then: mid}, {then: high}]}
  event:
    parent: site
    rows: {pick: {0: 70, 1: 20, 2: 10}}
    fields:
      site: {text: "{id}"}
      no: {text: "{n}"}
      kind: {pick: [fall, fire]}
  quota:
    columns: [who, days]
    given: [{who: a, days: 5}, {who: b}]
)";

TEST_F(SampleTest, SameRequestSameBytes) {
  const std::string file = write("d.yaml", small);
  const auto one = make("one", file, 200, 7);
  const auto two = make("two/", file, 200, 7);
  for (const char* name : {"site.csv", "event.csv", "quota.csv", "README.md"}) {
    EXPECT_EQ(read_file(one / name), read_file(two / name)) << name;
  }
  EXPECT_FALSE(std::filesystem::exists(one / "_owner.csv")) << "a name that begins with _ is not written";
}

// The bytes, worked out apart from this program by a few lines of Python with whole numbers of its own. They may
// change only on purpose: shipped samples and what was measured on them rest on these draws.
TEST_F(SampleTest, TheBytesAreTheSpecifiedOnes) {
  const std::string file = write("d.yaml", R"(
sample: {format: 1, count: t, as_of: 2026-01-01, readme: x}
tables:
  t:
    fields:
      x: {between: [0, 999999]}
      y: {pick: {a: 1, b: 2, c: 3}, missing: 50}
  u:
    parent: t
    rows: {between: [0, 2]}
    fields:
      of: {text: "{x}"}
      z: {between: [0, 99], skew: 1}
)");
  const auto out = make("out", file, 4, 2027);
  EXPECT_EQ(read_file(out / "t.csv"), "x,y\n492871,c\n243349,\n748427,\n474455,\n");
  EXPECT_EQ(read_file(out / "u.csv"),
            "of,z\n492871,44\n243349,3\n243349,0\n748427,16\n748427,61\n474455,17\n474455,42\n");
}

TEST_F(SampleTest, ShapeOfTheFiles) {
  const auto out = make("out", write("d.yaml", small), 50, 1);
  const auto lines = lines_of(out / "site.csv");
  ASSERT_EQ(lines.size(), 51U);
  EXPECT_EQ(lines[0], "id,name,size,staff,at_risk,area,old,since,checked,never,band");
  EXPECT_EQ(lines_of(out / "quota.csv"), (std::vector<std::string>{"who,days", "a,5", "b,"}));
  EXPECT_EQ(lines_of(out / "event.csv").front(), "site,no,kind");
  const Csv sites(out / "site.csv");
  EXPECT_EQ(sites.rows.front()[0], "S-00001");
  EXPECT_EQ(sites.rows.back()[0], "S-00050");
  EXPECT_EQ(sites.count("never", ""), 50U);
  std::set<std::string> words;
  for (const auto& row : sites.rows) words.insert(row[1].substr(0, row[1].rfind(' ')));
  EXPECT_EQ(words, (std::set<std::string>{"Alpha", "Beta, the second", "Gam\"ma"})) << "quotes and commas come back";
}

TEST_F(SampleTest, ReadmeSaysWhatItIs) {
  const std::string text = read_file(make("out", write("d.yaml", small), 20, 3) / "README.md");
  EXPECT_TRUE(text.starts_with("# Not real\n")) << text;
  EXPECT_NE(text.find("--enterprises 20 --seed 3"), std::string::npos) << text;
  EXPECT_NE(text.find("| site.csv | 20 |"), std::string::npos) << text;
  EXPECT_NE(text.find("| quota.csv | 2 |"), std::string::npos) << text;
}

TEST_F(SampleTest, FirstRowsOfALargerSampleAreTheSmallerOne) {
  const std::string file = write("d.yaml", small);
  const auto large = make("large", file, 500, 11);
  for (std::uint64_t k : {1U, 2U, 3U, 77U, 499U}) {
    const auto prefix = make("k" + std::to_string(k), file, k, 11);
    for (const char* name : {"site.csv", "event.csv"}) {
      const std::string few = read_file(prefix / name);
      EXPECT_TRUE(read_file(large / name).starts_with(few)) << name << " of " << k;
    }
  }
}

TEST_F(SampleTest, AnotherSeedChangesEverything) {
  const std::string file = write("d.yaml", small);
  const Csv one(make("one", file, 300, 1) / "site.csv");
  const Csv two(make("two", file, 300, 2) / "site.csv");
  for (const char* column : {"name", "staff", "area", "since", "old"}) {
    std::size_t equal = 0;
    for (std::size_t i = 0; i < 300; ++i) equal += one.rows[i][one.column(column)] == two.rows[i][two.column(column)];
    EXPECT_LT(equal, 290U) << column;
  }
}

// Draws belong to a place: a field, list or table more leaves the others as they were.
TEST_F(SampleTest, AddingAFieldLeavesTheOthersAlone) {
  std::string more = small;
  more.insert(more.find("      size:"), "      extra: {between: [1, 9]}\n");
  more.insert(more.find("  event:"), "  visit:\n    parent: site\n    rows: 2\n    fields: {no: {text: \"{n}\"}}\n");
  const Csv before(make("before", write("a.yaml", small), 100, 5) / "site.csv");
  const auto out = make("after", write("b.yaml", more), 100, 5);
  const Csv after(out / "site.csv");
  for (const std::string& column : before.header) {
    for (std::size_t i = 0; i < 100; ++i) {
      ASSERT_EQ(before.rows[i][before.column(column)], after.rows[i][after.column(column)]) << column << " row " << i;
    }
  }
  EXPECT_EQ(lines_of(out / "visit.csv").size(), 201U);
}

std::int64_t number(const std::string& text) { return std::stoll(text); }

TEST_F(SampleTest, ValuesKeepTheirBounds) {
  const Csv sites(make("out", write("d.yaml", small), 3000, 9) / "site.csv");
  const auto at = [&](const std::vector<std::string>& row, const char* name) { return row[sites.column(name)]; };
  for (const auto& row : sites.rows) {
    const std::string staff = at(row, "staff");
    ASSERT_EQ(staff.empty(), at(row, "at_risk").empty()) << "a share of a missing number is missing";
    ASSERT_EQ(staff.empty(), at(row, "band") == "unknown");
    if (!staff.empty()) {
      ASSERT_GE(number(staff), at(row, "size") == "large" ? 200 : 1);
      ASSERT_LE(number(staff), at(row, "size") == "large" ? 900 : 199);
      ASSERT_LE(number(at(row, "at_risk")) * 2, number(staff));
      const bool mid = (number(staff) >= 100 && number(staff) <= 199) || number(staff) == 900;
      ASSERT_EQ(at(row, "band"), number(staff) <= 99 ? "low" : mid ? "mid" : "high") << staff;
    }
    const std::string area = at(row, "area");
    ASSERT_EQ(area.size() - area.find('.'), 3U) << "two digits, as the wider bound has them: " << area;
    const auto value = number(std::string(area).erase(area.find('.'), 1));
    ASSERT_TRUE(value >= -50 && value <= 225) << area;
    ASSERT_EQ(area[0] == '-', value < 0) << area;
    ASSERT_TRUE(at(row, "since") >= "2018-08-14" && at(row, "since") <= "2026-10-30") << at(row, "since");
    ASSERT_TRUE(at(row, "checked").empty() || at(row, "checked") >= at(row, "since"));
  }
}

TEST_F(SampleTest, RatesAreTheDeclaredOnes) {
  const auto out = make("out", write("d.yaml", small), 20000, 4);
  const Csv sites(out / "site.csv");
  EXPECT_TRUE(near_rate(sites.count("staff", ""), 20000, 100));
  EXPECT_TRUE(near_rate(sites.count("checked", ""), 20000, 500));
  EXPECT_TRUE(near_rate(sites.count("old", "true"), 20000, 125));
  // 10 % of the owners are large with two sites on average: 2/11 of the sites. Sites of one owner go together, so
  // the owners are counted: each begins with site number 1.
  std::size_t owners = 0, large = 0;
  for (const auto& row : sites.rows) {
    if (!row[1].ends_with(" 1")) continue;
    ++owners;
    large += row[2] == "large" ? 1U : 0U;
  }
  EXPECT_TRUE(near_rate(large, owners, 100));
  const Csv events(out / "event.csv");
  EXPECT_TRUE(near_rate(events.count("no", "1"), 20000, 300));
  EXPECT_TRUE(near_rate(events.count("no", "2"), 20000, 100));
  EXPECT_TRUE(near_rate(events.count("kind", "fall"), events.rows.size(), 500));
}

TEST_F(SampleTest, SkewPullsDownAndUp) {
  const std::string file = write("d.yaml", R"(
sample: {format: 1, count: t, as_of: 2026-01-01, readme: x}
tables:
  t:
    fields:
      low: {between: [0, 99], skew: 1}
      high: {between: [0, 99], skew: -1}
)");
  const Csv rows(make("out", file, 10000, 1) / "t.csv");
  const auto below_half = [](const std::string& text) { return number(text) < 50; };
  EXPECT_TRUE(near_rate(rows.count_if("low", below_half), 10000, 750)) << "the least of two draws";
  EXPECT_TRUE(near_rate(rows.count_if("high", below_half), 10000, 250)) << "the greatest of two draws";
}

TEST_F(SampleTest, ExistingFolderIsRefusedAndLeftAlone) {
  const std::string file = write("d.yaml", small);
  std::filesystem::create_directory(folder_ / "full");
  std::ofstream(folder_ / "full" / "mine.txt") << "mine";
  Diagnostics diagnostics;
  EXPECT_FALSE(make_sample({10, 1, (folder_ / "full").string(), file}, diagnostics));
  ASSERT_EQ(diagnostics.sorted().size(), 1U);
  EXPECT_EQ(diagnostics.sorted()[0].code, "output-exists");
  EXPECT_EQ(read_file(folder_ / "full" / "mine.txt"), "mine");
  EXPECT_FALSE(std::filesystem::exists(folder_ / "full.partial"));
  EXPECT_FALSE(make_sample({10, 1, file, file}, diagnostics)) << "a file is no folder";
  std::filesystem::create_directory(folder_ / "empty");
  EXPECT_EQ(lines_of(make("empty", file, 10, 1) / "site.csv").size(), 11U) << "an empty folder may be filled";
}

TEST_F(SampleTest, ImpossibleRequests) {
  const std::string file = write("d.yaml", small);
  for (std::uint64_t enterprises : {std::uint64_t{0}, most_sample_enterprises + 1}) {
    Diagnostics diagnostics;
    EXPECT_FALSE(make_sample({enterprises, 1, (folder_ / "out").string(), file}, diagnostics));
    ASSERT_EQ(diagnostics.sorted().size(), 1U);
    EXPECT_EQ(diagnostics.sorted()[0].code, "sample-enterprises");
  }
  Diagnostics diagnostics;
  EXPECT_FALSE(make_sample({1, 1, "", file}, diagnostics));
  EXPECT_EQ(diagnostics.sorted().at(0).code, "output-missing");
  EXPECT_THROW(make_sample({1, 1, (folder_ / "no" / "such" / "place").string(), file}, diagnostics), EnvironmentError);
}

TEST_F(SampleTest, LeftoverOfABrokenAttemptIsNotTouched) {
  const std::string file = write("d.yaml", small);
  std::filesystem::create_directory(folder_ / "out.partial");
  std::ofstream(folder_ / "out.partial" / "site.csv") << "half";
  Diagnostics diagnostics;
  EXPECT_THROW(make_sample({10, 1, (folder_ / "out").string(), file}, diagnostics), EnvironmentError);
  EXPECT_EQ(read_file(folder_ / "out.partial" / "site.csv"), "half");
  EXPECT_FALSE(std::filesystem::exists(folder_ / "out"));
}

}  // namespace
}  // namespace inspectplan::sample
