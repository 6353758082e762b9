#include <filesystem>
#include <fstream>
#include <memory>

#include "cli/commands.hpp"

namespace inspectplan::cli {
namespace {

struct Options {
  std::string dialect, rules;
  std::optional<std::string> out;
  std::optional<Day> at, as_of;
  bool tables = false;
};

// Whole or not at all: a script cut short must not be taken for one.
void write(const std::string& path, const std::string& text) {
  const std::string part = path + ".part";
  std::ofstream file(part, std::ios::binary | std::ios::trunc);
  file << text;
  file.close();
  std::error_code failed;
  if (file) std::filesystem::rename(part, path, failed);
  if (file && !failed) return;
  std::filesystem::remove(part, failed);
  throw EnvironmentError("cannot write " + path);
}

int compile(const Options& options, const Global& global) {
  if (options.dialect.empty())
    throw UsageError{"--sql DIALECT is missing", "one of sqlite, postgres, duckdb, clickhouse"};
  if (options.rules.empty()) throw UsageError{"--rules DIR is missing", "for example --rules rules/vn/national"};
  Diagnostics diagnostics;
  const usecase::SqlRequest request{options.rules, options.dialect, options.at, options.as_of, options.tables};
  const auto script = usecase::compile_sql(request, diagnostics);
  if (show_findings(diagnostics, global) || !script) return 1;
  if (options.out)
    write(*options.out, *script);
  else
    print(*script);
  return 0;
}

}  // namespace

void add_compile(Command root, const Global& global) {
  auto options = std::make_shared<Options>();
  Command command = root.sub("compile", "Write the scoring of a rule set as one SQL script, for your own database");
  command.choice("--sql", options->dialect, usecase::sql_dialects(), "Which database it is for");
  command.text("--rules", options->rules, "Directory of the rule set");
  command.day("--at", options->at, "Its year is the plan year (default: the last that the rules are verified for)");
  command.day("--as-of", options->as_of, "What was known by that day (default: the day before the plan year)");
  command.flag("--tables", options->tables, "Write CREATE TABLE for the facts instead");
  command.text("--out", options->out, "Write to this file (default: print)");
  command.example("inspectplan compile --sql postgres --rules rules/vn/national --at 2027-01-01 --out score.sql");
  command.example("inspectplan compile --sql clickhouse --rules rules/vn/national --tables");
  command.run([options, &global] { return compile(*options, global); });
}

}  // namespace inspectplan::cli
