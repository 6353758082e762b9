#include <memory>

#include "cli/commands.hpp"

namespace inspectplan::cli {
namespace {

struct Options {
  std::string run;
  ApprovalOptions approval;
};

int approve(const Options& options, const Global& global) {
  Diagnostics diagnostics;
  const auto approval =
      usecase::approve_plan(global.database, approval_request(options.run, options.approval, global), diagnostics);
  if (show_findings(diagnostics, global) || !approval) return 1;
  print("approved: " + approval->run + " by " + approval->decision + "\n");
  return 0;
}

}  // namespace

void add_plan_approve(Command plan, const Global& global) {
  auto options = std::make_shared<Options>();
  Command command = plan.sub("approve", "Sign a recorded plan whose rules are approved");
  command.argument("RUN", options->run, "Run, for example R0001");
  add_approval_options(command, options->approval);
  command.example("inspectplan plan approve R0001 --key a.key --decision '1699/QD' --date 2026-12-15");
  command.run([options, &global] { return approve(*options, global); });
}

}  // namespace inspectplan::cli
