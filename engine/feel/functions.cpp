#include "feel/functions.hpp"

#include <algorithm>
#include <array>

namespace inspectplan::feel {
namespace {

constexpr std::size_t any = 1000;

constexpr std::array<FunctionEntry, 39> table = {
    {{"abs", Function::absolute, 1, 1, "n"},
     {"all", Function::all, 1, any},
     {"any", Function::any, 1, any},
     {"ceiling", Function::ceiling, 1, 2, "n,scale"},
     {"contains", Function::contains, 2, 2, "string,match"},
     {"count", Function::count, 1, 1},
     {"date", Function::date, 1, 3},
     {"day of week", Function::day_of_week, 1, 1, "date"},
     {"day of year", Function::day_of_year, 1, 1, "date"},
     {"decimal", Function::round_half_even, 2, 2, "n,scale"},
     {"duration", Function::duration, 1, 1, "from"},
     {"ends with", Function::ends_with, 2, 2, "string,match"},
     {"even", Function::even, 1, 1, "number"},
     {"floor", Function::floor, 1, 2, "n,scale"},
     {"in_sector", Function::in_sector, 1, 1},
     {"lower case", Function::lower_case, 1, 1, "string"},
     {"max", Function::max, 1, any},
     {"mean", Function::mean, 1, any},
     {"min", Function::min, 1, any},
     {"modulo", Function::modulo, 2, 2, "dividend,divisor"},
     {"month of year", Function::month_of_year, 1, 1, "date"},
     {"not", Function::negation, 1, 1, "negand"},
     {"odd", Function::odd, 1, 1, "number"},
     {"product", Function::product, 1, any},
     {"round down", Function::round_down, 2, 2, "n,scale"},
     {"round half down", Function::round_half_down, 2, 2, "n,scale"},
     {"round half even", Function::round_half_even, 2, 2, "n,scale"},
     {"round half up", Function::round_half_up, 2, 2, "n,scale"},
     {"round up", Function::round_up, 2, 2, "n,scale"},
     {"starts with", Function::starts_with, 2, 2, "string,match"},
     {"string length", Function::string_length, 1, 1, "string"},
     {"substring", Function::substring, 2, 3, "string,start position,length"},
     {"substring after", Function::substring_after, 2, 2, "string,match"},
     {"substring before", Function::substring_before, 2, 2, "string,match"},
     {"sum", Function::sum, 1, any},
     {"under", Function::under, 2, any},
     {"upper case", Function::upper_case, 1, 1, "string"},
     {"week of year", Function::week_of_year, 1, 1, "date"},
     {"years and months duration", Function::months_between, 2, 2, "from,to"}}};

struct Absent {
  std::string_view name;
  Refusal refusal;
};

constexpr Refusal irrational{"its results have no exact decimals, and rules compute exactly",
                             "put the bounds into a table or into bands"};
constexpr Refusal no_text_of{"a rule set has no use for numbers as texts", "compare the number itself"};
constexpr Refusal no_reading{"a number read from a text has no bounds",
                             "declare the field as a number: the import reads it"};
constexpr Refusal no_patterns{"regular expressions have no meaning that databases share",
                              "use `starts with`, `contains` or `under`"};
constexpr Refusal no_clock{"a result must not depend on the day it is computed",
                           "use `as_of`, `plan_start` or `plan_end`"};
constexpr Refusal no_times{"facts have days, not times of the day", "use dates"};
constexpr Refusal no_lists{"there are no lists of values", "aggregate the rows of a table: count, sum, min, max, mean"};
constexpr Refusal no_sorting{"it needs all values at once in order, and rules take them row by row",
                             "use mean, min or max"};
constexpr Refusal no_ranges{"ranges are no values", "write the range behind `in`"};
constexpr Refusal no_identity{"names have one type each, so nothing is equal and yet not the same", "use ="};

constexpr std::array<Absent, 21> absent = {
    {{"sqrt", irrational},   {"exp", irrational},       {"log", irrational},         {"stddev", irrational},
     {"string", no_text_of}, {"number", no_reading},    {"matches", no_patterns},    {"replace", no_patterns},
     {"split", no_lists},    {"string join", no_lists}, {"list contains", no_lists}, {"today", no_clock},
     {"now", no_clock},      {"time", no_times},        {"date and time", no_times}, {"median", no_sorting},
     {"mode", no_sorting},   {"range", no_ranges},      {"before", no_ranges},       {"after", no_ranges},
     {"is", no_identity}}};

}  // namespace

const FunctionEntry* find_function(std::string_view name) {
  const auto found =
      std::find_if(table.begin(), table.end(), [name](const FunctionEntry& entry) { return entry.name == name; });
  return found == table.end() ? nullptr : &*found;
}

std::vector<std::string> function_names() {
  std::vector<std::string> names;
  for (const FunctionEntry& entry : table) names.emplace_back(entry.name);
  return names;
}

std::optional<Refusal> why_not_in_rules(std::string_view name) {
  const auto found =
      std::find_if(absent.begin(), absent.end(), [name](const Absent& entry) { return entry.name == name; });
  return found == absent.end() ? std::nullopt : std::optional(found->refusal);
}

std::optional<std::vector<std::size_t>> places_of(const FunctionEntry& entry, const std::vector<std::string>& names) {
  std::vector<std::size_t> places;
  std::string_view rest = entry.parameters;
  while (!rest.empty()) {
    const std::size_t comma = std::min(rest.find(','), rest.size());
    const auto given = std::find(names.begin(), names.end(), rest.substr(0, comma));
    if (given == names.end()) break;
    places.push_back(static_cast<std::size_t>(given - names.begin()));
    rest.remove_prefix(std::min(comma + 1, rest.size()));
  }
  return places.size() == names.size() ? std::optional(places) : std::nullopt;
}

bool is_property(std::string_view name) {
  static constexpr std::array<std::string_view, 7> properties = {"day",     "days", "month", "months",
                                                                 "weekday", "year", "years"};
  return std::binary_search(properties.begin(), properties.end(), name);
}

}  // namespace inspectplan::feel
