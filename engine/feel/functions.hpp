#pragma once
// The functions of rule sets: names, arguments, and what DMN has beside them with the reason why it is not here.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace inspectplan::feel {

enum class Function {
  absolute,
  all,
  any,
  ceiling,
  contains,
  count,
  date,
  day_of_week,
  day_of_year,
  duration,
  ends_with,
  even,
  floor,
  in_sector,
  lower_case,
  max,
  mean,
  min,
  modulo,
  month_of_year,
  months_between,
  negation,
  odd,
  product,
  round_down,
  round_half_down,
  round_half_even,
  round_half_up,
  round_up,
  starts_with,
  string_length,
  substring,
  substring_after,
  substring_before,
  sum,
  under,
  upper_case,
  week_of_year
};

struct FunctionEntry {
  std::string_view name;
  Function function;
  std::size_t least;
  std::size_t most;
  std::string_view parameters = {};  // their names, with commas between them; empty: they have none
};

const FunctionEntry* find_function(std::string_view name);  // null if there is none
std::vector<std::string> function_names();

// Why a function of DMN is not one of rule sets, and what to do instead; empty where it is none of DMN's.
struct Refusal {
  std::string_view why;
  std::string_view instead;
};
std::optional<Refusal> why_not_in_rules(std::string_view name);

// Arguments given by name, in the order of the parameters: which argument stands at each place. Empty where a
// name is none of them, stands twice, or leaves a gap.
std::optional<std::vector<std::size_t>> places_of(const FunctionEntry& entry, const std::vector<std::string>& names);

// Of dates and durations: year, month, day, weekday, years, months, days.
bool is_property(std::string_view name);

}  // namespace inspectplan::feel
