#include "feel/functions.hpp"

#include <algorithm>
#include <array>

namespace inspectplan::feel {
namespace {

constexpr std::size_t any = 1000;

constexpr std::array<FunctionEntry, 23> table = {{{"abs", Function::absolute, 1, 1},
                                                  {"ceiling", Function::ceiling, 1, 1},
                                                  {"contains", Function::contains, 2, 2},
                                                  {"count", Function::count, 1, 1},
                                                  {"date", Function::date, 1, 3},
                                                  {"duration", Function::duration, 1, 1},
                                                  {"ends with", Function::ends_with, 2, 2},
                                                  {"floor", Function::floor, 1, 1},
                                                  {"in_sector", Function::in_sector, 1, 1},
                                                  {"lower case", Function::lower_case, 1, 1},
                                                  {"max", Function::max, 1, any},
                                                  {"mean", Function::mean, 1, any},
                                                  {"min", Function::min, 1, any},
                                                  {"modulo", Function::modulo, 2, 2},
                                                  {"not", Function::negation, 1, 1},
                                                  {"round half even", Function::round_half_even, 2, 2},
                                                  {"round half up", Function::round_half_up, 2, 2},
                                                  {"starts with", Function::starts_with, 2, 2},
                                                  {"string length", Function::string_length, 1, 1},
                                                  {"substring", Function::substring, 2, 3},
                                                  {"sum", Function::sum, 1, any},
                                                  {"under", Function::under, 2, any},
                                                  {"upper case", Function::upper_case, 1, 1}}};

}  // namespace

const FunctionEntry* find_function(std::string_view name) {
  const auto found = std::find_if(table.begin(), table.end(), [name](const FunctionEntry& entry) { return entry.name == name; });
  return found == table.end() ? nullptr : &*found;
}

std::vector<std::string> function_names() {
  std::vector<std::string> names;
  for (const FunctionEntry& entry : table) names.emplace_back(entry.name);
  return names;
}

bool is_property(std::string_view name) {
  static constexpr std::array<std::string_view, 7> properties = {"day", "days", "month", "months", "weekday", "year", "years"};
  return std::binary_search(properties.begin(), properties.end(), name);
}

}  // namespace inspectplan::feel
