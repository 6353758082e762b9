#include <memory>

#include "cli/commands.hpp"

namespace inspectplan::cli {
namespace {

struct Options {
  std::string directory;
  std::optional<std::int64_t> year;
};

int check(const Options& options, const Global& global) {
  const auto year = options.year ? std::optional(static_cast<int>(*options.year)) : std::nullopt;
  const usecase::CheckResult result = usecase::check_rules(options.directory, year);
  const Diagnostics& found = result.diagnostics;
  if (global.output() == report::Format::json) {
    print(usecase::check_json(result, 2) + "\n");
  } else {
    std::vector<Diagnostic> shown;
    for (const Diagnostic& diagnostic : found.sorted())
      if (diagnostic.severity == Severity::error || !global.quiet) shown.push_back(diagnostic);
    std::string text = render(shown);
    if (result.rules)
      text += result.rules->id + " " + result.rules->version + " " + to_hex(result.rules->digest) + "\n";
    text += std::to_string(found.count(Severity::error)) + " errors, " +
            std::to_string(found.count(Severity::warning)) + " warnings, " +
            std::to_string(found.count(Severity::info)) + " remarks\n";
    print(text);
  }
  return found.has_errors() ? 1 : 0;
}

}  // namespace

void add_rules(Command root, const Global& global) {
  Command rules = root.sub("rules", "Look at a rule set: check, test, show");
  auto options = std::make_shared<Options>();

  Command checking = rules.sub("check", "Find everything that is wrong with a rule set");
  checking.argument("DIR", options->directory, "Directory of the rule set");
  checking.number("--year", options->year, "Year whose law is looked at (default: that of verified_until)");
  checking.example("inspectplan rules check rules/vn/national");
  checking.run([options, &global] { return check(*options, global); });

  add_rules_test(rules, global);
  add_rules_show(rules, global);
}

}  // namespace inspectplan::cli
