#include <memory>

#include "cli/commands.hpp"

namespace inspectplan::cli {
namespace {

struct Options {
  SessionOptions session;
  std::optional<std::string> matter, sector, enterprise;
  std::optional<Day> at;
  bool all = false;
  bool dot = false;
  bool successions = false;
};

int show(const usecase::Who& who, const ruleset::RuleSet& rules, const Options& options, const Global& global) {
  if (options.dot) {
    print(usecase::who_dot(who, rules, global.lang()));
    return 0;
  }
  print_sheet(global, usecase::who_sheet(who, rules, global.lang()), usecase::who_json(who, global.lang()));
  return 0;
}

// Which entries rest only on texts that have ended by the day is for `rules check`: an answer says of itself what it
// cites.
bool show_load_findings(const Diagnostics& found, const Global& global) {
  Diagnostics shown;
  for (Diagnostic& finding : found.sorted())
    if (finding.code != "ended-document") shown.add(std::move(finding));
  return show_findings(shown, global);
}

// Of a matter or a sector: the rules alone answer, no register is opened.
int ask_rules(const Options& options, const Global& global) {
  Diagnostics diagnostics;
  const auto rules = ruleset::load(options.session.rules, {*options.at}, diagnostics);
  if (show_load_findings(diagnostics, global) || !rules) return 1;
  if (options.successions) {
    print(usecase::succession_dot(*rules, *options.at, global.lang()));
    return 0;
  }
  Diagnostics unknown;
  using Kind = usecase::Who::Kind;
  const auto kind = options.all ? Kind::all : options.matter ? Kind::matter : Kind::sector;
  const std::string id = options.matter ? *options.matter : options.sector.value_or("");
  const auto who = usecase::who(rules, kind, id, *options.at, unknown);
  if (show_findings(unknown, global) || !who) return 2;  // an id that is not there: wrong usage
  return show(*who, *rules, options, global);
}

int ask_register(const Options& options, const Global& global) {
  SessionOptions session_options = options.session;
  if (!session_options.year) session_options.year = to_civil(*options.at).year;
  Diagnostics diagnostics;
  const auto observer = make_observer(global);
  usecase::SessionRequest request = session_request(session_options, global);
  request.law_date = options.at;  // who could fine, and who leads, on the day itself
  const auto session = usecase::open_session(request, diagnostics, *observer);
  const auto row = session ? usecase::find_enterprise(*session, *options.enterprise, diagnostics) : std::nullopt;
  if (show_load_findings(diagnostics, global) || !row) return refusal_code(diagnostics);
  Pool pool = global.pool();
  const score::Assessments assessments = score::assess(*session->rules, session->data, session->clock, pool, *observer);
  return show(usecase::who(session->rules, session->data, assessments, *row, *options.at), *session->rules, options,
              global);
}

int who(const Options& options, const Global& global) {
  const int subjects = options.matter.has_value() + options.sector.has_value() + options.enterprise.has_value() +
                       options.all + options.successions;
  if (subjects != 1)
    throw UsageError{"`who` wants one of --matter, --sector, --enterprise, --all, --successions",
                     "for example --matter minerals"};
  if (options.successions && !options.dot) throw UsageError{"--successions is drawn: add --dot", ""};
  if (options.session.rules.empty() && !options.session.run)
    throw UsageError{"--rules DIR is missing", "for example --rules rules/vn/national"};
  if (options.enterprise) return ask_register(options, global);
  if (options.session.rules.empty())
    throw UsageError{"--matter, --sector, --all and --successions are asked of --rules DIR, not of a run", ""};
  return ask_rules(options, global);
}

}  // namespace

void add_who(Command root, const Global& global) {
  auto options = std::make_shared<Options>();
  Command command = root.sub("who", "Who answers for a matter, a sector or an enterprise on a day");
  command.text("--matter", options->matter, "A matter of the rule set");
  command.text("--sector", options->sector, "A sector: the matters its enterprises have");
  command.text("--enterprise", options->enterprise, "An enterprise of the register");
  command.flag("--all", options->all, "Every matter");
  command.flag("--successions", options->successions, "Which department took over from which; with --dot");
  command.flag("--dot", options->dot, "The answer as a graph for Graphviz");
  command.day("--at", options->at, "The day", true);
  add_session_options(command, options->session, true);
  command.example("inspectplan who --matter minerals --at 2027-03-01 --rules rules/vn/national");
  command.run([options, &global] { return who(*options, global); });
}

}  // namespace inspectplan::cli
