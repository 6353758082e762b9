// What is said of a visit beside its row. What is long and said of several visits stands once, in a list at the end.
#include <algorithm>
#include <map>

#include "report/cells.hpp"
#include "report/page_parts.hpp"

namespace inspectplan::report {
namespace {

using html::element;
using html::Markup;
using html::open_element;
using html::text;
using plan::Visit;

constexpr std::size_t long_enough = 60;  // bytes: twice what the way to the list takes

// Reasons say mandates and sectors in their own words; those who may not read them get the names alone.
std::vector<std::string> said_of(const PageSources& sources, const Visit& visit) {
  const Labels& labels = sources.labels;
  std::vector<std::string> said;
  const auto add = [&](Message what, const std::string& names) {
    if (!names.empty()) said.push_back(sources.say(what) + ": " + names);
  };
  for (const Label& reason : visit.reasons) said.push_back(reason.in(sources.language()));
  if (visit.reasons.empty()) {
    add(Message::mandate, joined(visit.mandates, [&](const auto& id) { return labels.mandate(id); }));
    if (visit.random) said.push_back(sources.say(Message::drawn));
    add(Message::sectors, joined(visit.sectors, [&](const auto& id) { return labels.sector(id); }));
  }
  for (const std::string& line : team_lines(visit, labels)) said.push_back(line);
  if (visit.mode != "physical") add(Message::mode, labels.mode(visit.mode));
  if (visit.sites.size() > 1) said.push_back(words(Message::sites, sources.language(), {sites_text(visit)}));
  return said;
}

std::string anchor_of(std::size_t number) { return "r" + std::to_string(number); }

}  // namespace

Reasons::Reasons(const PageSources& sources) : sources_(sources) {
  std::map<std::string, std::size_t> times;
  for (const Visit& visit : sources.plan().visits)
    for (const std::string& one : said_of(sources, visit))
      if (one.size() > long_enough) ++times[one];
  for (const auto& [words, count] : times)
    if (count > 1) shared_.push_back(words);
}

Markup Reasons::items(const Visit& visit) const {
  Markup items;
  for (const std::string& one : said_of(sources_, visit)) {
    const auto found = std::lower_bound(shared_.begin(), shared_.end(), one);
    const bool is_shared = found != shared_.end() && *found == one;
    items += is_shared ? open_element("li", way_to(static_cast<std::size_t>(found - shared_.begin()) + 1))
                       : open_element("li", one);
  }
  return items;
}

Markup Reasons::way_to(std::size_t number) const {
  return element("a", {{"href", "#" + anchor_of(number)}},
                 text(words(Message::shared_reason, sources_.language(), {std::to_string(number)})));
}

Markup Reasons::list() const {
  if (shared_.empty()) return {};
  Markup items;
  for (std::size_t i = 0; i < shared_.size(); ++i)
    items += open_element("li", {{"id", anchor_of(i + 1)}}, text(shared_[i]));
  return section("shared", sources_.say(Message::shared_reasons), element("ol", items));
}

}  // namespace inspectplan::report
