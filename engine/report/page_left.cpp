// What the plan does not do: mandates not met, quotas, who was left out, findings. Internal.
#include "report/page_parts.hpp"

namespace inspectplan::report {
namespace {

using html::element;
using html::Markup;
using html::text;

Markup unmet_part(const PageSources& sources) {
  Markup rows;
  for (const plan::Unmet& unmet : sources.plan().unmet) {
    const std::string needs = joined(unmet.needs, [&](const auto& need) {
      return sources.labels.department(need.first) + " " + std::to_string(need.second);
    });
    rows += element("tr", element("th", {{"scope", "row"}}, html::isolated(unmet.enterprise)) +
                              element("td", sources.labels.mandate(unmet.mandate)) +
                              element("td", unmet.why.in(sources.language())) + element("td", needs));
  }
  const Markup title = element("h3", sources.say(Message::unmet_title));
  if (rows.empty()) return title + element("p", sources.say(Message::none));
  return title + table("plain",
                       heading_row({sources.say(Message::id), sources.say(Message::mandate), sources.say(Message::why),
                                    sources.say(Message::needs)}),
                       rows);
}

Markup quotas_part(const PageSources& sources) {
  Markup rows;
  for (const plan::QuotaUse& quota : sources.plan().quotas) {
    Markup cells = element("th", {{"scope", "row"}}, text(quota.id));
    const std::string part = sources.labels.part(quota);
    cells += element("td", part.empty() ? sources.say(Message::whole_plan) : part);
    cells += number_cell(wanted(quota));
    for (const std::int64_t count : {quota.achieved, quota.total})
      cells += number_cell(grouped(count, sources.language()));
    rows += element("tr", cells);
  }
  if (rows.empty()) return {};
  return element("h3", sources.say(Message::quotas_title)) +
         table("plain",
               heading_row({sources.say(Message::quota), sources.say(Message::lead), sources.say(Message::wanted),
                            sources.say(Message::achieved), sources.say(Message::visits)}),
               rows);
}

Markup left_out_part(const PageSources& sources) {
  Markup rows;
  for (const plan::LeftOut& one : sources.plan().left_out)
    rows +=
        element("tr", element("th", {{"scope", "row"}}, html::isolated(one.name.empty() ? one.enterprise : one.name)) +
                          element("td", one.enterprise) + number_cell(grouped(one.value, sources.language())) +
                          element("td", one.why.in(sources.language())));
  if (rows.empty()) return {};
  return element("h3", sources.say(Message::left_out_title)) +
         table("plain",
               heading_row({sources.say(Message::enterprise), sources.say(Message::id),
                            sources.say(Message::visit_value), sources.say(Message::why)}),
               rows);
}

Markup findings_part(const PageSources& sources) {
  Markup items;
  for (const plan::Finding& finding : sources.plan().findings)
    items += element("li", sources.labels.severity(finding.severity) + ": " + finding.message.in(sources.language()) +
                               " [" + finding.code + "]");
  if (items.empty()) return {};
  const std::string title =
      sources.say(Message::findings_title) + " (" + std::to_string(sources.plan().findings.size()) + ")";
  return element("details", element("summary", title) + element("ul", items));
}

}  // namespace

Markup left_section(const PageSources& sources) {
  if (!sources.readers.read_everything()) return {};
  return section("left", sources.say(Message::left_out_page),
                 unmet_part(sources) + left_out_part(sources) + quotas_part(sources) + findings_part(sources));
}

}  // namespace inspectplan::report
