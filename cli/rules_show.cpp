#include <memory>

#include "cli/commands.hpp"

namespace inspectplan::cli {
namespace {

struct Options {
  std::string directory;
  std::string wanted;
  std::optional<Day> at;
  bool program = false;
};

int show(const Options& options, const Global& global) {
  Diagnostics diagnostics;
  if (options.program) {
    if (!options.wanted.empty())
      throw UsageError{"--program shows the whole program, not " + options.wanted + " alone", "leave out the id"};
    if (global.output() != report::Format::table)
      throw UsageError{"--program is a text for people", "leave out --format"};
    Pool pool = global.pool();
    const auto observer = make_observer(global);
    const auto program = global.has_database ? usecase::show_prepared(options.directory, options.at, global.database,
                                                                      pool, diagnostics, *observer)
                                             : usecase::show_program(options.directory, options.at, diagnostics);
    if (show_findings(diagnostics, global) || !program) return 2;
    print(*program);
    return 0;
  }
  const auto shown = usecase::show_rules(options.directory, options.wanted, options.at, diagnostics);
  if (show_findings(diagnostics, global) || !shown) return 2;
  const bool json = global.output() == report::Format::json;
  print(json ? usecase::show_json(*shown) + "\n" : usecase::show_text(*shown));
  return 0;
}

}  // namespace

void add_rules_show(Command rules, const Global& global) {
  auto options = std::make_shared<Options>();
  Command command = rules.sub("show", "Show the rules in effect after overlays, each value with where it is written");
  command.argument("DIR", options->directory, "Directory of the rule set");
  command.optional_argument("ID", options->wanted, "Only this section, id or section.id");
  command.day("--at", options->at, "Read dated values as of this day (default: show all dates)");
  command.flag("--program", options->program,
               "Show what the rules compile to instead; with --db also what is made ready for that register");
  command.example("inspectplan rules show rules/vn/lang-son");
  command.example("inspectplan rules show rules/vn/lang-son score --at 2027-01-01");
  command.run([options, &global] { return show(*options, global); });
}

}  // namespace inspectplan::cli
