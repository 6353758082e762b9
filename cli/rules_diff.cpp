#include <memory>

#include "cli/commands.hpp"

namespace inspectplan::cli {
namespace {

struct Options {
  std::string a, b;
};

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
  command.run([options, &global] { return diff(*options, global); });
}

}  // namespace inspectplan::cli
