#include <memory>

#include "cli/commands.hpp"

namespace inspectplan::cli {
namespace {

struct Options {
  SessionOptions session;
  std::optional<std::string> matter, sector, enterprise;
  std::optional<Day> at;
};

int show(const usecase::Who& who, const ruleset::RuleSet& rules, const Global& global) {
  print_sheet(global, usecase::who_sheet(who, rules, global.lang()), usecase::who_json(who, global.lang()));
  return 0;
}

// Of a matter or a sector: the rules alone answer, no register is opened.
int ask_rules(const Options& options, const Global& global) {
  Diagnostics diagnostics;
  const auto rules = ruleset::load(options.session.rules, {from_civil(to_civil(*options.at).year, 1, 1)}, diagnostics);
  if (show_findings(diagnostics, global) || !rules) return 1;
  Diagnostics unknown;
  const auto kind = options.matter ? usecase::Who::Kind::matter : usecase::Who::Kind::sector;
  const auto who = usecase::who(rules, kind, options.matter ? *options.matter : *options.sector, *options.at, unknown);
  if (show_findings(unknown, global) || !who) return 1;
  return show(*who, *rules, global);
}

int ask_register(const Options& options, const Global& global) {
  SessionOptions session_options = options.session;
  if (!session_options.year) session_options.year = to_civil(*options.at).year;
  Diagnostics diagnostics;
  const auto observer = make_observer(global);
  const auto session = usecase::open_session(session_request(session_options, global), diagnostics, *observer);
  const auto row = session ? usecase::find_enterprise(*session, *options.enterprise, diagnostics) : std::nullopt;
  if (show_findings(diagnostics, global) || !row) return 1;
  Pool pool = global.pool();
  const score::Assessments assessments = score::assess(*session->rules, session->data, session->clock, pool, *observer);
  return show(usecase::who(session->rules, session->data, assessments, *row, *options.at), *session->rules, global);
}

int who(const Options& options, const Global& global) {
  const int subjects = options.matter.has_value() + options.sector.has_value() + options.enterprise.has_value();
  if (subjects != 1)
    throw UsageError{"`who` wants one of --matter, --sector, --enterprise", "for example --matter minerals"};
  if (options.session.rules.empty() && !options.session.run)
    throw UsageError{"--rules DIR is missing", "for example --rules rules/vn/national"};
  if (options.enterprise) return ask_register(options, global);
  if (options.session.rules.empty())
    throw UsageError{"--matter and --sector are asked of --rules DIR, not of a run", ""};
  return ask_rules(options, global);
}

}  // namespace

void add_who(Command root, const Global& global) {
  auto options = std::make_shared<Options>();
  Command command = root.sub("who", "Who answers for a matter, a sector or an enterprise on a day");
  command.text("--matter", options->matter, "A matter of the rule set");
  command.text("--sector", options->sector, "A sector: the matters its enterprises have");
  command.text("--enterprise", options->enterprise, "An enterprise of the register");
  command.day("--at", options->at, "The day", true);
  add_session_options(command, options->session, true);
  command.example("inspectplan who --matter minerals --at 2027-03-01 --rules rules/vn/national");
  command.run([options, &global] { return who(*options, global); });
}

}  // namespace inspectplan::cli
