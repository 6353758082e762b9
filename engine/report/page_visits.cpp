// Every visit a row; what it rests on unfolds.
#include <algorithm>

#include "report/cells.hpp"
#include "report/page_parts.hpp"

namespace inspectplan::report {
namespace {

using html::element;
using html::Markup;
using html::open_element;
using html::text;
using plan::Visit;

struct Column {
  Message heading;
  const char* sort;  // "n" as a number, "t" as a text
  bool filter;
};

std::vector<Column> columns_of(const Readers& readers) {
  std::vector<Column> columns{{Message::number, "n", false},   {Message::enterprise, "t", false},
                              {Message::lead, "t", true},      {Message::period, "t", true},
                              {Message::matters, "t", false},  {Message::coordinating_days, "t", false},
                              {Message::lead_days, "n", false}};
  if (readers.may_read(ruleset::Audience::department)) columns.push_back({Message::tier, "t", true});
  if (readers.may_read(ruleset::Audience::internal)) columns.push_back({Message::score, "n", false});
  return columns;
}

// As the rule set lists them, the most urgent first; their names sort otherwise.
std::string tiers_in_order(const PageSources& sources) {
  return joined(sources.rules.tiers, [&](const ruleset::Tier& tier) { return sources.labels.tier(tier.id); }, "|");
}

Markup headings(const PageSources& sources, const std::vector<Column>& columns) {
  Markup cells;
  for (const Column& column : columns) {
    html::Attributes attributes{{"scope", "col"}, {"data-sort", column.sort}};
    if (column.filter) attributes.emplace_back("data-filter", "");
    if (column.heading == Message::tier) attributes.emplace_back("data-order", tiers_in_order(sources));
    cells += element("th", attributes, text(sources.say(column.heading)));
  }
  return element("tr", cells);
}

// On a narrow screen each row becomes a card, and the style sheet puts these before the cells.
std::string names_for_cards(const PageSources& sources, const std::vector<Column>& columns) {
  std::string style;
  for (std::size_t i = 2; i < columns.size(); ++i)
    style += "--c" + std::to_string(i + 1) + ":'" + sources.say(columns[i].heading) + "';";
  return style;
}

void add(Markup& items, const std::string& what, const std::string& words) {
  if (!words.empty()) items += open_element("li", what + ": " + words);
}

// What is said of a visit beside its row. Reasons say mandates and sectors in their own words.
Markup unfolded(const PageSources& sources, const Visit& visit, const Citations& citations) {
  const Labels& labels = sources.labels;
  Markup items;
  for (const Label& reason : visit.reasons) items += open_element("li", reason.in(sources.language()));
  if (visit.reasons.empty()) {
    add(items, sources.say(Message::mandate),
        joined(visit.mandates, [&](const auto& id) { return labels.mandate(id); }));
    if (visit.random) items += open_element("li", sources.say(Message::drawn));
    add(items, sources.say(Message::sectors), joined(visit.sectors, [&](const auto& id) { return labels.sector(id); }));
  }
  if (visit.mode != "physical") add(items, sources.say(Message::mode), labels.mode(visit.mode));
  if (visit.sites.size() > 1)
    items += open_element("li", words(Message::sites, sources.language(), {sites_text(visit)}));
  const std::string numbers = citations.numbers_of(visit);
  if (!numbers.empty())
    items += open_element("li",
                          text(sources.say(Message::basis) + ": ") + element("a", {{"href", "#basis"}}, text(numbers)));
  return element("ul", items);
}

Markup enterprise_cell(const PageSources& sources, const Visit& visit, const Citations& citations) {
  const std::string& name = visit.name.empty() ? visit.enterprise : visit.name;
  return open_element(
      "th", {{"scope", "row"}},
      element("details", element("summary", html::isolated(name) + text(" ") + element("small", visit.enterprise)) +
                             unfolded(sources, visit, citations)));
}

Markup row(const PageSources& sources, const Visit& visit, std::size_t number, const Citations& citations) {
  const Labels& labels = sources.labels;
  Markup cells = open_element("td", std::to_string(number)) + enterprise_cell(sources, visit, citations);
  cells += open_element("td", labels.department(visit.lead)) + open_element("td", labels.when(visit));
  cells += open_element("td", joined(visit.matters, [&](const auto& id) { return labels.matter(id); }));
  cells += open_element("td", coordinators_with_days(visit, labels));
  cells +=
      open_element("td", visit.inspector_days.contains(visit.lead) ? std::to_string(days_of(visit, visit.lead)) : "?");
  if (sources.readers.may_read(ruleset::Audience::department))
    cells += open_element("td", visit.tier.empty() ? "" : labels.tier(visit.tier));
  if (sources.readers.may_read(ruleset::Audience::internal)) cells += open_element("td", score_cell(visit, labels));
  return open_element("tr", cells);
}

// Filled by the script: without it there is nothing to press.
Markup controls(const PageSources& sources) {
  return element("form",
                 {{"class", "controls"},
                  {"role", "search"},
                  {"hidden", ""},
                  {"data-search", sources.say(Message::search)},
                  {"data-all", sources.say(Message::all)},
                  {"data-shown", words(Message::shown_of, sources.language(), {"{0}", "{1}"})},
                  {"data-unfold", sources.say(Message::unfold_all)}},
                 {});
}

bool lacks_days(const plan::Plan& plan) {
  return std::any_of(plan.visits.begin(), plan.visits.end(), [](const Visit& visit) {
    return std::any_of(visit.coordinating.begin(), visit.coordinating.end(),
                       [&](const std::string& id) { return !visit.inspector_days.contains(id); });
  });
}

// The script takes the sentence about numbers away: it puts the words in their place.
Markup note(const PageSources& sources) {
  Markup words = text(sources.say(Message::visits_note) + " ") +
                 element("span", {{"class", "numbers"}}, text(sources.say(Message::numbers_note)));
  if (lacks_days(sources.plan())) words += text(" " + sources.say(Message::days_asked));
  return element("p", {{"class", "note"}}, words);
}

}  // namespace

Markup visits_section(const PageSources& sources, const Citations& citations) {
  const std::vector<Column> columns = columns_of(sources.readers);
  Markup rows;
  std::size_t number = 0;
  for (const Visit& visit : sources.plan().visits) rows += row(sources, visit, ++number, citations);
  if (number == 0)
    return section("visits", sources.say(Message::visits_title), element("p", sources.say(Message::none)));
  const Markup list = element("table", {{"class", "visits"}, {"style", names_for_cards(sources, columns)}},
                              element("thead", headings(sources, columns)) + element("tbody", rows));
  return section("visits", sources.say(Message::visits_title), note(sources) + controls(sources) + list);
}

}  // namespace inspectplan::report
