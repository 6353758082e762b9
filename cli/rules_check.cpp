#include <algorithm>
#include <memory>

#include "cli/commands.hpp"

namespace inspectplan::cli {
namespace {

struct Options {
  std::string directory;
  std::optional<std::string> code;
  std::optional<std::int64_t> year;
  std::string format;  // of this command; empty: the global one
};

int explain(const std::string& code) {
  if (const auto text = usecase::explain_code(code)) {
    print(*text);
    return 0;
  }
  const auto near = nearest(code, usecase::explained_codes());
  throw UsageError{"there is no code \"" + code + "\"",
                   near ? "did you mean " + *near + "?" : "docs/diagnostics.md and docs/findings.md list all of them"};
}

std::string as_text(const usecase::CheckResult& result, const Global& global) {
  const Diagnostics& found = result.diagnostics;
  std::vector<Diagnostic> shown;
  for (const Diagnostic& diagnostic : found.sorted())
    if (diagnostic.severity == Severity::error || !global.quiet) shown.push_back(diagnostic);
  std::string text = render(shown);
  if (result.in_register) {
    text += std::to_string(result.in_register->enterprises) + " enterprises, " + to_string(result.in_register->as_of) +
            "\n\n";
    text += report::to_table(usecase::facts_sheet(*result.in_register), output_width()) + "\n";
    text += report::to_table(usecase::factors_sheet(*result.in_register), output_width()) + "\n";
  }
  if (result.rules) text += result.rules->id + " " + result.rules->version + " " + to_hex(result.rules->digest) + "\n";
  const auto count = [sorted = found.sorted()](Severity severity) {  // each once, as they are shown
    const auto is_so = [severity](const Diagnostic& one) { return one.severity == severity; };
    return std::to_string(std::count_if(sorted.begin(), sorted.end(), is_so));
  };
  return text + count(Severity::error) + " errors, " + count(Severity::warning) + " warnings, " +
         count(Severity::info) + " remarks\n";
}

int check(const Options& options, const Global& global) {
  if (options.code) return explain(*options.code);
  if (options.directory.empty())
    throw UsageError{"`rules check` wants the directory of a rule set", "or --explain CODE"};
  const auto year = options.year ? std::optional(plan_year(*options.year)) : std::nullopt;
  Pool pool = global.pool();
  const auto observer = make_observer(global);
  const usecase::CheckResult result =
      global.has_database ? usecase::check_rules(options.directory, year, global.database, pool, *observer)
                          : usecase::check_rules(options.directory, year);
  const bool json = options.format.empty() ? global.output() == report::Format::json : options.format == "json";
  if (options.format == "sarif")
    print(usecase::check_sarif(result, INSPECTPLAN_VERSION) + "\n");
  else if (json)
    print(usecase::check_json(result, 2) + "\n");
  else
    print(as_text(result, global));
  return result.diagnostics.has_errors() ? 1 : 0;
}

}  // namespace

void add_rules_check(Command rules, const Global& global) {
  auto options = std::make_shared<Options>();
  Command command = rules.sub("check", "Find everything that is wrong with a rule set");
  command.optional_argument("DIR", options->directory, "Directory of the rule set");
  command.number("--year", options->year, "Year whose law is looked at (default: as it stands last in the verified years)");
  command.choice("--format", options->format, {"table", "json", "sarif"}, "Form of the result; sarif: SARIF 2.1.0");
  command.text("--explain", options->code, "Say what a code means, with examples");
  command.example("inspectplan rules check rules/vn/national");
  command.example("inspectplan rules check rules/vn/national --db register.db");
  command.example("inspectplan rules check rules/vn/national --format sarif");
  command.example("inspectplan rules check --explain band-gap");
  command.run([options, &global] { return check(*options, global); });
}

}  // namespace inspectplan::cli
