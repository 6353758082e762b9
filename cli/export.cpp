#include <memory>

#include "cli/commands.hpp"

namespace inspectplan::cli {
namespace {

struct Options {
  std::string run, to;
  std::string audience = "public", layout = "report";
  std::optional<std::string> form, department, enterprise;
  std::optional<Day> on;
};

int export_run(const Options& options, const Global& global) {
  Diagnostics diagnostics;
  const auto observer = make_observer(global);
  const report::Readers readers{*ruleset::audience_named(options.audience), options.department, options.enterprise};
  const auto layout = options.layout == "appendix" ? usecase::HtmlLayout::appendix : usecase::HtmlLayout::report;
  const usecase::ExportRequest request{global.database, options.run,   options.to,   layout,    options.form,
                                       readers,         global.lang(), global.actor, options.on};
  const auto done = usecase::export_plan(request, diagnostics, *observer);
  if (show_findings(diagnostics, global) || !done) return 1;
  const Say say = global.say();
  const std::string visits = std::to_string(done->visits) + say(" cuộc", " visits");
  const std::string sheets =
      done->sheets > 0 ? say(" trên ", " on ") + std::to_string(done->sheets) + say(" trang tính", " sheets") : "";
  if (!global.quiet) print(options.to + ": " + visits + sheets + "\n");
  return 0;
}

}  // namespace

void add_export(Command root, const Global& global) {
  auto options = std::make_shared<Options>();
  Command command = root.sub("export", "A recorded plan as the file that is read, or signed and sent");
  command.argument("RUN", options->run, "Run, for example R0001");
  command.text("--to", options->to, "File to write; its ending says the format: .xlsx, .html, .csv, .json or .db",
               true);
  command.choice("--audience", options->audience, {"public", "subject", "department", "internal"},
                 "Who will read it: tiers are for departments, scores and reasons internal (default public)");
  command.choice("--layout", options->layout, {"report", "appendix"},
                 "Of .html: a page to look at, or the appendix of the decision, to print and sign (default report)");
  command.text("--department", options->department, "Only what this department leads or joins");
  command.text("--enterprise", options->enterprise, "Only the visits of this enterprise");
  command.text("--form", options->form, "Form of the rule set, where it has several");
  command.day("--on", options->on,
              "The date it is entered under in the ledger (default: the latest that stands there)");
  command.example("inspectplan export R0001 --to plan.xlsx");
  command.example("inspectplan export R0001 --to plan.html --audience internal");
  command.example("inspectplan export R0001 --to appendix.html --layout appendix");
  command.example("inspectplan export R0001 --to part.xlsx --department DEPARTMENT --audience department");
  command.example("inspectplan export R0001 --to part.db --department DEPARTMENT --audience department");
  command.run([options, &global] { return export_run(*options, global); });
}

}  // namespace inspectplan::cli
