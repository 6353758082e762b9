#include <memory>

#include "cli/commands.hpp"

namespace inspectplan::cli {
namespace {

int propose(usecase::DuplicatesRequest request, const Global& global) {
  request.database = global.database;
  Diagnostics diagnostics;
  Pool pool = global.pool();
  const auto found = usecase::find_duplicates(request, pool, diagnostics);
  if (show_findings(diagnostics, global) || !found) return 1;
  print_sheet(global, usecase::duplicates_sheet(*found, global.lang()),
              usecase::duplicates_json(*found, global.lang()));
  return 0;
}

}  // namespace

void add_register_duplicates(Command root, const Global& global) {
  auto request = std::make_shared<usecase::DuplicatesRequest>();
  Command command = root.sub("duplicates", "Pairs of enterprises that may be one, with points and reasons");
  command.text("--rules", request->rules, "Rule set whose `matching` says how they are compared", true);
  command.number("--threshold", request->threshold, "Points a pair must have (default: the rule set's)");
  command.example("inspectplan register duplicates --rules rules/vn/lang-son");
  command.example("inspectplan register duplicates --rules rules/vn/lang-son --threshold 40 --format csv");
  command.run([request, &global] { return propose(*request, global); });
}

}  // namespace inspectplan::cli
