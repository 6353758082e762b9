#include "column/column.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace inspectplan::column {
namespace {

TEST(Dictionary, gives_the_same_index_for_the_same_text) {
  Dictionary dictionary;
  EXPECT_EQ(dictionary.intern("b"), 0u);
  EXPECT_EQ(dictionary.intern(""), 1u);
  EXPECT_EQ(dictionary.intern("a"), 2u);
  EXPECT_EQ(dictionary.intern("b"), 0u);
  EXPECT_EQ(dictionary.intern(""), 1u);
  EXPECT_EQ(dictionary.size(), 3u);
  EXPECT_EQ(dictionary.text(1), "");
  EXPECT_EQ(dictionary.find("a"), 2u);
  EXPECT_FALSE(dictionary.find("c"));
  EXPECT_FALSE(Dictionary{}.find("c"));
}

TEST(Dictionary, keeps_views_good_while_it_grows) {
  Dictionary dictionary;
  dictionary.intern("the first");
  const std::string_view first = dictionary.text(0);
  const std::string huge(200'000, 'x');
  dictionary.intern(huge);
  for (int i = 0; i < 20'000; ++i) dictionary.intern("text " + std::to_string(i));
  EXPECT_EQ(first.data(), dictionary.text(0).data());
  EXPECT_EQ(dictionary.text(1), huge);
  for (int i = 0; i < 20'000; ++i)
    ASSERT_EQ(dictionary.text(static_cast<std::uint32_t>(i) + 2), "text " + std::to_string(i));
  EXPECT_EQ(dictionary.size(), 20'002u);
}

TEST(Column, widens_only_as_far_as_values_ask) {
  Column column(Kind::number);
  column.append(127);
  column.append(-128);
  EXPECT_EQ(column.width(), 1u);
  column.append(128);
  EXPECT_EQ(column.width(), 2u);
  column.append(-32769);
  EXPECT_EQ(column.width(), 4u);
  column.append(std::numeric_limits<std::int64_t>::min());
  column.append(std::numeric_limits<std::int64_t>::max());
  EXPECT_EQ(column.width(), 8u);
  const std::vector<std::int64_t> wanted{
      127, -128, 128, -32769, std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max()};
  std::vector<std::int64_t> all(6);
  column.read(0, all);
  EXPECT_EQ(all, wanted);
  for (std::size_t row = 0; row < 6; ++row) EXPECT_EQ(column.value(row), wanted[row]);
}

TEST(Column, jumps_from_the_narrowest_to_the_widest) {
  Column column(Kind::number);
  column.append(1);
  column.append(std::int64_t{1} << 40);
  EXPECT_EQ(column.width(), 8u);
  EXPECT_EQ(column.value(0), 1);
  EXPECT_EQ(column.value(1), std::int64_t{1} << 40);
}

TEST(Column, a_missing_cell_is_not_zero) {
  Column column(Kind::number);
  column.append(0);
  EXPECT_FALSE(column.has_missing());
  EXPECT_TRUE(column.valid(0));
  column.append_missing();
  column.append(5);
  EXPECT_EQ(column.missing(), 1u);
  std::vector<std::uint8_t> valid(3);
  column.read_valid(0, valid);
  EXPECT_EQ(valid, (std::vector<std::uint8_t>{1, 0, 1}));
  EXPECT_EQ(column.value(1), 0);
  std::vector<std::uint8_t> last(1, 9);
  column.read_valid(1, last);
  EXPECT_EQ(last[0], 0);
}

TEST(Column, reads_ones_where_nothing_is_missing) {
  Column column(Kind::boolean);
  for (int i = 0; i < 5; ++i) column.append(i % 2);
  std::vector<std::uint8_t> valid(2, 9);
  column.read_valid(3, valid);
  EXPECT_EQ(valid, (std::vector<std::uint8_t>{1, 1}));
  std::vector<std::int64_t> tail(2);
  column.read(3, tail);
  EXPECT_EQ(tail, (std::vector<std::int64_t>{1, 0}));
}

TEST(Column, texts_are_dictionary_coded_and_the_empty_text_is_a_text) {
  Column column(Kind::text);
  column.append_text("đá vôi");
  column.append_missing();
  column.append_text("");
  column.append_text("đá vôi");
  EXPECT_EQ(column.text(0), "đá vôi");
  EXPECT_EQ(column.text(1), "");
  EXPECT_FALSE(column.valid(1));
  EXPECT_TRUE(column.valid(2));
  EXPECT_EQ(column.value(0), column.value(3));
  EXPECT_EQ(column.dictionary().size(), 2u);
}

TEST(Column, survives_being_moved) {
  Column column(Kind::text);
  column.append_text("a");
  column.append_missing();
  const Column moved = std::move(column);
  EXPECT_EQ(moved.text(0), "a");
  EXPECT_EQ(moved.size(), 2u);
}

Schema small_schema() {
  Schema schema;
  schema.enterprise.name = "enterprise";
  schema.enterprise.fields.resize(2);
  schema.enterprise.fields[0].name = "id";
  schema.enterprise.fields[1].name = "employees";
  schema.enterprise.fields[1].kind = Kind::number;
  schema.enterprise.key = {0};
  TableSchema accident;
  accident.name = "accident";
  accident.parent = "enterprise";
  accident.fields.resize(1);
  accident.fields[0].name = "enterprise";
  schema.children.push_back(accident);
  return schema;
}

TEST(Schema, finds_fields_and_tables_by_exact_name) {
  const Schema schema = small_schema();
  EXPECT_EQ(schema.enterprise.find("employees"), 1u);
  EXPECT_FALSE(schema.enterprise.find("Employees"));
  EXPECT_EQ(schema.find_child("accident"), 0u);
  EXPECT_FALSE(schema.find_child("enterprise"));
}

TEST(Dataset, starts_empty_with_a_column_a_field) {
  const Dataset dataset = make_dataset(small_schema());
  ASSERT_EQ(dataset.enterprises.columns.size(), 2u);
  EXPECT_EQ(dataset.enterprises.columns[1].kind(), Kind::number);
  EXPECT_EQ(dataset.enterprises.rows, 0u);
  ASSERT_EQ(dataset.children.size(), 1u);
  EXPECT_FALSE(dataset.children[0].imported);
  EXPECT_EQ(dataset.children[0].offsets, std::vector<std::uint32_t>{0});
}

}  // namespace
}  // namespace inspectplan::column
