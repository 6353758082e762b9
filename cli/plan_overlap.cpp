// `plan send-overlap`, `plan take-overlap`: the list goes out for the overlap check and comes back.
#include <memory>

#include "cli/commands.hpp"

namespace inspectplan::cli {
namespace {

struct Options {
  usecase::OverlapRequest request;
  std::optional<Day> on;
  std::optional<std::string> stay;
};

usecase::OverlapRequest request_of(const Options& options, const Global& global) {
  usecase::OverlapRequest request = options.request;
  request.database = global.database;
  request.on = *options.on;
  request.language = global.lang();
  request.stay = price_option("--stay", options.stay);
  request.actor = global.actor;
  request.program_version = INSPECTPLAN_VERSION;
  return request;
}

int send(const Options& options, const Global& global) {
  Diagnostics diagnostics;
  const usecase::OverlapRequest request = request_of(options, global);
  const auto visits = usecase::send_overlap(request, diagnostics);
  if (show_findings(diagnostics, global) || !visits) return 1;
  const Label said{request.run + ": " + std::to_string(*visits) + " cuộc, ghi vào " + request.file,
                   request.run + ": " + std::to_string(*visits) + " visits written to " + request.file};
  print(said.in(global.lang()) + "\n");
  return 0;
}

std::string json_of(const usecase::OverlapTaken& taken) {
  JsonWriter json(2);
  json.begin_object().member("format", "inspectplan.overlap/1").member("run", taken.run).member("kept", taken.kept);
  json.member("struck", taken.struck).member("moved", taken.moved).member("merged", taken.merged).key("edited");
  taken.edited ? json.raw(usecase::edited_json(*taken.edited)) : json.null();
  return json.end_object().take();
}

int take(const Options& options, const Global& global) {
  Diagnostics diagnostics;
  Pool pool = global.pool();
  const auto observer = make_observer(global);
  const std::string bytes = file_text(options.request.file);
  const auto taken = usecase::take_overlap(request_of(options, global), bytes, pool, diagnostics, *observer);
  if (show_findings(diagnostics, global) || !taken) return 1;
  if (global.output() == report::Format::json) {
    print(json_of(*taken) + "\n");
    return taken->edited ? plan_exit_code(taken->edited->after.document.plan) : 0;
  }
  const auto number = [](std::int64_t count) { return std::to_string(count); };
  const Label said{"giữ " + number(taken->kept) + ", bỏ " + number(taken->struck) + ", chuyển " + number(taken->moved) +
                       ", ghép " + number(taken->merged),
                   number(taken->kept) + " kept, " + number(taken->struck) + " struck, " + number(taken->moved) +
                       " moved, " + number(taken->merged) + " merged"};
  if (global.output() == report::Format::table) print(said.in(global.lang()) + "\n");
  return taken->edited ? print_edited(*taken->edited, global) : 0;
}

}  // namespace

void add_plan_overlap(Command plan, const Global& global) {
  auto sent = std::make_shared<Options>();
  Command sending = plan.sub("send-overlap", "Write the list that goes out for the overlap check");
  sending.argument("RUN", sent->request.run, "Run, for example R0001");
  sending.text("--to", sent->request.file, "File to be written: NAME.xlsx or NAME.csv", true);
  sending.text("--by", sent->request.by, "Who sends it", true);
  sending.text("--document", sent->request.document, "The letter it goes with", true);
  sending.day("--date", sent->on, "Day of the letter", true);
  sending.example(
      "inspectplan plan send-overlap R0001 --to list.xlsx --by 'Office A' --document '50/A' --date 2026-11-10");
  sending.run([sent, &global] { return send(*sent, global); });

  auto taken = std::make_shared<Options>();
  Command taking = plan.sub("take-overlap", "Take the list back and plan again by what was decided");
  taking.argument("FILE", taken->request.file, "The list with the decisions, .xlsx or .csv");
  taking.text("--run", taken->request.run, "A plan that came of the one that was sent (default: that one)");
  taking.text("--by", taken->request.by, "Who decided", true);
  taking.text("--document", taken->request.document, "The letter, for rows that name none");
  taking.day("--date", taken->on, "Day of the letter", true);
  taking.text("--stay", taken->stay, "What a visit is worth that stays as it was (default: the rules' planning.stay)");
  taking.flag("--dry-run", taken->request.dry_run, "Say what would come of it, record nothing");
  taking.example("inspectplan plan take-overlap list.xlsx --by 'Office B' --document '88/B' --date 2026-11-24");
  taking.run([taken, &global] { return take(*taken, global); });
}

}  // namespace inspectplan::cli
