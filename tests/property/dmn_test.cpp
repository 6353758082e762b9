// Decimal arithmetic against big whole numbers, dates against the calendar of base.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <boost/multiprecision/cpp_int.hpp>

#include "base/day.hpp"
#include "dmn/moment.hpp"
#include "dmn/number.hpp"

namespace inspectplan::dmn {
namespace {

using Rational = boost::multiprecision::cpp_rational;
using Big = boost::multiprecision::cpp_int;

Rational rational(const Number& number) {
  const Big power = boost::multiprecision::pow(
      Big(10), static_cast<unsigned>(number.exponent < 0 ? -number.exponent : number.exponent));
  const Big coefficient(number.coefficient);
  return number.exponent < 0 ? Rational(coefficient, power) : Rational(coefficient * power);
}

Number any_number() {
  const auto high = *rc::gen::inRange<std::int64_t>(-1'000'000'000'000'000, 1'000'000'000'000'000);
  const auto low = *rc::gen::inRange<std::int64_t>(0, 1'000'000'000'000'000);
  const auto digits = *rc::gen::inRange(0, 3);
  const Wide coefficient = digits == 0   ? Wide{high % 1000}
                           : digits == 1 ? Wide{high}
                                         : Wide{high} * 1'000'000'000'000'000 + (high < 0 ? -low : low);
  return *from_wide(coefficient, *rc::gen::inRange(-40, 20));
}

// Not further from the truth than half a unit of its 34th digit; exact where it needs no more.
void check_rounded(const Rational& truth, const std::optional<Number>& found) {
  RC_ASSERT(found.has_value());
  const Rational error = abs(Rational(truth - rational(*found)));
  if (error == 0) return;
  Rational unit(1);
  const Rational size = abs(truth);
  while (unit * Rational(Big(boost::multiprecision::pow(Big(10), 33u))) > size) unit /= 10;
  while (unit * Rational(Big(boost::multiprecision::pow(Big(10), 34u))) <= size) unit *= 10;
  RC_ASSERT(error * 2 <= unit);
}

RC_GTEST_PROP(DmnNumber, SumsAreTheNearest, ()) {
  const Number a = any_number();
  const Number b = any_number();
  check_rounded(rational(a) + rational(b), add(a, b));
  check_rounded(rational(a) - rational(b), subtract(a, b));
}

RC_GTEST_PROP(DmnNumber, ProductsAndQuotientsAreTheNearest, ()) {
  const Number a = any_number();
  const Number b = any_number();
  check_rounded(rational(a) * rational(b), multiply(a, b));
  if (b.coefficient != 0) check_rounded(rational(a) / rational(b), divide(a, b));
}

RC_GTEST_PROP(DmnNumber, ModuloIsOfTheFloor, ()) {
  const Number a = any_number();
  const Number b = any_number();
  RC_PRE(b.coefficient != 0);
  const Rational quotient = rational(a) / rational(b);
  Big floor = numerator(quotient) / denominator(quotient);
  if (Rational(floor) > quotient) --floor;
  check_rounded(rational(a) - rational(b) * Rational(floor), modulo(a, b));
}

RC_GTEST_PROP(DmnNumber, ComparesAndPrints, ()) {
  const Number a = any_number();
  const Number b = any_number();
  const int wanted = rational(a).compare(rational(b));
  const int found = compare(a, b);
  RC_ASSERT((wanted < 0) == (found < 0));
  RC_ASSERT((wanted == 0) == (found == 0));
  RC_ASSERT(parse_number(to_string(a)) == std::optional(a));
}

RC_GTEST_PROP(DmnNumber, RoundsToTheSideItSays, ()) {
  const Number a = any_number();
  const auto scale = *rc::gen::inRange<std::int64_t>(-5, 10);
  const auto low = round(a, scale, Round::floor);
  const auto high = round(a, scale, Round::ceiling);
  RC_ASSERT(low && high);
  RC_ASSERT(rational(*low) <= rational(a) && rational(a) <= rational(*high));
  const auto near = round(a, scale, Round::half_even);
  RC_ASSERT(near && (*near == *low || *near == *high));
}

RC_GTEST_PROP(DmnDate, AgreesWithTheCalendarOfBase, ()) {
  const Day day{*rc::gen::inRange<std::int32_t>(first_day.number, last_day.number + 1)};
  const Civil civil = inspectplan::to_civil(day);
  const Calendar calendar = calendar_of({day.number});
  RC_ASSERT(calendar.year == civil.year && calendar.month == static_cast<int>(civil.month) &&
            calendar.day == static_cast<int>(civil.day));
  RC_ASSERT(to_string(Date{day.number}) == inspectplan::to_string(day));
  RC_ASSERT(parse_date(inspectplan::to_string(day)) == std::optional(Date{day.number}));
}

RC_GTEST_PROP(DmnDate, LengthsReadWhatTheyWrite, ()) {
  const Length length{Wide{*rc::gen::arbitrary<std::int64_t>()} * *rc::gen::inRange(1, 1000)};
  RC_ASSERT(parse_length(to_string(length)) == std::optional(length));
  const Months months{*rc::gen::inRange<std::int64_t>(-100'000, 100'000)};
  RC_ASSERT(parse_months(to_string(months)) == std::optional(months));
}

}  // namespace
}  // namespace inspectplan::dmn
