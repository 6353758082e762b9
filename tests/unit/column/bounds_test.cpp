// Values that the rules in use exclude are said, by field, with their number and the first of them.
#include "column/bounds.hpp"

#include <gtest/gtest.h>

namespace inspectplan::column {
namespace {

Field field(const std::string& name, Kind kind) {
  Field one;
  one.name = name;
  one.kind = kind;
  return one;
}

Schema schema_of_works() {
  Schema schema;
  schema.enterprise.name = "enterprise";
  schema.enterprise.fields = {field("id", Kind::text), field("workers", Kind::number), field("opened", Kind::date)};
  schema.enterprise.key = {0};
  schema.enterprise.fields[1].min = 0;
  schema.enterprise.fields[1].max = 65;
  schema.enterprise.fields[1].scale = 1;
  schema.enterprise.fields[2].min = from_civil(2000, 1, 1).number;
  TableSchema& permit = schema.children.emplace_back();
  permit.name = "permit";
  permit.parent = "enterprise";
  permit.fields = {field("enterprise", Kind::text), field("no", Kind::number), field("fee", Kind::number)};
  permit.fields[2].max = 9;
  permit.key = {0, 1};
  permit.max_rows = 2;
  return schema;
}

Dataset three_works(const Schema& schema) {
  Dataset data = make_dataset(schema);
  for (const char* id : {"a", "b", "c"}) data.enterprises.columns[0].append_text(id), ++data.enterprises.rows;
  for (const std::int64_t workers : {0, 65}) data.enterprises.columns[1].append(workers);
  data.enterprises.columns[1].append_missing();
  for (int i = 0; i < 3; ++i) data.enterprises.columns[2].append(from_civil(2000, 1, 1).number);
  data.children[0].offsets = {0, 0, 2, 2};
  for (const std::int64_t no : {1, 2}) {
    data.children[0].columns[0].append_text("b");
    data.children[0].columns[1].append(no);
    data.children[0].columns[2].append(9);
    data.children[0].parent.push_back(1);
    ++data.children[0].rows;
  }
  return data;
}

std::vector<std::string> messages(const Schema& schema, const Dataset& data) {
  Diagnostics found;
  check_bounds(schema, data, found);
  std::vector<std::string> all;
  for (const Diagnostic& one : found.sorted()) {
    EXPECT_EQ(one.severity, Severity::error);
    EXPECT_FALSE(one.hint.empty());
    all.push_back(one.code + ": " + one.message);
  }
  return all;
}

TEST(CheckBounds, LetsPassWhatTheRulesAllow) {
  const Schema schema = schema_of_works();
  EXPECT_EQ(messages(schema, three_works(schema)), std::vector<std::string>());
}

TEST(CheckBounds, SaysEachFieldOnce) {
  Schema schema = schema_of_works();
  const Dataset data = three_works(schema);
  schema.enterprise.fields[1].max = 64;
  schema.enterprise.fields[2].min = from_civil(2000, 1, 2).number;
  schema.children[0].fields[2].max = 8;
  schema.children[0].max_rows = 1;
  EXPECT_EQ(messages(schema, data),
            (std::vector<std::string>{
                "out-of-range: the register has 1 value outside of 0 … 6.4 in field \"workers\" of table "
                "\"enterprise\": 6.5 at \"b\"",
                "out-of-range: the register has 2 values above 8 in field \"fee\" of table \"permit\"; the first: 9 at "
                "\"b/1\"",
                "out-of-range: the register has 3 values below 2000-01-02 in field \"opened\" of table "
                "\"enterprise\"; the first: 2000-01-01 at \"a\"",
                "too-many-rows: the register has more than 1 rows of table \"permit\" at 1 enterprise: 2 at \"b\""}));
}

TEST(CheckBounds, KeepsPersonalValuesToItself) {
  Schema schema = schema_of_works();
  const Dataset data = three_works(schema);
  schema.enterprise.fields[1].max = 64;
  schema.enterprise.fields[1].personal = true;
  ASSERT_EQ(messages(schema, data).size(), 1u);
  EXPECT_EQ(messages(schema, data)[0].find("6.5"), std::string::npos);
}

}  // namespace
}  // namespace inspectplan::column
