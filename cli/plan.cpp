#include <algorithm>
#include <memory>

#include "cli/commands.hpp"

namespace inspectplan::cli {
namespace {

struct Options {
  SessionOptions session;
  std::optional<std::int64_t> seed;
  std::vector<std::string> capacity;
  bool force = false;
  std::optional<std::string> problem_out, model_out, from_solution;
  std::vector<std::string> what_if;
};

// "capacity.so_x.2027-Q2=+20"
plan::CapacityChange parse_what_if(const std::string& text) {
  const UsageError wrong{"--what-if wants capacity.DEPARTMENT.PERIOD=+DAYS or -DAYS, not \"" + text + "\"",
                         "for example --what-if capacity.so_a.2027-Q2=+20"};
  constexpr std::string_view prefix = "capacity.";
  const std::size_t equals = text.find('=');
  if (text.rfind(prefix, 0) != 0 || equals == std::string::npos) throw wrong;
  const std::string path = text.substr(prefix.size(), equals - prefix.size());
  const std::size_t dot = path.rfind('.');
  std::string number = text.substr(equals + 1);
  const bool signed_number = !number.empty() && (number[0] == '+' || number[0] == '-');
  if (signed_number && number[0] == '+') number.erase(0, 1);
  const auto days = signed_number ? parse_scaled(number) : std::nullopt;
  if (dot == std::string::npos || dot == 0 || dot + 1 == path.size() || !days || days->scale != 0) throw wrong;
  return {path.substr(0, dot), path.substr(dot + 1), days->value};
}

usecase::PlanRequest request_of(const Options& options, const Global& global) {
  usecase::PlanRequest request;
  request.session = session_request(options.session, global);
  request.capacity = capacity_options(options.capacity);
  if (options.seed && *options.seed < 0) throw UsageError{"--seed must not be negative", ""};
  if (options.seed) request.seed = static_cast<std::uint64_t>(*options.seed);
  request.force = options.force;
  for (const std::string& text : options.what_if) request.what_if.push_back(parse_what_if(text));
  request.problem_out = options.problem_out;
  request.model_out = options.model_out;
  request.from_solution = options.from_solution;
  request.actor = global.actor;
  request.program_version = INSPECTPLAN_VERSION;
  return request;
}

int what_if(const usecase::PlanRequest& request, const Global& global) {
  Diagnostics diagnostics;
  Pool pool = global.pool();
  const auto observer = make_observer(global);
  const auto result = usecase::what_if(request, pool, diagnostics, *observer);
  if (show_findings(diagnostics, global) || !result) return 1;
  print_sheet(global, usecase::what_if_sheet(*result, global.lang()), usecase::what_if_json(*result));
  return plan_exit_code(result->after);
}

int plan(const Options& options, const Global& global) {
  const usecase::PlanRequest request = request_of(options, global);
  if (!request.what_if.empty()) return what_if(request, global);
  Diagnostics diagnostics;
  Pool pool = global.pool();
  const auto observer = make_observer(global);
  const auto result = usecase::plan(request, pool, diagnostics, *observer);
  if (show_findings(diagnostics, global) || !result) return 1;
  print_plan(*result, global);
  return plan_exit_code(result->document.plan);
}

}  // namespace

void print_plan(const usecase::PlanResult& result, const Global& global) {
  switch (global.output()) {
    case report::Format::json:
      return print(report::plan_json(result.document, *result.rules) + "\n");
    case report::Format::csv:
      return print(report::plan_csv(result.document, *result.rules, global.lang()));
    case report::Format::table:
      return print(report::plan_table(result.document, *result.rules, global.lang(), output_width()));
  }
}

int plan_exit_code(const plan::Plan& plan) {
  const bool short_of_quota = std::any_of(plan.quotas.begin(), plan.quotas.end(), [](const plan::QuotaUse& quota) {
    return quota.achieved < quota.wanted || (quota.most && quota.achieved > *quota.most);
  });
  const bool refused = std::any_of(plan.findings.begin(), plan.findings.end(),
                                   [](const plan::Finding& finding) { return finding.severity == "error"; });
  return plan.unmet.empty() && !short_of_quota && !refused ? 0 : 1;
}

namespace {

struct SolveOptions {
  std::string problem;
  std::optional<std::string> out;
  std::optional<std::int64_t> effort;
  std::optional<std::string> gap;
};

plan::SolveLimits limits_of(const SolveOptions& options) {
  plan::SolveLimits limits;
  if (options.effort && *options.effort < 0) throw UsageError{"--effort must not be negative", ""};
  if (options.effort) limits.effort = static_cast<std::uint64_t>(*options.effort);
  if (!options.gap) return limits;
  const auto gap = parse_scaled(*options.gap);
  if (!gap || gap->value < 0 || gap->scale > 9 || gap->value > power_of_ten(gap->scale))
    throw UsageError{"--gap wants a number from 0 to 1, not \"" + *options.gap + "\"", "0.001 is a tenth of a percent"};
  limits.gap = *gap;
  return limits;
}

int solve(const SolveOptions& options, const Global& global) {
  const plan::SolveLimits limits = limits_of(options);
  Diagnostics diagnostics;
  const auto result = usecase::solve_file(options.problem, limits, diagnostics);
  if (show_findings(diagnostics, global) || !result) return 2;
  if (options.out)
    usecase::write_file(*options.out, result->solution + "\n");
  else
    print(result->solution + "\n");
  if (options.gap) {
    usecase::check_gap(*result, limits.gap, diagnostics);
    show_findings(diagnostics, global);
  }
  return result->unmet == 0 && result->missed == 0 ? 0 : 1;
}

void add_solve(Command plan, const Global& global) {
  auto options = std::make_shared<SolveOptions>();
  Command command = plan.sub("solve", "Solve a planning problem of the format inspectplan.problem/1");
  command.argument("PROBLEM", options->problem, "File of the problem (JSON)");
  command.text("--out", options->out, "Write the solution here instead of stdout");
  command.number("--effort", options->effort, "Stop after so many options and changes looked at");
  command.text("--gap", options->gap, "Stop once (bound - value) / value is no more (default 0.00001)");
  command.example("inspectplan plan solve problem.json --gap 0.001 --out solution.json");
  command.run([options, &global] { return solve(*options, global); });
}

}  // namespace

void add_plan(Command root, const Global& global) {
  auto options = std::make_shared<Options>();
  Command command = root.sub("plan", "Make and record each department's plan of a year");
  add_session_options(command, options->session, false);
  command.list("--capacity", options->capacity, "DEPARTMENT=DAYS of the year, instead of the table (repeatable)");
  command.number("--seed", options->seed, "Seed of the lottery (default 1)");
  command.flag("--force", options->force, "Plan past the day the rules are verified until");
  command.list("--what-if", options->what_if, "Ask, record nothing: capacity.DEPARTMENT.PERIOD=+DAYS (repeatable)");
  command.text("--problem-out", options->problem_out, "Also write the planning problem here (inspectplan.problem/1)");
  command.text("--model-out", options->model_out, "Also write it here for other solvers (free MPS)");
  command.text("--from-solution", options->from_solution,
               "Check and record what another program found for --model-out or --problem-out");
  command.example("inspectplan plan --rules rules/vn/lang-son --year 2027");
  command.example("inspectplan plan --rules rules/vn/national --year 2027 --capacity so_a=40 --format json");
  command.run([options, &global] { return plan(*options, global); });
  add_solve(command, global);
  add_plan_approve(command, global);
  add_plan_edit(command, global);
  add_plan_overlap(command, global);
  add_plan_step(command, global);
  add_plan_amend(command, global);
}

}  // namespace inspectplan::cli
