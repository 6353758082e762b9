// Facts and bands in words: no code, no `false`, no point where Vietnamese writes a comma.
#include "report/fact_text.hpp"

#include <gtest/gtest.h>

namespace inspectplan::report {
namespace {

column::Field field(std::string name, column::Kind kind) {
  column::Field out;
  out.name = std::move(name);
  out.kind = kind;
  return out;
}

ruleset::RuleSet rules() {
  ruleset::RuleSet rules;
  rules.schema.enterprise.fields = {field("zone", column::Kind::boolean), field("area", column::Kind::number),
                                    field("ends", column::Kind::date), field("about", column::Kind::text)};
  column::TableSchema machine;
  machine.name = "machine";
  machine.fields = {field("kind", column::Kind::text)};
  machine.fields.push_back(field("until", column::Kind::date));
  rules.schema.children = {machine};
  ruleset::Scorecard card;
  card.id = "hazard";
  ruleset::Factor factor;
  factor.id = "trade";
  ruleset::Band heavy, high;
  heavy.text = "\"heavy\"";
  heavy.label.vi = "Nặng";
  high.text = ">= 0.75";
  factor.bands = {heavy, high};
  card.factors = {factor};
  rules.scorecards = {card};
  return rules;
}

std::string band(const char* text, Language language = Language::vi) {
  score::FactorLine line;
  line.factor = "trade";
  line.band = text;
  return band_in_words(rules(), "hazard", line, language);
}

TEST(FactText, ValuesByTheirType) {
  EXPECT_EQ(value_in_words(rules(), "zone", "false", Language::vi), "không");
  EXPECT_EQ(value_in_words(rules(), "zone", "false", Language::en), "false");
  EXPECT_EQ(value_in_words(rules(), "area", "31.2", Language::vi), "31,2");
  EXPECT_EQ(value_in_words(rules(), "ends", "2027-02-28", Language::vi), "28/02/2027");
  EXPECT_EQ(value_in_words(rules(), "about", "1.2, ba", Language::vi), "1.2, ba");
  EXPECT_EQ(value_in_words(rules(), "nothing", "x", Language::vi), "x");
}

TEST(FactText, RowsOneByOne) {
  EXPECT_EQ(values_in_words(rules(), {"machine.kind", "crane, other, ?", true}, Language::vi), "crane; other; ?");
  EXPECT_EQ(values_in_words(rules(), {"machine.until", "2027-02-28, ?", true}, Language::vi), "28/02/2027; ?");
}

TEST(FactText, BandsByLabelElseInWords) {
  EXPECT_EQ(band("\"heavy\""), "Nặng");
  EXPECT_EQ(band("\"light\", \"none\""), "light hoặc none");
  EXPECT_EQ(band(">= 0.75"), "từ 0,75 trở lên");
  EXPECT_EQ(band("< 10"), "dưới 10");
  EXPECT_EQ(band("<= 3"), "đến 3");
  EXPECT_EQ(band("> 3"), "trên 3");
  EXPECT_EQ(band("[5..20)"), "từ 5 đến dưới 20");
  EXPECT_EQ(band("(0..0.1]"), "trên 0 đến 0,1");
  EXPECT_EQ(band("true"), "có");
  EXPECT_EQ(band("[5..20)", Language::en), "[5..20)");
}

}  // namespace
}  // namespace inspectplan::report
