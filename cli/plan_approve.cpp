#include <memory>

#include "cli/commands.hpp"

namespace inspectplan::cli {
namespace {

struct Options {
  std::string run, key, decision;
  std::optional<Day> date;
};

int approve(const Options& options, const Global& global) {
  usecase::PlanApprovalRequest request;
  request.run = options.run;
  request.key_file = file_text(options.key);
  request.passphrase = read_passphrase(false);
  request.decision = options.decision;
  request.date = *options.date;
  request.actor = global.actor;
  Diagnostics diagnostics;
  const auto approval = usecase::approve_plan(global.database, request, diagnostics);
  if (show_findings(diagnostics, global) || !approval) return 1;
  print("approved: " + approval->run + " by " + approval->decision + "\n");
  return 0;
}

}  // namespace

void add_plan_approve(Command plan, const Global& global) {
  auto options = std::make_shared<Options>();
  Command command = plan.sub("approve", "Sign a recorded plan whose rules are approved");
  command.argument("RUN", options->run, "Run, for example R0001");
  command.text("--key", options->key, "Key file (`inspectplan keys new`)", true);
  command.text("--decision", options->decision, "Number and issuer of the decision", true);
  command.day("--date", options->date, "Date of the decision", true);
  command.example("inspectplan plan approve R0001 --key a.key --decision '1699/QD' --date 2026-12-15");
  command.run([options, &global] { return approve(*options, global); });
}

}  // namespace inspectplan::cli
