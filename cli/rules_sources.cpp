#include <memory>

#include "cli/commands.hpp"

namespace inspectplan::cli {
namespace {

int sources(const std::string& directory, const Global& global) {
  Diagnostics diagnostics;
  const auto found = usecase::sources_of(directory, diagnostics);
  if (show_findings(diagnostics, global) || !found) return 2;
  print_sheet(global, usecase::sources_sheet(*found, global.lang()), usecase::sources_json(*found, global.lang()));
  return 0;
}

}  // namespace

void add_rules_sources(Command rules, const Global& global) {
  auto directory = std::make_shared<std::string>();
  Command command = rules.sub("sources", "List document, section and the rules that rest on it; what rests on nothing");
  command.argument("DIR", *directory, "Directory of the rule set");
  command.example("inspectplan rules sources rules/vn/lang-son --lang en");
  command.run([directory, &global] { return sources(*directory, global); });
}

}  // namespace inspectplan::cli
