// Functions of numbers and truth values.
#include "dmn/function.hpp"

namespace inspectplan::dmn {
namespace {

// DMN 1.5, 10.3.4.5: the scales a number of 34 digits can have.
constexpr std::int64_t least_scale = -6111;
constexpr std::int64_t most_scale = 6176;

template <Round how>
Value rounded(Arguments values) {
  const auto scale = values.size() > 1 ? whole_part(values[1]->get<Number>()) : std::optional<std::int64_t>(0);
  if (!scale || *scale < least_scale || *scale > most_scale) return {};
  return round(values[0]->get<Number>(), *scale, how);
}

template <std::optional<Number> (*function)(const Number&)>
Value of_number(Arguments values) {
  return function(values[0]->get<Number>());
}

Value absolute(Arguments values) {
  const Value& value = *values[0];
  const bool negative = (value.as<Number>() && value.get<Number>().coefficient < 0) ||
                        (value.as<Months>() && value.get<Months>().count < 0) ||
                        (value.as<Length>() && value.get<Length>().nanoseconds < 0);
  return negative ? negate_value(value) : value;
}

// Of a number with digits behind the point neither is asked.
std::optional<bool> is_odd(const Number& number) {
  if (number.exponent < 0) return std::nullopt;
  return number.exponent == 0 && number.coefficient % 2 != 0;
}

Value odd(Arguments values) { return is_odd(values[0]->get<Number>()); }
Value even(Arguments values) {
  const auto result = is_odd(values[0]->get<Number>());
  return result ? Value(!*result) : Value();
}

Value rest(Arguments values) { return modulo(values[0]->get<Number>(), values[1]->get<Number>()); }
Value is_same(Arguments values) { return same(*values[0], values.size() > 1 ? *values[1] : Value()); }

Function rounding(std::string_view name, Value (*run)(Arguments), bool scale_optional) {
  return {name, {{"n", kind::number}, {"scale", kind::number, scale_optional}}, kind::number, run};
}

}  // namespace

std::vector<Function> number_functions() {
  constexpr Kinds size = kind::number | kind::months | kind::length;
  return {{"abs", {{"n", size}}, 0, absolute},
          rounding("floor", rounded<Round::floor>, true),
          rounding("ceiling", rounded<Round::ceiling>, true),
          rounding("decimal", rounded<Round::half_even>, false),
          rounding("round up", rounded<Round::up>, false),
          rounding("round down", rounded<Round::down>, false),
          rounding("round half up", rounded<Round::half_up>, false),
          rounding("round half down", rounded<Round::half_down>, false),
          rounding("round half even", rounded<Round::half_even>, false),
          {"modulo", {{"dividend", kind::number}, {"divisor", kind::number}}, kind::number, rest},
          {"sqrt", {{"number", kind::number}}, kind::number, of_number<square_root>},
          {"exp", {{"number", kind::number}}, kind::number, of_number<exponential>},
          {"log", {{"number", kind::number}}, kind::number, of_number<logarithm>},
          {"odd", {{"number", kind::number}}, kind::boolean, odd},
          {"even", {{"number", kind::number}}, kind::boolean, even},
          {"not",
           {{"negand", kind::boolean}},
           kind::boolean,
           [](Arguments values) { return Value(!values[0]->get<bool>()); }},
          {"is", {{"value1", kind::any, true, true}, {"value2", kind::any, true, true}}, kind::boolean, is_same}};
}

}  // namespace inspectplan::dmn
