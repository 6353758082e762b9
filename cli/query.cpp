#include <memory>

#include "cli/commands.hpp"

namespace inspectplan::cli {
namespace {

struct Options {
  std::string rules, department;
  std::int64_t year = 0;
};

int duties(const Options& options, const Global& global) {
  Diagnostics diagnostics;
  const int year = static_cast<int>(options.year);
  const auto rules = ruleset::load(options.rules, {from_civil(year, 1, 1)}, diagnostics);
  if (show_findings(diagnostics, global) || !rules) return 1;
  Diagnostics unknown;
  const auto found = usecase::duties_of(rules, options.department, year, unknown);
  if (show_findings(unknown, global) || !found) return 1;
  print_sheet(global, usecase::duties_sheet(*found, *rules, global.lang()),
              usecase::duties_json(*found, *rules, options.department, year, global.lang()));
  return 0;
}

}  // namespace

void add_query(Command root, const Global& global) {
  Command query = root.sub("query", "Ask the rules and the register: duties");
  auto options = std::make_shared<Options>();
  Command owed = query.sub("duties", "What a department owes in a year: reports, steps of planning, tasks");
  owed.text("--department", options->department, "The department, by id", true);
  owed.number("--year", options->year, "The year", true);
  owed.text("--rules", options->rules, "Directory of the rule set", true);
  owed.example("inspectplan query duties --department so_a --year 2027 --rules rules/vn/national");
  owed.run([options, &global] { return duties(*options, global); });
}

}  // namespace inspectplan::cli
