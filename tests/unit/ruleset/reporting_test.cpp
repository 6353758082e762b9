// Targets and reporting: what they hold and what is refused.
#include <gtest/gtest.h>

#include "helpers.hpp"

namespace inspectplan::ruleset {
namespace {

const std::string offices =
    "departments: {office: {label: {en: Office}}, board: {label: {en: Board}}}\n"
    "derived: {trained: workers}\n";

TEST(Reporting, ReadsPartiesDaysAndWords) {
  const auto loaded = load_text(offices + R"(
reporting:
  yearly: {kind: report, scope: osh, lead: office, coordinate: [{department: board, scope: x}], to: board, before: 12-20,
           others: {en: unions}, product: {en: report}, time: {en: each year}, every: P2Y, valid: {from: 2025-01-01}}
  length: {kind: limit, days: 7, more_days: 3}
  once: {on: 2024-12-31}
)");
  ASSERT_TRUE(loaded.rules) << render(loaded.findings);
  const auto& all = loaded.rules->reporting;
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[0].id, "length");
  EXPECT_EQ(all[0].days, 7);
  EXPECT_EQ(all[0].more_days, 3);
  EXPECT_EQ(to_string(*all[1].on), "2024-12-31");
  const Obligation& yearly = all[2];
  EXPECT_EQ(yearly.lead.at(0).department, "office");
  EXPECT_EQ(yearly.coordinate.at(0).scope, "x");
  EXPECT_EQ(yearly.to.at(0).department, "board");
  EXPECT_EQ(yearly.due->month, 12);
  EXPECT_EQ(yearly.due->day, 20);
  EXPECT_TRUE(yearly.due->before);
  EXPECT_EQ(yearly.every->months, 24);
  EXPECT_EQ(yearly.others->en, "unions");
}

TEST(Reporting, RefusesWhatCannotBeMeant) {
  EXPECT_EQ(load_text(offices + "reporting: {a: {lead: nobody}}\n").errors(), "unknown-department 3:23");
  EXPECT_EQ(load_text(offices + "reporting: {a: {by: 13-01}}\n").errors(), "bad-date 3:21");
  EXPECT_EQ(load_text(offices + "reporting: {a: {by: 12-01, on: 2024-01-01}}\n").errors(), "bad-value 3:13");
  EXPECT_EQ(load_text(offices + "reporting: {a: {by: 12-01, every: P6M}}\n").errors(), "bad-value 3:35");
  EXPECT_EQ(load_text(offices + "reporting: {a: {kind: wish}}\n").errors(), "bad-value 3:23");
  EXPECT_EQ(load_text(offices + "reporting: {a: {deadline: 12-01}}\n").errors(), "unknown-key 3:17");
}

TEST(Targets, ReadsWhatIsWantedAndWhatMeasuresIt) {
  const auto loaded = load_text(offices + R"(
targets:
  fewer: {falls_by: 0.04, measure: trained}
  more: {reaches: 0.9, by: 2030-12-31, measure: trained, per: trained}
  over: {exceeds: 0.9, measure: trained, per: trained}
  unknown: {rises_by: 0.05, unmeasured: {en: nobody counts it}}
)");
  ASSERT_TRUE(loaded.rules) << render(loaded.findings);
  const auto& all = loaded.rules->targets;
  ASSERT_EQ(all.size(), 4U);
  EXPECT_EQ(all[0].aim, Target::Aim::falls_by);
  EXPECT_EQ(to_string(all[0].amount), "0.04");
  EXPECT_EQ(all[0].measure, "trained");
  EXPECT_EQ(all[1].aim, Target::Aim::reaches);
  EXPECT_EQ(to_string(*all[1].by), "2030-12-31");
  EXPECT_EQ(all[2].aim, Target::Aim::exceeds);
  EXPECT_EQ(all[3].unmeasured->en, "nobody counts it");
}

TEST(Targets, RefusesHalfATarget) {
  EXPECT_EQ(load_text(offices + "targets: {a: {measure: trained}}\n").errors(), "missing-key 3:11");
  EXPECT_EQ(load_text(offices + "targets: {a: {falls_by: 0.1, rises_by: 0.1, measure: trained}}\n").errors(),
            "missing-key 3:11");
  EXPECT_EQ(load_text(offices + "targets: {a: {reaches: 0.1, exceeds: 0.1, measure: trained}}\n").errors(),
            "missing-key 3:11");
  EXPECT_EQ(load_text(offices + "targets: {a: {falls_by: 0.1}}\n").errors(), "missing-key 3:11");
  EXPECT_EQ(load_text(offices + "targets: {a: {falls_by: 0.1, measure: trained, unmeasured: {en: x}}}\n").errors(),
            "missing-key 3:11");
  EXPECT_EQ(load_text(offices + "targets: {a: {falls_by: 0.1, measure: nothing}}\n").errors(), "unknown-derived 3:39");
}

}  // namespace
}  // namespace inspectplan::ruleset
