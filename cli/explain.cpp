#include <memory>

#include "cli/commands.hpp"

namespace inspectplan::cli {
namespace {

struct Options {
  SessionOptions session;
  std::string enterprise, audience = "internal";
};

// What the enterprise itself may be told.
int explain_to_subject(const Options& options, const Global& global) {
  if (!options.session.run) throw UsageError{"--audience subject tells of a visit: --run is required", ""};
  Diagnostics diagnostics;
  const auto observer = make_observer(global);
  const auto answer = usecase::answer_subject(global.database, *options.session.run, options.enterprise, "",
                                              global.lang(), diagnostics, *observer);
  if (show_findings(diagnostics, global) || !answer) return refusal_code(diagnostics);
  print(global.output() == report::Format::json ? answer->json + "\n" : answer->text);
  return 0;
}

int explain(const Options& options, const Global& global) {
  if (options.audience == "subject") return explain_to_subject(options, global);
  Diagnostics diagnostics;
  const auto observer = make_observer(global);
  const auto session = usecase::open_session(session_request(options.session, global), diagnostics, *observer);
  const auto row = session ? usecase::find_enterprise(*session, options.enterprise, diagnostics) : std::nullopt;
  if (show_findings(diagnostics, global) || !row) return refusal_code(diagnostics);
  const score::Explanation explanation = usecase::explain(*session, *row);
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
  command.choice("--audience", options->audience, {"internal", "subject"},
                 "subject: what the enterprise itself may be told of a run (no points, score or tier)");
  command.example("inspectplan explain SYN-000001 --run R0001");
  command.example("inspectplan explain SYN-000001 --rules rules/vn/lang-son --year 2027");
  command.run([options, &global] { return explain(*options, global); });
}

}  // namespace inspectplan::cli
