// The numbers one looks for first.
#include <set>

#include "report/page_parts.hpp"

namespace inspectplan::report {
namespace {

using html::element;
using html::Markup;
using html::text;

Markup tile(const std::string& name, const std::string& number, const std::string& note = "") {
  return element(
      "div", {{"class", "tile"}},
      element("dt", name) + element("dd", text(number) + (note.empty() ? Markup() : element("small", note))));
}

std::int64_t days_planned(const plan::Plan& plan) {
  std::int64_t days = 0;
  for (const plan::Visit& visit : plan.visits)
    for (const auto& [department, count] : visit.inspector_days) days += count;
  return days;
}

std::string gap_text(const PageSources& sources) {
  const auto gap = plan::gap_of(sources.plan());
  if (!gap || gap->value <= 0) return "";
  return sources.say(Message::gap) + " " + grouped(Scaled{gap->value, gap->scale - 2}, sources.language()) + " %";
}

Markup whole_plan_tiles(const PageSources& sources) {
  const plan::Plan& plan = sources.plan();
  const auto number = [&](std::int64_t value) { return grouped(value, sources.language()); };
  return tile(sources.say(Message::enterprises), number(plan.enterprises)) +
         tile(sources.say(Message::mandated), number(plan.mandatory),
              words(Message::not_placed, sources.language(), {number(static_cast<std::int64_t>(plan.unmet.size()))})) +
         tile(sources.say(Message::overlaps_avoided), number(plan.overlaps_avoided)) +
         tile(sources.say(Message::value), grouped(plan.value, sources.language()), gap_text(sources)) +
         tile(sources.say(Message::undecided), number(plan.undecided));
}

}  // namespace

Markup tiles(const PageSources& sources) {
  const plan::Plan& plan = sources.plan();
  const auto number = [&](std::int64_t value) { return grouped(value, sources.language()); };
  std::set<std::string> leads;
  for (const plan::Visit& visit : plan.visits) leads.insert(visit.lead);
  Markup all = tile(sources.say(Message::visits), number(static_cast<std::int64_t>(plan.visits.size()))) +
               tile(sources.say(Message::joint_visits), number(plan.joint_visits)) +
               tile(sources.say(Message::leads), number(static_cast<std::int64_t>(leads.size()))) +
               tile(sources.say(Message::inspector_days), number(days_planned(plan)));
  if (sources.readers.read_everything()) all += whole_plan_tiles(sources);
  return section("figures", sources.say(Message::figures_title), element("dl", {{"class", "tiles"}}, all));
}

}  // namespace inspectplan::report
