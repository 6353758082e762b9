// Laws that base keeps for every value.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <limits>
#include <nlohmann/json.hpp>
#include <numeric>

#include "base/day.hpp"
#include "base/json.hpp"
#include "base/pool.hpp"
#include "base/scaled.hpp"
#include "base/source.hpp"
#include "base/text.hpp"

namespace inspectplan {
namespace {

// Texts that are hard for Vietnamese: letters in both forms, loose marks, blanks, capitals, other scripts.
rc::Gen<std::string> vietnamese_text() {
  static const std::vector<std::string> parts = {
      "a", "A",  "ă",      "Â",      "ậ",      "đ",      "Đ",      "e",      "ê",      "ệ",      "o",
      "ơ", "Ợ",  "ư",      "u",      "y",      "Ỹ",      "z",      "1",      "9",      " ",      "\u00A0",
      "-", ".",  "\u0300", "\u0301", "\u0302", "\u0303", "\u0306", "\u0309", "\u031B", "\u0323", "ß",
      "ð", "한", "漢",     "\u200B", "Σ",      "ς",      "İ",      "\u0345"};
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(parts)),
                      [](const std::vector<std::string>& chosen) {
                        return std::accumulate(chosen.begin(), chosen.end(), std::string());
                      });
}

rc::Gen<Day> any_day() {
  return rc::gen::map(rc::gen::inRange(first_day.number, last_day.number + 1),
                      [](std::int32_t number) { return Day{number}; });
}

RC_GTEST_PROP(DayProperty, IsReadBackAsWritten, ()) {
  const Day day = *any_day();
  RC_ASSERT(parse_day(to_string(day)) == day);
}

RC_GTEST_PROP(DayProperty, HasTextInTheOrderOfTime, ()) {
  const Day a = *any_day(), b = *any_day();
  RC_ASSERT((a < b) == (to_string(a) < to_string(b)));
}

RC_GTEST_PROP(DayProperty, GoesThroughItsCivilDate, ()) {
  const Day day = *any_day();
  const Civil civil = to_civil(day);
  RC_ASSERT(date_exists(civil.year, civil.month, civil.day));
  RC_ASSERT(from_civil(civil.year, civil.month, civil.day) == day);
}

RC_GTEST_PROP(DayProperty, MonthsLandInTheWantedMonthAndKeepOrder, ()) {
  const Day day = *any_day(), other = *any_day();
  const auto months = *rc::gen::inRange<std::int64_t>(-2000, 2000);
  const auto moved = add_months(day, months);
  const Civil from = to_civil(day);
  const std::int64_t wanted = std::int64_t{from.year} * 12 + (from.month - 1) + months;
  RC_ASSERT(moved.has_value() == (wanted >= 12 && wanted < 120000));
  if (!moved) return;
  const Civil to = to_civil(*moved);
  RC_ASSERT(std::int64_t{to.year} * 12 + (to.month - 1) == wanted);
  RC_ASSERT(to.day <= from.day);
  // Days are lost only where the month has no more.
  RC_ASSERT(to.day == from.day || !date_exists(to.year, to.month, to.day + 1));
  const auto moved_other = add_months(other, months);
  if (moved_other && day <= other) RC_ASSERT(*moved <= *moved_other);
}

RC_GTEST_PROP(ScaledProperty, IsReadBackAsTheSameNumber, (std::int64_t value)) {
  const int scale = *rc::gen::inRange(0, max_scale + 1);
  const auto read = parse_scaled(to_string(Scaled{value, scale}));
  RC_ASSERT(read.has_value());
  RC_ASSERT(read->scale <= scale);
  RC_ASSERT(rescale(*read, scale) == value);
}

RC_GTEST_PROP(ScaledProperty, RescalingAndBackLosesNothing, (std::int64_t value)) {
  const int scale = *rc::gen::inRange(0, max_scale + 1), other = *rc::gen::inRange(0, max_scale + 1);
  const auto moved = rescale({value, scale}, other);
  if (moved) RC_ASSERT(rescale({*moved, other}, scale) == value);
}

RC_GTEST_PROP(ScaledProperty, RoundingIsNearestAndSymmetric, (std::int64_t value)) {
  const int from = *rc::gen::inRange(0, max_scale + 1);
  const int to = *rc::gen::inRange(0, from + 1);
  const std::int64_t unit = power_of_ten(from - to);
  const std::int64_t rounded = round_half_even(value, from, to);
  const Wide error = Wide{rounded} * unit - value;
  RC_ASSERT(error * 2 <= unit && error * 2 >= -unit);
  const bool tie = error * 2 == unit || error * 2 == -unit;
  RC_ASSERT(!tie || rounded % 2 == 0);
  if (value != std::numeric_limits<std::int64_t>::min()) RC_ASSERT(round_half_even(-Wide{value}, from, to) == -rounded);
}

RC_GTEST_PROP(TextProperty, AnyBytesAreMendedToValidText, (const std::string& bytes)) {
  RC_ASSERT(!invalid_utf8(replace_invalid_utf8(bytes)));
  RC_ASSERT(!invalid_utf8(printable(bytes)));
  RC_ASSERT(count_characters(replace_invalid_utf8(bytes)) == count_characters(bytes));
  RC_ASSERT(byte_offset(bytes, count_characters(bytes)) == bytes.size());
  const auto bad = invalid_utf8(bytes);
  RC_ASSERT(!invalid_utf8(std::string_view(bytes).substr(0, bad.value_or(bytes.size()))));
}

RC_GTEST_PROP(TextProperty, NfcAndFoldingAreIdempotent, ()) {
  const std::string text = *vietnamese_text();
  RC_ASSERT(to_nfc(to_nfc(text)) == to_nfc(text));
  const std::string folded = fold_vietnamese(text);
  RC_ASSERT(fold_vietnamese(folded) == folded);
  RC_ASSERT(fold_vietnamese(to_nfc(text)) == folded);
  RC_ASSERT(folded.find("  ") == std::string::npos);
}

RC_GTEST_PROP(SortKeyProperty, IsEqualOnlyForEqualTexts, ()) {
  const std::string a = *vietnamese_text(), b = *vietnamese_text();
  RC_ASSERT((vietnamese_sort_key(a) == vietnamese_sort_key(b)) == (to_nfc(a) == to_nfc(b)));
  RC_ASSERT(vietnamese_sort_key(to_nfc(a)) == vietnamese_sort_key(a));
}

// A text followed by something that starts a new letter comes after the text itself.
RC_GTEST_PROP(SortKeyProperty, PutsABeginningBeforeTheWhole, ()) {
  const std::string text = *vietnamese_text();
  RC_ASSERT(vietnamese_sort_key(text) < vietnamese_sort_key(text + "a"));
}

RC_GTEST_PROP(JsonProperty, TextsAreReadBack, ()) {
  const std::string text = replace_invalid_utf8(*rc::gen::arbitrary<std::string>()) + *vietnamese_text();
  RC_ASSERT(nlohmann::json::parse(json_quoted(text)).get<std::string>() == text);
}

RC_GTEST_PROP(PlaceProperty, PointsAtTheCharacterOfItsOffset, ()) {
  const std::string text = *vietnamese_text() + "\n" + *vietnamese_text() + "\n";
  const auto source = std::make_shared<const Source>("x", text);
  const std::size_t offset = *rc::gen::inRange<std::size_t>(0, text.size());
  const Place place = place_at(source, offset);
  const std::size_t start = source->line_start(place.line) + byte_offset(source->line(place.line), place.column - 1);
  RC_ASSERT(start <= offset);
  RC_ASSERT(offset - start < 4u);
}

RC_GTEST_PROP(PoolProperty, CoversEverythingOnce, ()) {
  const auto count = *rc::gen::inRange<std::size_t>(0, 300);
  const auto chunk_size = *rc::gen::inRange<std::size_t>(1, 50);
  Pool pool(*rc::gen::inRange(1u, 4u));
  std::vector<int> seen(count, 0);
  pool.for_chunks(count, chunk_size, [&](std::size_t, std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) ++seen[i];
  });
  RC_ASSERT(seen == std::vector<int>(count, 1));
}

}  // namespace
}  // namespace inspectplan
