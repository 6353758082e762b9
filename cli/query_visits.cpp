// Questions about a recorded plan that are answered as one table.
#include <memory>

#include "cli/commands.hpp"

namespace inspectplan::cli {
namespace {

using usecase::PlanQuestion;

struct Options {
  usecase::PlanQuery query;
  std::string to;
};

int ask(const Options& options, const Global& global) {
  usecase::PlanQuery query = options.query;
  query.database = global.database;
  query.language = global.lang();
  Diagnostics diagnostics;
  Pool pool = global.pool();
  const auto observer = make_observer(global);
  const auto table = usecase::query_plan(query, pool, diagnostics, *observer);
  if (show_findings(diagnostics, global) || !table) return 1;
  return answer(*table, options.to, global);
}

void add(Command query, const Global& global, PlanQuestion question, const char* name, const char* what,
         const char* example) {
  auto options = std::make_shared<Options>();
  options->query.question = question;
  usecase::PlanFilter& filter = options->query.filter;
  Command command = query.sub(name, what);
  command.text("--run", options->query.run, "Run, for example R0001", true);
  command.text("--department", filter.department, "That leads or coordinates; a class stands for all its instances");
  command.text("--matter", filter.matter, "Only of this matter");
  command.text("--sector", filter.sector, "Only enterprises of this sector");
  command.text("--place", filter.place, "Only enterprises in this place, by its code");
  command.text("--tier", filter.tier, "Only enterprises of this tier");
  command.text("--period", filter.period, "Only visits in this period, for example 2027-Q2");
  command.text("--search", filter.search, "Only enterprises with these words; case and diacritics do not matter");
  if (question == PlanQuestion::coverage) {
    command.text("--by", options->query.by, "tier, sector or a field of the enterprise (default tier)");
    command.list("--count", options->query.count,
                 "NAME=CONDITION: of how many that holds, of how many visited (repeatable)");
    command.text("--hits", options->query.hits,
                 "TABLE[CONDITION]: past visits, those that found something, their share");
  }
  if (question == PlanQuestion::changes)
    command.text("--against", options->query.against, "The other run, for example R0001", true);
  add_to(command, options->to);
  command.example(example);
  command.run([options, &global] { return ask(*options, global); });
}

}  // namespace

void add_query_visits(Command query, const Global& global) {
  add(query, global, PlanQuestion::visits, "visits", "Whom a plan visits: when, who leads and joins, why",
      "inspectplan query visits --run R0001 --department so_a --period 2027-Q2");
  add(query, global, PlanQuestion::joint, "joint", "Visits on which several departments go together",
      "inspectplan query joint --run R0001");
  add(query, global, PlanQuestion::overlaps, "overlaps", "Owners to whom two departments, or two visits, or more come",
      "inspectplan query overlaps --run R0001");
  add(query, global, PlanQuestion::enterprises, "enterprises",
      "The enterprises the rules are about, with score, tier, matters, and their visit if there is one",
      "inspectplan query enterprises --run R0001 --search \"da hoa\"");
  add(query, global, PlanQuestion::sectors, "sectors", "By sector: enterprises, visits and why, never visited",
      "inspectplan query sectors --run R0001");
  add(query, global, PlanQuestion::matters, "matters", "By matter: enterprises, visits and why, never visited, leads",
      "inspectplan query matters --run R0001");
  add(query, global, PlanQuestion::changes, "changes",
      "Against another plan: who enters, who leaves, whose lead or period changes",
      "inspectplan query changes --run R0002 --against R0001");
  add(query, global, PlanQuestion::edits, "edits",
      "Two lists beside each other: what the rules proposed, what is in the plan after people decided, and who did",
      "inspectplan query edits --run R0003");
  add(query, global, PlanQuestion::coverage, "coverage",
      "How much of each tier, sector or other group is visited, why, and how many never were",
      "inspectplan query coverage --run R0001 --by sector");
}

}  // namespace inspectplan::cli
