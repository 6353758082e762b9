// How a year's plan was carried out: `query execution`, `query process`, `query remedies`.
#include <memory>

#include "cli/commands.hpp"

namespace inspectplan::cli {
namespace {

struct ExecutionOptions {
  usecase::ExecutionQuery query;
  std::int64_t year = 0;
  std::string audience = "internal", to;
};

int execution(const ExecutionOptions& options, const Global& global) {
  usecase::ExecutionQuery query = options.query;
  query.database = global.database;
  query.year = plan_year(options.year);
  query.language = global.lang();
  if (options.audience != "internal") query.readers.audience = ruleset::Audience::department;
  Diagnostics diagnostics;
  const auto table = usecase::execution_table(query, diagnostics);
  if (show_findings(diagnostics, global) || !table) return 1;
  return answer(*table, options.to, global);
}

struct RemedyOptions {
  usecase::RemedyQuery query;
  std::string to;
};

int remedies(const RemedyOptions& options, const Global& global) {
  usecase::RemedyQuery query = options.query;
  query.database = global.database;
  query.language = global.lang();
  Diagnostics diagnostics;
  const auto observer = make_observer(global);
  const auto table = usecase::remedies_table(query, diagnostics, *observer);
  if (show_findings(diagnostics, global) || !table) return 1;
  return answer(*table, options.to, global);
}

struct ProcessOptions {
  std::string run;
  std::int64_t year = 0;
  std::optional<Day> at;
};

int process(const ProcessOptions& options, const Global& global) {
  Diagnostics diagnostics;
  const auto run = options.run.empty() ? usecase::run_of_year(global.database, plan_year(options.year), diagnostics)
                                       : std::optional(options.run);
  const auto status = run ? usecase::plan_status(global.database, *run, options.at, diagnostics) : std::nullopt;
  if (show_findings(diagnostics, global) || !status) return 1;
  if (global.output() == report::Format::table) print(usecase::status_caption(*status, global.lang()));
  print_sheet(global, usecase::status_sheet(*status, global.lang()), usecase::status_json(*status));
  return 0;
}

}  // namespace

void add_query_execution(Command query, const Global& global) {
  auto options = std::make_shared<ExecutionOptions>();
  Command carried = query.sub("execution", "By department: visits planned, held, postponed, stopped, unplanned; days");
  carried.number("--year", options->year, "The year of the plan", true);
  carried.text("--run", options->query.run, "Run (default: the year's approved plan, else the last recorded)");
  carried.choice("--audience", options->audience, {"internal", "department"},
                 "For others than the inside without visits not announced yet");
  add_to(carried, options->to);
  carried.example("inspectplan query execution --year 2027");
  carried.run([options, &global] { return execution(*options, global); });

  auto asked = std::make_shared<ProcessOptions>();
  Command steps = query.sub("process", "Each step of a year's plan against its deadline: done, late, next");
  steps.number("--year", asked->year, "The year of the plan", true);
  steps.text("--run", asked->run, "Run (default: the year's approved plan, else the last recorded)");
  steps.day("--at", asked->at, "The day it is asked for (default: that of the last entry of the ledger)");
  steps.example("inspectplan query process --year 2027 --at 2026-12-01");
  steps.run([asked, &global] { return process(*asked, global); });

  auto wanted = std::make_shared<RemedyOptions>();
  Command due = query.sub("remedies", "Deadlines of what visits found: missed, still to come");
  due.day("--at", wanted->query.at, "As of this day (default: the last import's)");
  due.text("--department", wanted->query.department, "Only of visits that it led");
  due.flag("--all", wanted->query.all, "Also what was put right, in time or late");
  add_to(due, wanted->to);
  due.example("inspectplan query remedies --at 2027-07-01");
  due.run([wanted, &global] { return remedies(*wanted, global); });
}

}  // namespace inspectplan::cli
