#include <memory>

#include "cli/commands.hpp"

namespace inspectplan::cli {
namespace {

struct Options {
  std::string directory;
  bool coverage = false;
};

int test(const Options& options, const Global& global) {
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
  command.example("inspectplan rules test rules/vn/lang-son");
  command.example("inspectplan rules test rules/vn/national --coverage");
  command.run([options, &global] { return test(*options, global); });
}

}  // namespace inspectplan::cli
