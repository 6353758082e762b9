// What uses what: the order of computations, and circles.
#include <gtest/gtest.h>

#include <algorithm>

#include "helpers.hpp"

namespace inspectplan::ruleset {
namespace {

std::vector<std::string> order_of(const RuleSet& rules) {
  std::vector<std::string> names;
  for (const RuleSet::Step& step : rules.order) {
    const bool derived = step.section == "derived";
    const bool sector = step.section == "sector";
    names.push_back(step.section + (derived  ? " " + rules.derived[step.index].id
                                    : sector ? " " + rules.sectors[step.index].id
                                             : ""));
  }
  return names;
}

TEST(Order, EachComesAfterWhatItUses) {
  const Loaded loaded = load_text(R"(
documents: {act: {}}
derived: {a: b + 1, b: c * 2, c: workers}
sectors:
  p: {when: 'in_sector("q") and a > 1', label: {vi: x}, basis: [{document: act}]}
  q: {when: 'b > 1', label: {vi: x}, basis: [{document: act}]}
)");
  ASSERT_TRUE(loaded.rules) << render(loaded.findings);
  EXPECT_EQ(order_of(*loaded.rules),
            (std::vector<std::string>{"derived c", "derived b", "derived a", "sector q", "sector p"}));
}

TEST(Order, OfStages) {
  const Loaded loaded = load_directory(INSPECTPLAN_SOURCE_DIR "/tests/cases/fictional/rules");
  ASSERT_TRUE(loaded.rules) << render(loaded.findings);
  std::vector<std::string> stages;
  for (const RuleSet::Step& step : loaded.rules->order) stages.push_back(step.section);
  stages.erase(std::unique(stages.begin(), stages.end()), stages.end());
  EXPECT_EQ(stages, (std::vector<std::string>{"derived", "sector", "population", "matter", "responsibility",
                                              "scorecard", "score", "tier", "last_visit", "mandate", "planning"}));
}

TEST(Cycle, IsShownAsAPathWithPlaces) {
  const Loaded loaded = load_text("derived:\n  a: b + 1\n  b: c + 1\n  c: a + 1\n");
  ASSERT_EQ(loaded.errors(), "dependency-cycle 2:3");
  const Diagnostic& finding = loaded.findings[0];
  EXPECT_NE(finding.message.find("a → b → c → a"), std::string::npos) << finding.message;
  ASSERT_EQ(finding.notes.size(), 2u);
  EXPECT_EQ(finding.notes[0].place.line, 3u);
  EXPECT_EQ(finding.notes[1].place.line, 4u);
}

TEST(Cycle, OfOne) {
  const Loaded loaded = load_text("derived:\n  a: a + 1\n");
  ASSERT_EQ(loaded.errors(), "dependency-cycle 2:3");
  EXPECT_NE(loaded.findings[0].message.find("a → a"), std::string::npos);
}

TEST(Cycle, EachIsFoundOnceAndTheShortestWayShown) {
  const Loaded loaded = load_text("derived: {a: b + c, b: a, c: d, d: a, e: f, f: e, g: a + e}\n");
  EXPECT_EQ(loaded.errors(), "dependency-cycle 1:11; dependency-cycle 1:39");
  EXPECT_NE(loaded.findings[0].message.find("circle: a → b → a"), std::string::npos) << loaded.findings[0].message;
}

TEST(Cycle, OfSectorsOverADerivedValueCannotBe) {
  const Loaded loaded = load_text(R"(
documents: {act: {}}
derived: {a: 'if in_sector("p") then 1 else 0'}
sectors: {p: {when: 'a > 0', label: {vi: x}, basis: [{document: act}]}}
)");
  EXPECT_EQ(loaded.errors(), "unknown-name 3:18") << "sectors come after derived values";
}

}  // namespace
}  // namespace inspectplan::ruleset
