// `plan status`, `plan step`, `plan close`: the life of a plan.
#include <memory>

#include "cli/commands.hpp"

namespace inspectplan::cli {
namespace {

struct Options {
  usecase::StepRequest request;
  std::optional<Day> on;
};

int show(const Options& options, const Global& global) {
  Diagnostics diagnostics;
  const auto status = usecase::plan_status(global.database, options.request.run, options.on, diagnostics);
  if (show_findings(diagnostics, global) || !status) return 1;
  if (global.output() == report::Format::table) print(usecase::status_caption(*status, global.lang()));
  print_sheet(global, usecase::status_sheet(*status, global.lang()), usecase::status_json(*status));
  return 0;
}

int take(const Options& options, const Global& global) {
  usecase::StepRequest request = options.request;
  request.database = global.database;
  request.on = *options.on;
  request.actor = global.actor;
  Diagnostics diagnostics;
  const bool taken = usecase::take_step(request, diagnostics);
  if (show_findings(diagnostics, global) || !taken) return 1;
  print(request.run + ": " + request.step + ", " + to_string(request.on) + "\n");
  return 0;
}

void add_act(Command command, const std::shared_ptr<Options>& options, const Global& global) {
  command.text("--by", options->request.by, "Who did it", true);
  command.text("--document", options->request.document, "The paper it stands on", true);
  command.text("--note", options->request.note, "What else is to be said");
  command.day("--date", options->on, "Day on which it was done", true);
  command.run([options, &global] { return take(*options, global); });
}

}  // namespace

void add_plan_step(Command plan, const Global& global) {
  auto asked = std::make_shared<Options>();
  Command status = plan.sub("status", "Where a plan stands in its life: steps, deadlines, what is late, what is next");
  status.argument("RUN", asked->request.run, "Run, for example R0001");
  status.day("--at", asked->on, "The day it is asked for (default: that of the last entry of the ledger)");
  status.example("inspectplan plan status R0001 --at 2026-12-01");
  status.run([asked, &global] { return show(*asked, global); });

  auto taken = std::make_shared<Options>();
  Command step = plan.sub("step", "Enter that a step was taken with a plan");
  step.argument("RUN", taken->request.run, "Run, for example R0001");
  step.argument("STEP", taken->request.step, "As `plan status` names it, for example opinions");
  step.flag("--correct", taken->request.correct, "Set right the day or paper of a step that was taken already");
  step.example("inspectplan plan step R0001 opinions --by 'Office A' --document '40/A' --date 2026-11-06");
  add_act(step, taken, global);

  auto closed = std::make_shared<Options>();
  closed->request.step = "closed";
  Command close = plan.sub("close", "Enter that the year of a plan is over: nothing of it changes any more");
  close.argument("RUN", closed->request.run, "Run, for example R0001");
  close.example("inspectplan plan close R0004 --by 'Office A' --document '7/A' --date 2028-01-10");
  add_act(close, closed, global);
}

}  // namespace inspectplan::cli
