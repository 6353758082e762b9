// Decision tables by hit policy.
#include <gtest/gtest.h>

#include "evaluate.hpp"

namespace inspectplan::dmn {
namespace {

Table prizes(Hit hit, Aggregator aggregator = Aggregator::none) {
  Table table;
  table.hit = hit;
  table.aggregator = aggregator;
  table.inputs = {{"age", "number", ""}};
  table.outputs = {{"", "number", "3, 2, 1", ""}};
  table.rules = {{{"> 10"}, {"1"}}, {{"> 20"}, {"2"}}, {{"[30..40]"}, {"3"}}};
  return table;
}

std::string run(const Table& table, std::vector<Value> ages) {
  Diagnostics diagnostics;
  const auto model = Model::compile({{"age", "number", "", {}}}, {{"prize", "", "", table}}, diagnostics);
  if (!model)
    return "refused " + diagnostics.sorted().front().code + " in " + diagnostics.sorted().front().place.source->name();
  const std::vector<Column> columns = {ages};
  std::string text;
  for (const Value& value : model->run(columns, ages.size())) text += (text.empty() ? "" : " ") + to_string(value);
  return text;
}

const std::vector<Value> ages = {whole(5), whole(15), whole(25), whole(35), Value()};

TEST(Table, HitPolicies) {
  EXPECT_EQ(run(prizes(Hit::unique), ages), "null 1 null null null");
  EXPECT_EQ(run(prizes(Hit::any), ages), "null 1 null null null");
  EXPECT_EQ(run(prizes(Hit::first), ages), "null 1 1 1 null");
  EXPECT_EQ(run(prizes(Hit::priority), ages), "null 1 2 3 null");
  EXPECT_EQ(run(prizes(Hit::rule_order), ages), "null [1] [1, 2] [1, 2, 3] null");
  EXPECT_EQ(run(prizes(Hit::output_order), ages), "null [1] [2, 1] [3, 2, 1] null");
  EXPECT_EQ(run(prizes(Hit::collect), ages), "[] [1] [1, 2] [1, 2, 3] []");
  EXPECT_EQ(run(prizes(Hit::collect, Aggregator::sum), ages), "null 1 3 6 null");
  EXPECT_EQ(run(prizes(Hit::collect, Aggregator::min), ages), "null 1 1 1 null");
  EXPECT_EQ(run(prizes(Hit::collect, Aggregator::max), ages), "null 1 2 3 null");
  EXPECT_EQ(run(prizes(Hit::collect, Aggregator::count), ages), "0 1 2 3 0");
}

TEST(Table, DefaultsAndAllowedValues) {
  Table table = prizes(Hit::first);
  table.outputs[0].fallback = "1";
  EXPECT_EQ(run(table, ages), "1 1 1 1 1");
  table.inputs[0].values = "[10..100]";
  EXPECT_EQ(run(table, ages), "null 1 1 1 null");
  table.outputs[0].values = "2, 3";  // 1 is not allowed
  EXPECT_EQ(run(table, {whole(15)}), "null");
}

TEST(Table, SeveralOutputsMakeARecord) {
  Table table = prizes(Hit::first);
  table.outputs = {{"Prize", "number", "", "0"}, {"Colour", "string", "", ""}};
  table.rules = {{{"> 10"}, {"age * 2", "\"red\""}}};
  EXPECT_EQ(run(table, {whole(15), whole(5)}), "{Prize: 30, Colour: red} {Prize: 0, Colour: null}");
}

TEST(Table, IsRefusedCellByCell) {
  Table table = prizes(Hit::first);
  table.rules[1].tests[0] = "\"old\"";
  EXPECT_EQ(run(table, ages), "refused type-mismatch in prize, rule 2, input 1");
  table = prizes(Hit::first);
  table.rules[2].outputs[0] = "\"gold\"";
  EXPECT_EQ(run(table, ages), "refused type-mismatch in prize, rule 3, output 1");
  table = prizes(Hit::first);
  table.rules[0].tests.clear();
  EXPECT_EQ(run(table, ages), "refused bad-table in prize");
}

TEST(Inputs, WhatIsNotOfTheTypeThatIsDeclaredIsNull) {
  const auto handed_in = [](const std::string& type, const Value& value) {
    Diagnostics diagnostics;
    const auto model =
        Model::compile({{"x", type, "", {}}}, {{"d", "", "if x = null then \"none\" else x", {}}}, diagnostics);
    return model ? to_string(model->run(std::vector<Column>{{value}}, 1).front()) : render(diagnostics.sorted());
  };
  EXPECT_EQ(handed_in("number", Value(std::string("a"))), "none");
  EXPECT_EQ(handed_in("boolean", Value(std::string("a"))), "none");
  EXPECT_EQ(handed_in("string", Value(std::string("a"))), "a");
  EXPECT_EQ(handed_in("", Value(std::string("a"))), "a");
  EXPECT_EQ(handed_in("number", Value::of(List{whole(1)})), "1") << "a list of one stands for what is in it";
  EXPECT_EQ(handed_in("tMine", whole(1)), "1") << "types of the user's own constrain nothing";
}

}  // namespace
}  // namespace inspectplan::dmn
