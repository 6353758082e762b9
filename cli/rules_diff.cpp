#include <memory>

#include "cli/commands.hpp"

namespace inspectplan::cli {
namespace {

struct Options {
  std::string a, b;
  bool impact = false;
  std::optional<std::int64_t> year;
  std::optional<Day> as_of;
};

int impact(const Options& options, const Global& global) {
  SessionOptions session;
  session.rules = options.a;
  session.year = options.year;
  session.as_of = options.as_of;
  const usecase::SessionRequest request = session_request(session, global);
  Diagnostics diagnostics;
  Pool pool = global.pool();
  const auto observer = make_observer(global);
  const auto found = usecase::impact(request, options.b, pool, diagnostics, *observer);
  if (show_findings(diagnostics, global) || !found) return 2;
  print_sheet(global, usecase::impact_sheet(*found), usecase::impact_json(*found));
  if (global.output() != report::Format::table) return 0;
  std::string text = "\n" + std::to_string(found->enterprises) +
                     " enterprises: " + std::to_string(found->scores_moved) + " scores and " +
                     std::to_string(found->tiers_moved) + " tiers moved\n";
  for (const auto& [what, count] : found->counts) text += "  " + what + ": " + std::to_string(count) + "\n";
  print(text);
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
  command.flag("--impact", options->impact, "Which scores and tiers of the register's enterprises move instead");
  command.number("--year", options->year, "With --impact: plan year");
  command.day("--as-of", options->as_of, "With --impact: what was known by that day");
  command.run([options, &global] { return options->impact ? impact(*options, global) : diff(*options, global); });
}

}  // namespace inspectplan::cli
