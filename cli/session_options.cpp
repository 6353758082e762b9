#include <algorithm>

#include "cli/commands.hpp"

namespace inspectplan::cli {
namespace {

// "so_x=40" → ("so_x", 40)
std::pair<std::string, std::int64_t> parse_capacity(const std::string& text) {
  const std::size_t equals = text.find('=');
  const auto days = equals == std::string::npos ? std::nullopt : parse_scaled(text.substr(equals + 1));
  if (equals == 0 || !days || days->scale != 0 || days->value < 0)
    throw UsageError{"--capacity wants DEPARTMENT=DAYS with whole days, not \"" + text + "\"", ""};
  return {text.substr(0, equals), days->value};
}

}  // namespace

int plan_year(std::int64_t year) {
  if (year < 1900 || year > 2200)
    throw UsageError{"--year must lie between 1900 and 2200, not " + std::to_string(year), ""};
  return static_cast<int>(year);
}

void add_session_options(Command& command, SessionOptions& options, bool with_run) {
  command.text("--rules", options.rules,
               "Directory of the rule set, or a version kept in the register (id@version, digest)");
  command.number("--year", options.year, "Plan year");
  command.day("--as-of", options.as_of, "What was known by that day (default: the last import's date)");
  command.number("--import", options.import, "The register as it stood after that import (default: the last)");
  if (with_run) command.text("--run", options.run, "Rules, year and moment of a recorded run instead");
}

std::vector<std::pair<std::string, std::int64_t>> capacity_options(const std::vector<std::string>& texts) {
  std::vector<std::pair<std::string, std::int64_t>> capacity;
  for (const std::string& text : texts) capacity.push_back(parse_capacity(text));
  std::sort(capacity.begin(), capacity.end());
  for (std::size_t i = 1; i < capacity.size(); ++i)
    if (capacity[i].first == capacity[i - 1].first)
      throw UsageError{"--capacity names " + capacity[i].first + " twice", "give each department once"};
  return capacity;
}

usecase::SessionRequest session_request(const SessionOptions& options, const Global& global) {
  usecase::SessionRequest request;
  request.database = global.database;
  request.as_of = options.as_of;
  request.import = options.import;
  request.run = options.run;
  if (options.run) return request;
  if (options.rules.empty()) throw UsageError{"--rules DIR is missing", "for example --rules rules/vn/national"};
  if (!options.year) throw UsageError{"--year is missing", "the year that is planned, for example --year 2027"};
  request.rules = options.rules;
  request.year = plan_year(*options.year);
  return request;
}

}  // namespace inspectplan::cli
