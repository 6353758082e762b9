#include <memory>

#include "cli/commands.hpp"

namespace inspectplan::cli {
namespace {

int score(const SessionOptions& options, const Global& global) {
  Diagnostics diagnostics;
  Pool pool = global.pool();
  const auto observer = make_observer(global);
  const auto list = usecase::score_register(session_request(options, global), pool, diagnostics, *observer);
  if (show_findings(diagnostics, global) || !list) return 1;
  usecase::write_scores(*list, global.output(), global.lang(), output_width(), print);
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
