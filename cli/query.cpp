#include <memory>

#include "cli/commands.hpp"

namespace inspectplan::cli {
namespace {

struct Options {
  std::string rules, department, to;
  std::int64_t year = 0;
};

int duties(const Options& options, const Global& global) {
  Diagnostics diagnostics;
  const int year = plan_year(options.year);
  const auto rules = ruleset::load(options.rules, {from_civil(year, 1, 1)}, diagnostics);
  if (show_findings(diagnostics, global) || !rules) return 1;
  Diagnostics unknown;
  const auto found = usecase::duties_of(rules, options.department, year, unknown);
  if (show_findings(unknown, global) || !found) return 1;
  const report::QuerySource source{"", rules->id, rules->version};
  const report::Sheet sheet = usecase::duties_sheet(*found, *rules, global.lang());
  const std::string title = usecase::duties_title(*rules, options.department, year, global.lang());
  const std::string caption = title + ". " + report::source_words(source, global.lang()) + "\n";
  return answer({sheet, report::sheet_workbook(sheet, title, source, global.lang()), source, caption,
                 usecase::duties_json(*found, *rules, options.department, year, global.lang())},
                options.to, global);
}

struct TargetOptions {
  SessionOptions session;
  std::string department, to;
};

int targets(const TargetOptions& options, const Global& global) {
  Diagnostics diagnostics;
  Pool pool = global.pool();
  const auto observer = make_observer(global);
  const auto session = usecase::open_session(session_request(options.session, global), diagnostics, *observer);
  const auto found =
      session ? usecase::targets_of(*session, options.department, pool, diagnostics, *observer) : std::nullopt;
  if (show_findings(diagnostics, global) || !found) return 1;
  const report::QuerySource source{"", session->rules->id, session->rules->version, found->as_of};
  const report::Sheet sheet = usecase::targets_sheet(*found, *session->rules, global.lang());
  const std::string title = usecase::targets_title(found->year, global.lang());
  return answer({sheet, report::sheet_workbook(sheet, title, source, global.lang()), source,
                 usecase::targets_caption(*found, *session->rules, global.lang()),
                 usecase::targets_json(*found, *session->rules, global.lang())},
                options.to, global);
}

struct MissingOptions {
  SessionOptions session;
  std::string to;
};

int missing(const MissingOptions& options, const Global& global) {
  Diagnostics diagnostics;
  Pool pool = global.pool();
  const auto observer = make_observer(global);
  const auto found = usecase::missing_facts(session_request(options.session, global), pool, diagnostics, *observer);
  if (show_findings(diagnostics, global) || !found) return 1;
  const report::Sheet sheet = usecase::missing_facts_sheet(*found, global.lang());
  const std::string title = usecase::missing_facts_title(global.lang());
  return answer(
      {sheet, report::sheet_workbook(sheet, title, found->source, global.lang()), found->source,
       usecase::missing_facts_caption(*found, global.lang()), usecase::missing_facts_json(*found, global.lang())},
      options.to, global);
}

void add_duties(Command query, const Global& global) {
  auto options = std::make_shared<Options>();
  Command owed = query.sub("duties", "What a department owes in a year: reports, steps of planning, tasks");
  owed.text("--department", options->department,
            "The department, by id; CLASS:CODE for one of a class, such as a commune", true);
  owed.number("--year", options->year, "The year", true);
  owed.text("--rules", options->rules, "Directory of the rule set", true);
  add_to(owed, options->to);
  owed.example("inspectplan query duties --department so_a --year 2027 --rules rules/vn/national");
  owed.run([options, &global] { return duties(*options, global); });
}

void add_targets(Command query, const Global& global) {
  auto options = std::make_shared<TargetOptions>();
  Command wanted =
      query.sub("targets", "What is to be reached in a year, how the register stands to it, what it cannot tell");
  wanted.text("--department", options->department, "Only enterprises of which this department leads a matter");
  add_session_options(wanted, options->session, false);
  add_to(wanted, options->to);
  wanted.example("inspectplan query targets --year 2026 --rules rules/vn/lang-son --db register.db");
  wanted.run([options, &global] { return targets(*options, global); });
}

void add_missing(Command query, const Global& global) {
  auto options = std::make_shared<MissingOptions>();
  Command command =
      query.sub("missing", "Which facts nobody has filled in decide places in a plan, by the department to ask");
  options->session.run.emplace();
  command.text("--run", *options->session.run, "The recorded plan", true);
  add_to(command, options->to);
  command.example("inspectplan query missing --run R0001");
  command.run([options, &global] { return missing(*options, global); });
}

}  // namespace

void add_query(Command root, const Global& global) {
  Command query = root.sub(
      "query", "Ask the rules, the register, a plan: visits, enterprises, overlaps, coverage, duties, why-not, …");
  query.example("inspectplan query visits --run R0001 --period 2027-Q2");
  add_duties(query, global);
  add_missing(query, global);
  add_targets(query, global);
  add_query_visits(query, global);
  add_query_plan(query, global);
  add_query_execution(query, global);
}

}  // namespace inspectplan::cli
