#include "register/value.hpp"

#include <gtest/gtest.h>

#include "fixture.hpp"
#include "register/number.hpp"

namespace inspectplan::registers {
namespace {

using column::Kind;

// What a cell becomes, or "code: message".
std::string read(const column::Field& field, std::string_view cell, NumberFormat numbers = {},
                 DateFormat dates = DateFormat::iso) {
  const column::Schema schema = testing::small_schema();
  ValueReader reader(field, schema, numbers, dates);
  Value value;
  if (const auto fault = reader.read(cell, value)) return fault->code + ": " + fault->message;
  return field.kind == Kind::text ? std::string(value.text) : std::to_string(value.number);
}

column::Field number(int scale) {
  column::Field field = testing::field("n", Kind::number);
  field.scale = scale;
  return field;
}

TEST(Value, words_are_not_numbers) {
  for (const char* cell :
       {"abc", "1e3", "+5", "--1", "1.2.3", "0x10", "1 000", ".", "-", "12%", "٣", "NaN", "1,5", ".5", "5."})
    EXPECT_EQ(read(number(2), cell).substr(0, 13), "not-a-number:") << cell;
}

TEST(Value, a_number_keeps_to_its_field) {
  EXPECT_EQ(read(number(2), "4.35"), "435");
  EXPECT_EQ(read(number(2), "-4.3"), "-430");
  EXPECT_EQ(read(number(2), "4.300"), "430");
  EXPECT_EQ(read(number(1), "4.35"), "too-many-decimals: \"4.35\" has more than 1 decimals; nothing is rounded");
  EXPECT_EQ(read(number(0), "99999999999999999999").substr(0, 17), "number-too-large:");
  EXPECT_EQ(read(number(18), "10").substr(0, 17), "number-too-large:");
  column::Field bounded = number(1);
  bounded.min = -5;
  bounded.max = 10;
  EXPECT_EQ(read(bounded, "-0.5"), "-5");
  EXPECT_EQ(read(bounded, "-0.6"), "out-of-range: -0.6 is under the minimum -0.5");
  EXPECT_EQ(read(bounded, "1.1"), "out-of-range: 1.1 is over the maximum 1");
}

TEST(Value, numbers_as_a_map_tells) {
  const NumberFormat vietnamese{',', ".", true};
  EXPECT_EQ(read(number(2), "1.234.567,5", vietnamese), "123456750");
  EXPECT_EQ(read(number(2), "1234,5", vietnamese), "123450");
  EXPECT_EQ(read(number(2), "1.234", vietnamese), "123400");
  EXPECT_EQ(read(number(2), "-1.234", vietnamese), "-123400");
  for (const char* cell : {"12.34", "1.2345", ".234", "1.234.", "1..234", "1,2,3", "1,", ",5", "1234.567"})
    EXPECT_EQ(read(number(4), cell, vietnamese).substr(0, 13), "not-a-number:") << cell;
  EXPECT_EQ(read(number(0),
                 "1\xC2\xA0"
                 "234\xE2\x80\xAF"
                 "567",
                 {',', " ", true}),
            "1234567");
  EXPECT_EQ(read(number(3), "1.234", {'.', "", true}), "1234");
  EXPECT_EQ(read(number(0), "1,234", {'.', ",", true}), "1234");
}

TEST(Value, knows_what_reads_two_ways) {
  for (const char* cell : {"1.234", "12.345", "123.456", "-1.234", "1,234"}) EXPECT_TRUE(reads_two_ways(cell)) << cell;
  for (const char* cell : {"0.125", "1234.567", "1.23", "1.2345", "1.234.567", "1.23a", "", ".", "a.234", "1234"})
    EXPECT_FALSE(reads_two_ways(cell)) << cell;
  for (const char* cell : {"0.125", "6.48", "1234.567", "-6.5"}) EXPECT_TRUE(shows_decimal_point(cell)) << cell;
  for (const char* cell : {"1.234", "6,48", "1.234.567", "64", "x.5"}) EXPECT_FALSE(shows_decimal_point(cell)) << cell;
}

TEST(Value, dates_say_how_they_are_written) {
  const column::Field day = testing::field("d", Kind::date);
  EXPECT_EQ(read(day, "1970-01-02"), "1");
  EXPECT_EQ(read(day, "31/12/2024"), "bad-date: \"31/12/2024\" is written day/month/year; a date is 2024-12-31 here");
  EXPECT_EQ(read(day, "2023-02-30"), "bad-date: there is no day 2023-02-30");
  EXPECT_EQ(read(day, "2024-01-01 00:00:00"),
            "bad-date: \"2024-01-01 00:00:00\" is not a date of the form yyyy-mm-dd: more stands behind the day");
  for (const char* cell : {"2024-1-1", "20240101", "1/2", "//", "0000-01-01", "45292", "31/02/2024"})
    EXPECT_EQ(read(day, cell).substr(0, 9), "bad-date:") << cell;
  EXPECT_EQ(read(day, "2/1/1970", {}, DateFormat::day_month_year), "1");
  EXPECT_EQ(read(day, "02/01/1970", {}, DateFormat::day_month_year), "1");
  EXPECT_EQ(read(day, "1970-01-02", {}, DateFormat::day_month_year),
            "bad-date: \"1970-01-02\" is written yyyy-mm-dd; the map says dd/mm/yyyy");
  for (const char* cell : {"31/02/2024", "1/1/24", "001/1/2024", "1/1/20245", "/1/2024", "1//2024", "a/b/2024"})
    EXPECT_EQ(read(day, cell, {}, DateFormat::day_month_year).substr(0, 9), "bad-date:") << cell;
}

TEST(Value, booleans_in_three_languages_and_nothing_else) {
  const column::Field flag = testing::field("b", Kind::boolean);
  for (const char* cell : {"1", "true", "TRUE", "yes", "Có", "có", "CO\xCC\x81"})
    EXPECT_EQ(read(flag, cell), "1") << cell;
  for (const char* cell : {"0", "false", "No", "không", "KHÔNG"}) EXPECT_EQ(read(flag, cell), "0") << cell;
  for (const char* cell : {"2", "x", "đúng", "-1", "y"})
    EXPECT_EQ(read(flag, cell).substr(0, 12), "bad-boolean:") << cell;
}

TEST(Value, texts_become_nfc) { EXPECT_EQ(read(testing::field("t", Kind::text), "Sơ\xCC\x89"), "Sở"); }

TEST(Value, closed_sets_and_codes_are_held) {
  const column::Schema schema = testing::small_schema();
  EXPECT_EQ(read(schema.enterprise.fields[5], "civil"), "civil");
  EXPECT_EQ(read(schema.enterprise.fields[5], "Civil"), "not-a-value: \"Civil\" is not one of: civil, industrial");
  EXPECT_EQ(read(schema.enterprise.fields[4], "0810"), "0810");
  EXPECT_EQ(read(schema.enterprise.fields[4], "8"), "bad-code: \"8\" is not a code of the list vsic (^[0-9]{2,5}$)");
  column::Field zone = testing::field("zone", Kind::text);
  zone.code_list = 1;
  EXPECT_EQ(read(zone, "hn"), "hn");
  EXPECT_EQ(read(zone, "dn"), "unknown-code: \"dn\" is not in the code list zone");
}

// Who fills in a form chooses what people call a thing; the register keeps the value.
TEST(Value, a_name_stands_for_its_value) {
  column::Schema schema = testing::small_schema();
  column::Field& works = schema.enterprise.fields[5];
  works.names = {{"civil", {"Dân dụng", "Civil works"}}, {"industrial", {"Công nghiệp", "civil works"}}};
  schema.code_lists[0].names = {{"0810", {"Khai thác đá", ""}}};
  const auto read = [&schema](const column::Field& field, std::string_view cell) {
    ValueReader reader(field, schema, {}, DateFormat::iso);
    Value value;
    for (int i = 0; i < 2; ++i)
      if (const auto fault = reader.read(cell, value)) return fault->code;
    return std::string(value.text);
  };
  EXPECT_EQ(read(works, "Dân dụng"), "civil");
  EXPECT_EQ(read(works, "DAN DUNG"), "civil");
  EXPECT_EQ(read(works, "industrial"), "industrial");
  EXPECT_EQ(read(works, "Civil works"), "not-a-value") << "two are called so";
  EXPECT_EQ(read(schema.enterprise.fields[4], "khai thác đá"), "0810");
  EXPECT_EQ(read(schema.enterprise.fields[4], "0899"), "0899");
}

TEST(Value, a_bad_code_stays_bad_however_often_it_comes) {
  const column::Schema schema = testing::small_schema();
  ValueReader reader(schema.enterprise.fields[4], schema, {}, DateFormat::iso);
  Value value;
  for (int i = 0; i < 3; ++i) {
    EXPECT_TRUE(reader.read("x", value));
    EXPECT_FALSE(reader.read("24", value));
  }
}

TEST(Value, a_very_long_code_does_not_exhaust_the_stack) {
  const column::Schema schema = testing::small_schema();
  EXPECT_EQ(read(schema.enterprise.fields[4], std::string(32'000, '1')).substr(0, 9), "bad-code:");
  EXPECT_EQ(read(testing::field("t", Kind::text), std::string(32'768, 'x')).substr(0, 14), "cell-too-long:");
}

}  // namespace
}  // namespace inspectplan::registers
