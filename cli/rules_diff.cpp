#include <memory>

#include "cli/commands.hpp"

namespace inspectplan::cli {
namespace {

struct Options {
  std::string a, b;
  bool impact = false, scores = false;
  std::optional<std::int64_t> year, seed;
  std::optional<Day> as_of;
  std::vector<std::string> capacity;
  std::optional<std::string> place, size;
};

constexpr std::size_t most_names = 100;  // in a table for people

usecase::ImpactRequest request_of(const Options& options, const Global& global) {
  SessionOptions session;
  session.rules = options.a;
  session.year = options.year;
  session.as_of = options.as_of;
  usecase::ImpactRequest request;
  request.plan.session = session_request(session, global);
  request.plan.capacity = capacity_options(options.capacity);
  if (options.seed && *options.seed < 0) throw UsageError{"--seed must not be negative", ""};
  if (options.seed) request.plan.seed = static_cast<std::uint64_t>(*options.seed);
  request.other = options.b;
  request.plans = !options.scores;
  request.place = options.place;
  request.size = options.size;
  return request;
}

int impact(const Options& options, const Global& global) {
  const usecase::ImpactRequest request = request_of(options, global);
  Diagnostics diagnostics;
  Pool pool = global.pool();
  const auto observer = make_observer(global);
  const auto found = usecase::impact(request, pool, diagnostics, *observer);
  if (show_findings(diagnostics, global) || !found) return 2;
  const report::Format format = global.output();
  if (format == report::Format::json)
    print(usecase::impact_json(*found) + "\n");
  else
    print_sheet(global, usecase::impact_sheet(*found, format == report::Format::table ? most_names : 0), "");
  return 0;
}

int diff(const Options& options, const Global& global) {
  Diagnostics diagnostics;
  const auto found = usecase::diff_rules(global.database, options.a, options.b, diagnostics);
  if (show_findings(diagnostics, global) || !found) return 2;
  if (found->changes.empty() && global.output() == report::Format::table)
    print(found->a + " and " + found->b + " say the same\n");
  else
    print_sheet(global, usecase::diff_sheet(*found), usecase::diff_json(*found));
  return 0;
}

}  // namespace

void add_rules_diff(Command rules, const Global& global) {
  auto options = std::make_shared<Options>();
  Command command = rules.sub("diff", "What two rule sets say differently: added, removed, amended, since when");
  command.argument("A", options->a, "Directory, or a version kept in the register");
  command.argument("B", options->b, "Directory, or a version kept in the register");
  command.example("inspectplan rules diff 4522fbb9 rules/vn/lang-son");
  command.example("inspectplan rules diff 4522fbb9 rules/vn/lang-son --impact --year 2027 --size FIELD");
  command.flag("--impact", options->impact, "Instead: which scores and tiers move, who enters or leaves whose plan");
  command.number("--year", options->year, "With --impact: plan year");
  command.day("--as-of", options->as_of, "With --impact: what was known by that day");
  command.flag("--scores", options->scores, "With --impact: scores, tiers and sectors only, no plans");
  command.list("--capacity", options->capacity, "With --impact: DEPARTMENT=DAYS, instead of the table (repeatable)");
  command.number("--seed", options->seed, "With --impact: seed of the lottery (default 1)");
  command.text("--place", options->place, "With --impact: field to count visits by (default: the departments' places)");
  command.text("--size", options->size, "With --impact: number to count visits by");
  command.run([options, &global] { return options->impact ? impact(*options, global) : diff(*options, global); });
}

}  // namespace inspectplan::cli
