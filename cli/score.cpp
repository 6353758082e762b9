#include <memory>

#include "cli/commands.hpp"

namespace inspectplan::cli {
namespace {

int score(const SessionOptions& options, const Global& global) {
  Diagnostics diagnostics;
  Pool pool = global.pool();
  const auto observer = make_observer(global);
  const auto result =
      usecase::score_register(session_request(options, global), global.lang(), pool, diagnostics, *observer);
  if (show_findings(diagnostics, global) || !result) return 1;
  print_sheet(global, result->sheet, global.output() == report::Format::json ? result->json : "");
  return 0;
}

}  // namespace

void add_score(Command root, const Global& global) {
  auto options = std::make_shared<SessionOptions>();
  Command command = root.sub("score", "Score every enterprise: score with its range, tier, sectors");
  add_session_options(command, *options, true);
  command.example("inspectplan score --rules rules/vn/national --year 2027 --format csv");
  command.run([options, &global] { return score(*options, global); });
}

}  // namespace inspectplan::cli
