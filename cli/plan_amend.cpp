// `plan amend`: one department changes its part of an approved plan.
#include <memory>

#include "cli/commands.hpp"

namespace inspectplan::cli {
namespace {

struct Options {
  usecase::AmendRequest request;
  std::vector<std::string> days;
  std::optional<Day> on;
  std::optional<std::string> stay;
  std::string to;
};

// "2027-Q3=-10"
std::pair<std::string, std::int64_t> parse_days(const std::string& text) {
  const std::size_t equals = text.find('=');
  std::string number = equals == std::string::npos ? std::string() : text.substr(equals + 1);
  if (!number.empty() && number[0] == '+') number.erase(0, 1);
  const auto days = parse_scaled(number);
  if (equals == 0 || !days || days->scale != 0 || days->value == 0)
    throw UsageError{"--days wants PERIOD=+DAYS or -DAYS, not \"" + text + "\"", "for example --days 2027-Q3=-10"};
  return {text.substr(0, equals), days->value};
}

int amend(const Options& options, const Global& global) {
  if (!options.to.empty() && !options.to.ends_with(".xlsx"))
    throw UsageError{"--to wants a file that ends with .xlsx", ""};
  if (!options.to.empty() && options.request.dry_run)
    throw UsageError{"--to writes the appendix of a recorded amendment, --dry-run records none",
                     "leave one of them out"};
  usecase::AmendRequest request = options.request;
  request.database = global.database;
  for (const std::string& text : options.days) request.days.push_back(parse_days(text));
  request.on = *options.on;
  request.stay = price_option("--stay", options.stay);
  request.actor = global.actor;
  request.program_version = INSPECTPLAN_VERSION;
  Diagnostics diagnostics;
  Pool pool = global.pool();
  const auto observer = make_observer(global);
  const auto amended = usecase::amend_plan(request, pool, diagnostics, *observer);
  if (show_findings(diagnostics, global) || !amended) return 1;
  if (!options.to.empty()) report::write_xlsx(usecase::amendment_workbook(*amended, global.lang()), options.to);
  const int code = plan_exit_code(amended->edited.after.document.plan);
  if (global.output() == report::Format::json) {
    print(usecase::amended_json(*amended) + "\n");
    return code;
  }
  print_edited(amended->edited, global);
  std::string without_room;
  for (const std::string& one : amended->without_room) without_room += (without_room.empty() ? "" : ", ") + one;
  const Label said{"Đã thông báo hoặc đã thực hiện mà không còn ngày công: ",
                   "Announced or done, and without days now: "};
  if (!without_room.empty()) print(said.in(global.lang()) + without_room + "\n");
  print("\n" + report::to_table(usecase::to_tell_sheet(*amended, global.lang()), output_width()));
  return code;
}

}  // namespace

void add_plan_amend(Command plan, const Global& global) {
  auto options = std::make_shared<Options>();
  Command command = plan.sub("amend", "Change one department's part of an approved plan, the rest as little as pays");
  usecase::AmendRequest& request = options->request;
  command.argument("RUN", request.run, "The plan, for example R0004");
  command.text("--department", request.department, "Whose part changes", true);
  command.list("--drop", request.drop, "Enterprise that is not visited any more (repeatable)");
  command.list("--add", request.add, "Enterprise that is visited as well, ID or ID=PERIOD (repeatable)");
  command.list("--move", request.move, "Enterprise visited in another period, ID=PERIOD (repeatable)");
  command.list("--days", options->days, "Days the department has more or less, PERIOD=+DAYS or -DAYS (repeatable)");
  command.text("--reason", request.reason, "Why", true);
  command.text("--by", request.by, "Who decided", true);
  command.text("--document", request.document, "The paper it stands on", true);
  command.day("--date", options->on, "Day of the decision: what is over by then stays", true);
  command.text("--stay", options->stay,
               "What a visit is worth that stays as it was (default: the rules' planning.stay)");
  command.flag("--dry-run", request.dry_run, "Say what would come of it, record nothing");
  command.text("--to", options->to, "Also write the amending appendix and the list of those to be told (.xlsx)");
  command.example(
      "inspectplan plan amend R0004 --department so_a --days 2027-Q3=-12 --reason 'điều động' --by 'Office A' "
      "--document "
      "'30/A' --date 2027-06-10 --to dieu-chinh.xlsx");
  command.run([options, &global] { return amend(*options, global); });
}

}  // namespace inspectplan::cli
