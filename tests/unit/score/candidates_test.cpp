#include "score/candidates.hpp"

#include <gtest/gtest.h>

namespace inspectplan::score {
namespace {

const Clock clock_2027 = clock_of(2027, from_civil(2026, 11, 20));

std::vector<std::string> shown(const column::Field& field, const std::vector<std::string>& texts,
                               const column::Schema& schema = {}) {
  std::vector<std::string> out;
  for (const Cell& cell : candidates(field, schema, texts, clock_2027)) out.push_back(show_cell(field, cell));
  return out;
}

column::Field field_of(column::Kind kind) {
  column::Field field;
  field.name = "f";
  field.kind = kind;
  return field;
}

TEST(Candidates, BothSidesOfEveryEdgeAndTheEnds) {
  column::Field field = field_of(column::Kind::number);
  field.min = 0;
  field.max = 1000;
  EXPECT_EQ(shown(field, {"[200..500)"}),
            (std::vector<std::string>{"0", "199", "200", "201", "499", "500", "501", "1000"}));
}

TEST(Candidates, EdgesInTheUnitOfTheField) {
  column::Field field = field_of(column::Kind::number);
  field.scale = 1;
  field.min = 0;
  field.max = 100;
  EXPECT_EQ(shown(field, {"> 2"}), (std::vector<std::string>{"0", "1.9", "2", "2.1", "10"}));
  EXPECT_EQ(shown(field, {"> 2.25"}), (std::vector<std::string>{"0", "2.1", "2.2", "2.3", "10"}));
}

TEST(Candidates, NothingOutsideTheBounds) {
  column::Field field = field_of(column::Kind::number);
  field.min = -3;
  field.max = 4;
  EXPECT_EQ(shown(field, {"> 4", "9000000000000000000"}), (std::vector<std::string>{"-3", "3", "4"}));
}

TEST(Candidates, BooleansAndClosedSets) {
  EXPECT_EQ(shown(field_of(column::Kind::boolean), {}), (std::vector<std::string>{"false", "true"}));
  column::Field field = field_of(column::Kind::text);
  field.values = {"north", "south"};
  EXPECT_EQ(shown(field, {R"("west")"}), (std::vector<std::string>{"north", "south"}));
}

TEST(Candidates, CodesComeFromTheRulesUnlessTheListIsClosed) {
  column::Schema schema;
  schema.code_lists.push_back({"trade", "", true, false, {"10"}, {}});
  column::Field field = field_of(column::Kind::text);
  field.code_list = 0;
  EXPECT_EQ(shown(field, {R"(under(trade, "05"))"}, schema), (std::vector<std::string>{"05", "10"}));
  schema.code_lists[0].closed = true;
  EXPECT_EQ(shown(field, {R"(under(trade, "05"))"}, schema), (std::vector<std::string>{"10"}));
}

TEST(Candidates, DaysAroundTheClockAndItsWindows) {
  const auto days = shown(field_of(column::Kind::date), {R"(d > as_of - duration("P1Y6M"))", R"(date("2020-02-29"))"});
  for (const char* day :
       {"2027-01-01", "2026-12-31", "2027-12-31", "2026-11-20", "2025-05-20", "2025-05-19", "2020-02-29", "2018-08-29"})
    EXPECT_NE(std::find(days.begin(), days.end(), day), days.end()) << day;
}

TEST(Candidates, AreFew) {
  std::string many;
  for (int i = 0; i < 2000; ++i) many += std::to_string(i * 10) + " ";
  EXPECT_LE(shown(field_of(column::Kind::number), {many}).size(), most_candidates);
}

}  // namespace
}  // namespace inspectplan::score
