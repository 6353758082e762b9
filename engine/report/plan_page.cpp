#include "report/plan_page.hpp"

#include "base/text.hpp"
#include "report/cells.hpp"
#include "report/embedded.hpp"
#include "report/page_parts.hpp"

namespace inspectplan::report {
namespace {

using html::element;
using html::Markup;
using html::text;

bool is_final(const ledger::Run& run) { return run.status == "approved"; }

Markup title_part(const PageSources& sources) {
  const ledger::Run& run = sources.document.run;
  const std::string& about = sources.rules.title.in(sources.language());
  Markup head = element("h1", words(Message::plan_title, sources.language(), {std::to_string(sources.plan().year)}));
  if (!about.empty()) head += element("p", about);
  if (sources.readers.department)
    head += element("p", {{"class", "whose"}}, text(sources.labels.department(*sources.readers.department)));
  const std::string status =
      words(Message::status_of_run, sources.language(), {run.id, sources.labels.status(run.status)});
  head += element("p", {{"class", "mark"}},
                  element("strong", {{"class", is_final(run) ? "badge" : "badge draft"}}, text(status)) +
                      text(" " + run.ruleset_id + " " + run.ruleset_version + " · " +
                           words(Message::data_until, sources.language(), {sources.labels.day(run.parameters.as_of)})));
  return element("header", head);
}

Markup watermark(const PageSources& sources) {
  if (is_final(sources.document.run)) return {};
  return element("div", {{"class", "watermark"}, {"aria-hidden", "true"}},
                 text(to_upper(sources.labels.status(sources.document.run.status))));
}

Markup row(const std::string& name, const std::string& value) {
  return element("dt", name) + element("dd", html::isolated(value));
}

}  // namespace

Markup origin_section(const PageSources& sources) {
  const ledger::Run& run = sources.document.run;
  const bool whole = sources.readers.read_everything();
  Markup rows = row(sources.say(Message::run), run.id + " (" + sources.labels.status(run.status) + ")");
  for (const ledger::PlanDecision& one : run.decisions)
    rows += row(sources.say(Message::approved),
                one.decision + ", " + sources.labels.day(parse_day(one.date).value_or(Day{})));
  rows += row(sources.say(Message::rule_set), run.ruleset_id + " " + run.ruleset_version);
  rows += row(sources.say(Message::as_of), sources.labels.day(run.parameters.as_of));
  if (whole)
    rows += row(sources.say(Message::import_and_seed),
                std::to_string(run.parameters.import) + " / " + std::to_string(run.parameters.seed));
  rows += row(sources.say(Message::rules_digest), run.ruleset_digest);
  rows += row(sources.say(Message::register_digest), run.register_digest);
  rows += row(sources.say(Message::result_digest), run.result_digest);
  return section("origin", sources.say(Message::origin_title), element("dl", rows));
}

PlanPage plan_page(const PlanDocument& document, const ruleset::RuleSet& rules, const Readers& readers,
                   Language language) {
  const PlanDocument visible = visible_to(readers, document, rules);
  const Labels labels(rules, visible.plan, language);
  const PageSources sources{visible, rules, readers, labels};
  const Reasons reasons(sources);
  const Citations citations(sources);
  Markup main = tiles(sources) + capacity_section(sources) + risk_section(sources) + sectors_section(sources) +
                joint_section(sources) + visits_section(sources, reasons, citations) + left_section(sources) +
                reasons.list() + citations.list();
  html::Document page;
  page.language = language == Language::vi ? "vi" : "en";
  page.title = words(Message::plan_title, language, {std::to_string(visible.plan.year)}) + " · " + visible.run.id;
  page.style = std::string(plan_style()) + html::printed_mark(mark_of(visible.run, labels));
  page.script = plan_script();
  page.body = element("a", {{"class", "skip"}, {"href", "#visits"}}, text(sources.say(Message::to_visits))) +
              watermark(sources) + title_part(sources) + element("main", main) +
              element("footer", origin_section(sources));
  return {html::written(page), visible.plan.visits.size()};
}

}  // namespace inspectplan::report
