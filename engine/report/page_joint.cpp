// Who visits jointly with whom: a row for each lead, a column for each who joins; the many instances of a class are
// one.
#include <algorithm>
#include <map>
#include <set>

#include "report/page_parts.hpp"
#include "responsibility/resolve.hpp"

namespace inspectplan::report {
namespace {

using html::element;
using html::Markup;
using html::text;

constexpr std::int64_t shades = 5;
using Pairs = std::map<std::pair<std::string, std::string>, std::int64_t>;

// A visit counts once for each pair, however many of a class join it.
Pairs pairs_of(const plan::Plan& plan) {
  Pairs pairs;
  for (const plan::Visit& visit : plan.visits) {
    std::set<std::string> joining;
    for (const std::string& id : visit.coordinating) joining.insert(responsibility::department_class(id));
    for (const std::string& id : joining) ++pairs[{responsibility::department_class(visit.lead), id}];
  }
  return pairs;
}

Markup cell(const Pairs& pairs, const std::pair<std::string, std::string>& pair, std::int64_t most) {
  const auto found = pairs.find(pair);
  if (found == pairs.end()) return element("td", {{"class", "n"}}, text("·"));
  const std::int64_t shade = 1 + (found->second * shades - 1) / std::max<std::int64_t>(1, most);
  return element("td", {{"class", "n s" + std::to_string(std::min(shade, shades))}},
                 text(std::to_string(found->second)));
}

}  // namespace

Markup joint_section(const PageSources& sources) {
  const Pairs pairs = pairs_of(sources.plan());
  if (pairs.empty()) return {};
  std::set<std::string> leads, joining;
  std::int64_t most = 0;
  for (const auto& [pair, count] : pairs) {
    leads.insert(pair.first);
    joining.insert(pair.second);
    most = std::max(most, count);
  }
  std::vector<std::string> columns{sources.say(Message::lead)};
  const std::vector<std::string> across = sources.labels.departments_by_name(joining);
  for (const std::string& id : across) columns.push_back(sources.labels.department(id));
  Markup rows;
  for (const std::string& lead : sources.labels.departments_by_name(leads)) {
    Markup cells = element("th", {{"scope", "row"}}, text(sources.labels.department(lead)));
    for (const std::string& id : across) cells += cell(pairs, {lead, id}, most);
    rows += element("tr", cells);
  }
  return section("joint", sources.say(Message::joint_title),
                 table("matrix", heading_row(columns), rows) +
                     element("p", {{"class", "note"}}, text(sources.say(Message::joint_note))));
}

}  // namespace inspectplan::report
