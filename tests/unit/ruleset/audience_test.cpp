// Who may be told that an enterprise is in a sector.
#include "ruleset/audience.hpp"

#include <gtest/gtest.h>

#include "helpers.hpp"

namespace inspectplan::ruleset {
namespace {

const char* const sectors = R"(
derived:
  plain: 'workers > 5'
  judged: {value: 'workers > 50', rationale: {en: "50 is our own."}}
  by_way_of: 'judged or plain'
sectors:
  by_fact: {when: 'workers > 1'}
  by_plain: {when: plain}
  by_own_limit: {when: 'workers > 70', rationale: {en: "70 is our own."}}
  by_judged: {when: by_way_of}
  asks_for_it: {when: 'in_sector("by_own_limit") and plain'}
  asks_for_plain: {when: 'in_sector("by_plain")'}
  said: {when: judged, audience: public}
  asks_for_said: {when: 'in_sector("said")'}
  kept: {when: plain, audience: internal}
)";

TEST(Audience, SectorsThatRestOnOwnJudgementAreForDepartments) {
  const Loaded loaded = load_text(sectors);
  ASSERT_TRUE(loaded.rules) << loaded.errors();
  const auto least = [&](const char* id) {
    return std::string(name_of(least_audience(*loaded.rules, *loaded.rules->find_sector(id))));
  };
  EXPECT_EQ(least("by_fact"), "public");
  EXPECT_EQ(least("by_plain"), "public");
  EXPECT_EQ(least("by_own_limit"), "department");
  EXPECT_EQ(least("by_judged"), "department");
  EXPECT_EQ(least("asks_for_it"), "department");
  EXPECT_EQ(least("asks_for_plain"), "public");
  EXPECT_EQ(least("said"), "public");
  EXPECT_EQ(least("asks_for_said"), "public");
  EXPECT_EQ(least("kept"), "internal");
}

TEST(Audience, OfASectorIsOneOfFour) {
  EXPECT_EQ(load_text("sectors: {s: {when: 'workers > 1', audience: everybody}}").errors(), "bad-value 1:46");
}

}  // namespace
}  // namespace inspectplan::ruleset
