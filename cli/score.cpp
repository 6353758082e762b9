#include <memory>

#include "cli/commands.hpp"

namespace inspectplan::cli {
namespace {

void print_csv(const usecase::ScoreList& list, Language language) {
  constexpr std::size_t lines = 10'000;
  std::size_t first = 0;
  do {
    print(usecase::scores_csv(list, language, first, lines));
    first += lines;
  } while (first < list.rows.size());
}

int score(const SessionOptions& options, const Global& global) {
  Diagnostics diagnostics;
  Pool pool = global.pool();
  const auto observer = make_observer(global);
  const auto list = usecase::score_register(session_request(options, global), pool, diagnostics, *observer);
  if (show_findings(diagnostics, global) || !list) return 1;
  switch (global.output()) {
    case report::Format::json:
      print(usecase::scores_json(*list) + "\n");
      break;
    case report::Format::csv:
      print_csv(*list, global.lang());
      break;
    case report::Format::table:
      print(report::to_table(usecase::scores_sheet(*list, global.lang()), output_width()));
  }
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
