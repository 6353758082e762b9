#include <memory>

#include "cli/commands.hpp"

namespace inspectplan::cli {
namespace {

struct Options {
  SessionOptions session;
  std::string enterprise;
};

int explain(const Options& options, const Global& global) {
  Diagnostics diagnostics;
  const auto observer = make_observer(global);
  const auto session = usecase::open_session(session_request(options.session, global), diagnostics, *observer);
  const auto row = session ? usecase::find_enterprise(*session, options.enterprise, diagnostics) : std::nullopt;
  if (show_findings(diagnostics, global) || !row) return 1;
  const score::Explanation explanation = score::explain(*session->rules, session->data, *row, session->clock);
  if (global.output() == report::Format::table) {
    print(report::explanation_text(explanation, *session->rules, global.lang()));
  } else {
    print_sheet(global, report::explanation_sheet(explanation, *session->rules, global.lang()),
                report::explanation_json(explanation, 2));
  }
  return 0;
}

}  // namespace

void add_explain(Command root, const Global& global) {
  auto options = std::make_shared<Options>();
  Command command = root.sub("explain", "Why an enterprise has its score, tier and duties");
  command.argument("ENTERPRISE", options->enterprise, "Its key, or its whole name");
  add_session_options(command, options->session, true);
  command.example("inspectplan explain SYN-000001 --run R0001");
  command.example("inspectplan explain SYN-000001 --rules rules/vn/lang-son --year 2027");
  command.run([options, &global] { return explain(*options, global); });
}

}  // namespace inspectplan::cli
