#pragma once
// The functions of the language: names and how many arguments they take.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace inspectplan::feel {

enum class Function {
  absolute,
  ceiling,
  contains,
  count,
  date,
  duration,
  ends_with,
  floor,
  in_sector,
  lower_case,
  max,
  mean,
  min,
  modulo,
  negation,
  round_half_even,
  round_half_up,
  starts_with,
  string_length,
  substring,
  sum,
  under,
  upper_case
};

struct FunctionEntry {
  std::string_view name;
  Function function;
  std::size_t least;
  std::size_t most;
};

const FunctionEntry* find_function(std::string_view name);  // null if there is none
std::vector<std::string> function_names();

// Of dates and durations: year, month, day, weekday, years, months, days.
bool is_property(std::string_view name);

}  // namespace inspectplan::feel
