// `plan pin|drop|move|release`: decisions about single enterprises.
#include <memory>

#include "cli/commands.hpp"

namespace inspectplan::cli {
namespace {

struct Options {
  usecase::EditRequest request;
  std::optional<Day> on;
  std::optional<std::string> stay;
};

int edit(const Options& options, const Global& global) {
  usecase::EditRequest request = options.request;
  request.database = global.database;
  request.on = *options.on;
  request.stay = price_option("--stay", options.stay);
  request.actor = global.actor;
  request.program_version = INSPECTPLAN_VERSION;
  Diagnostics diagnostics;
  Pool pool = global.pool();
  const auto observer = make_observer(global);
  const auto edited = usecase::edit_plan(request, pool, diagnostics, *observer);
  if (show_findings(diagnostics, global) || !edited) return 1;
  return print_edited(*edited, global);
}

void add(Command plan, const Global& global, const char* kind, const char* what, const char* example) {
  auto options = std::make_shared<Options>();
  options->request.kind = kind;
  Command command = plan.sub(kind, what);
  command.arguments("ENTERPRISE", options->request.enterprises, "Key or name; several decided alike are planned once");
  command.text("--run", options->request.run, "The plan that it changes, for example R0001", true);
  if (kind == std::string("move")) command.text("--to", options->request.period, "Period, for example 2027-Q3", true);
  if (kind == std::string("pin")) command.text("--period", options->request.period, "Only in this period");
  command.text("--reason", options->request.reason, "Why", true);
  command.text("--by", options->request.by, "Who decided", true);
  command.text("--document", options->request.document, "The paper it stands on", true);
  command.day("--date", options->on, "Day of the decision", true);
  command.text("--stay", options->stay,
               "What a visit is worth that stays as it was (default: the rules' planning.stay)");
  command.flag("--dry-run", options->request.dry_run, "Say what would come of it, record nothing");
  command.example(example);
  command.run([options, &global] { return edit(*options, global); });
}

}  // namespace

std::optional<Scaled> price_option(const char* option, const std::optional<std::string>& text) {
  if (!text) return std::nullopt;
  const auto price = parse_scaled(*text);
  if (!price || price->value < 0 || price->scale > 6 ||
      Wide{price->value} > Wide{1'000'000} * power_of_ten(price->scale))
    throw UsageError{std::string(option) + " wants a number from 0 to 1000000, not \"" + *text + "\"", ""};
  return price;
}

int print_edited(const usecase::Edited& edited, const Global& global) {
  if (global.output() == report::Format::table) print(usecase::edited_caption(edited, global.lang()) + "\n");
  print_sheet(global, usecase::edited_sheet(edited, global.lang()), usecase::edited_json(edited));
  return plan_exit_code(edited.after.document.plan);
}

void add_plan_edit(Command plan, const Global& global) {
  add(plan, global, "pin", "Decide that enterprises are visited, and plan again",
      "inspectplan plan pin E1024 --run R0001 --reason 'giao bổ sung' --by 'Office A' --document '12/A' --date "
      "2026-11-25");
  add(plan, global, "drop", "Decide that enterprises are not visited, and plan again",
      "inspectplan plan drop E1024 --run R0001 --reason 'đã thanh tra' --by 'Office A' --document '13/A' --date "
      "2026-11-25");
  add(plan, global, "move", "Decide in which period visits of the plan take place, and plan again",
      "inspectplan plan move E1024 --to Q3 --run R0001 --reason 'mùa mưa' --by 'Office A' --document '14/A' --date "
      "2026-11-25");
  add(plan, global, "release", "Take back what was decided about enterprises, and plan again",
      "inspectplan plan release E1024 --run R0002 --reason 'nhầm' --by 'Office A' --document '15/A' --date 2026-11-26");
}

}  // namespace inspectplan::cli
