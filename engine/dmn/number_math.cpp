// Roots, powers and logarithms, in 60 digits of whole-number arithmetic: the same on every machine.
#include <boost/multiprecision/cpp_dec_float.hpp>

#include "dmn/number.hpp"

namespace inspectplan::dmn {
namespace {

using Real = boost::multiprecision::number<boost::multiprecision::cpp_dec_float<60>>;

Real real(const Number& number) {
  const bool negative = number.coefficient < 0;
  Number positive = number;
  if (negative) positive = negate(number);
  constexpr Wide half = 100'000'000'000'000'000;
  const Real value =
      Real(static_cast<std::int64_t>(positive.coefficient / half)) * Real(static_cast<std::int64_t>(half)) +
      Real(static_cast<std::int64_t>(positive.coefficient % half));
  const Real scaled = value * pow(Real(10), Real(number.exponent));
  return negative ? Real(-scaled) : scaled;
}

std::optional<Number> number(const Real& value) {
  if (!isfinite(value)) return std::nullopt;
  return parse_number(value.str(40, std::ios_base::scientific));
}

// By squaring, exact where the result has at most 34 digits.
std::optional<Number> whole_power(Number base, std::uint64_t exponent) {
  std::optional<Number> result = whole(1);
  while (result) {
    if (exponent % 2 == 1) result = multiply(*result, base);
    exponent /= 2;
    if (exponent == 0) break;
    const auto square = multiply(base, base);
    if (!square) return std::nullopt;
    base = *square;
  }
  return result;
}

}  // namespace

std::optional<Number> square_root(const Number& value) {
  if (value.coefficient < 0) return std::nullopt;
  return number(sqrt(real(value)));
}

std::optional<Number> exponential(const Number& value) {
  if (compare(value, whole(15'000)) > 0) return std::nullopt;
  if (compare(value, whole(-15'000)) < 0) return Number{};
  return number(exp(real(value)));
}

std::optional<Number> logarithm(const Number& value) {
  if (value.coefficient <= 0) return std::nullopt;
  return number(log(real(value)));
}

std::optional<Number> power(const Number& base, const Number& exponent) {
  if (const auto times = to_whole(exponent); times && *times > -1'000'000 && *times < 1'000'000) {
    if (*times >= 0) return whole_power(base, static_cast<std::uint64_t>(*times));
    const auto inverse = whole_power(base, static_cast<std::uint64_t>(-*times));
    return inverse ? divide(whole(1), *inverse) : std::nullopt;
  }
  if (base.coefficient < 0) return std::nullopt;
  if (base.coefficient == 0) return exponent.coefficient > 0 ? std::optional(Number{}) : std::nullopt;
  const auto log_of_base = logarithm(base);
  const auto product = log_of_base ? multiply(*log_of_base, exponent) : std::nullopt;
  if (!product || compare(*product, whole(15'000)) > 0) return std::nullopt;
  if (compare(*product, whole(-15'000)) < 0) return Number{};
  return number(exp(log(real(base)) * real(exponent)));
}

}  // namespace inspectplan::dmn
