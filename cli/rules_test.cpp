#include <memory>

#include "cli/commands.hpp"

namespace inspectplan::cli {
namespace {

struct Options {
  std::string directory;
  bool coverage = false;
  std::optional<std::int64_t> mutants;
  std::int64_t seed = 1;
};

// The answer is no where more than one mutant in twenty lives, or one of which nobody says why it may.
int mutate(const Options& options, const Global& global) {
  Diagnostics diagnostics;
  Pool pool = global.pool();
  const auto observer = make_observer(global);
  const auto report = usecase::mutate(options.directory, static_cast<std::size_t>(*options.mutants),
                                      static_cast<std::uint64_t>(options.seed), pool, diagnostics, *observer);
  if (show_findings(diagnostics, global) || !report) return 1;
  const bool json = global.output() == report::Format::json;
  print(json ? usecase::mutation_json(*report) + "\n" : usecase::mutation_text(*report));
  const bool few = report->count(usecase::Fate::survived) * 20 <= report->mutants.size();
  return few && report->unexcused() == 0 ? 0 : 1;
}

int test(const Options& options, const Global& global) {
  if (options.mutants && (*options.mutants < 1 || *options.mutants > 1000000))
    throw UsageError{"--mutate takes a number from 1 to 1000000", ""};
  if (options.seed < 0) throw UsageError{"--seed takes a number from 0 on", ""};
  if (global.output() == report::Format::csv)
    throw UsageError{"`rules test` gives its result as text or JSON, not as csv", "--format json"};
  if (options.mutants) return mutate(options, global);
  Diagnostics diagnostics;
  Pool pool = global.pool();
  const auto report = usecase::run_rule_tests(options.directory, pool, diagnostics);
  if (show_findings(diagnostics, global) || !report) return 1;
  if (global.output() == report::Format::json)
    print(usecase::rule_tests_json(*report, options.coverage) + "\n");
  else
    print((options.coverage ? usecase::coverage_text(report->coverage) : "") + usecase::rule_tests_text(*report));
  return report->failed() == 0 ? 0 : 1;
}

}  // namespace

void add_rules_test(Command rules, const Global& global) {
  auto options = std::make_shared<Options>();
  Command command = rules.sub("test", "Run the tests of a rule set (DIR/tests/*.yaml)");
  command.argument("DIR", options->directory, "Directory of the rule set");
  command.flag("--coverage", options->coverage, "Show which rules, bands and responsibilities no test reaches");
  command.number("--mutate", options->mutants, "Make so many small wrong changes and see which nobody notices");
  command.number("--seed", options->seed, "Which changes are made (default 1)");
  command.example("inspectplan rules test rules/vn/lang-son");
  command.example("inspectplan rules test rules/vn/national --coverage");
  command.example("inspectplan rules test rules/vn/national --mutate 1000 --seed 1");
  command.run([options, &global] { return test(*options, global); });
}

}  // namespace inspectplan::cli
