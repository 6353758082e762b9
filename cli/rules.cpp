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

std::string test_json(const usecase::RuleTestReport& report) {
  JsonWriter json(2);
  json.begin_object().key("tests").begin_array();
  for (const auto& test : report.cases) {
    json.begin_object().member("name", test.name).member("place", to_string(test.place)).member("passed", test.passed);
    json.key("differences").begin_array();
    for (const std::string& line : test.differences) json.string(line);
    json.end_array().end_object();
  }
  json.end_array().end_object();
  return json.take();
}

int test(const Options& options, const Global& global) {
  Diagnostics diagnostics;
  Pool pool = global.pool();
  const auto report = usecase::run_rule_tests(options.directory, pool, diagnostics);
  if (show_findings(diagnostics, global) || !report) return 1;
  std::size_t failed = 0;
  std::string text;
  for (const auto& test : report->cases) {
    if (test.passed) continue;
    ++failed;
    text += to_string(test.place) + ": failed: " + test.name + "\n";
    for (const std::string& line : test.differences) text += "    " + line + "\n";
  }
  text += std::to_string(report->cases.size() - failed) + " passed, " + std::to_string(failed) + " failed\n";
  print(global.output() == report::Format::json ? test_json(*report) + "\n" : text);
  return failed == 0 ? 0 : 1;
}

}  // namespace

void add_rules(Command root, const Global& global) {
  Command rules = root.sub("rules", "Look at a rule set: check, test");
  auto options = std::make_shared<Options>();

  Command checking = rules.sub("check", "Find everything that is wrong with a rule set");
  checking.argument("DIR", options->directory, "Directory of the rule set");
  checking.number("--year", options->year, "Year whose law is looked at (default: that of verified_until)");
  checking.example("inspectplan rules check rules/vn/national");
  checking.run([options, &global] { return check(*options, global); });

  Command testing = rules.sub("test", "Run the tests of a rule set (DIR/tests/*.yaml)");
  testing.argument("DIR", options->directory, "Directory of the rule set");
  testing.example("inspectplan rules test rules/vn/lang-son");
  testing.run([options, &global] { return test(*options, global); });
}

}  // namespace inspectplan::cli
