// Visits by sector, and of which tier they are for those who may read tiers.
#include <algorithm>
#include <map>

#include "report/page_parts.hpp"
#include "report/svg.hpp"

namespace inspectplan::report {
namespace {

using html::element;
using html::Markup;
using html::text;

// One colour a tier, the gravest first; the last one for what is not known.
constexpr std::size_t colours = 6;

struct Tiers {
  std::vector<std::string> ids;  // "" where it is not known, last

  explicit Tiers(const PageSources& sources) {
    if (sources.readers.may_read(ruleset::Audience::department))
      for (const ruleset::Tier& tier : sources.rules.tiers) ids.push_back(tier.id);
    const auto& visits = sources.plan().visits;
    if (ids.empty() || std::any_of(visits.begin(), visits.end(), [](const auto& visit) { return visit.tier.empty(); }))
      ids.emplace_back();
  }
  std::size_t place(const std::string& id) const {
    const auto found = std::find(ids.begin(), ids.end(), id);
    return found == ids.end() ? ids.size() - 1 : static_cast<std::size_t>(found - ids.begin());
  }
  std::string css(std::size_t place) const {
    return "t" + std::to_string(ids[place].empty() ? colours : std::min(place + 1, colours - 1));
  }
  bool are_shown() const { return ids.size() > 1; }
};

struct Line {
  std::string name;
  std::vector<std::int64_t> counts;  // by tier
  std::int64_t total = 0;
};

std::vector<Line> lines_of(const PageSources& sources, const Tiers& tiers) {
  std::map<std::string, Line> by_sector;
  for (const plan::Visit& visit : sources.plan().visits)
    for (const std::string& sector : visit.sectors) {
      Line& line = by_sector[sector];
      line.name = sources.labels.sector(sector);
      line.counts.resize(tiers.ids.size());
      ++line.counts[tiers.place(visit.tier)];
      ++line.total;
    }
  std::vector<Line> lines;
  for (auto& [id, line] : by_sector) lines.push_back(std::move(line));
  std::stable_sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) { return a.total > b.total; });
  return lines;
}

std::string tier_name(const PageSources& sources, const std::string& id) {
  return id.empty() ? sources.say(Message::score_unknown) : sources.labels.tier(id);
}

Markup legend(const PageSources& sources, const Tiers& tiers) {
  Markup items;
  for (std::size_t i = 0; i < tiers.ids.size(); ++i)
    items += element("li", svg::bar({{tiers.css(i), 1}}, 1) + text(tier_name(sources, tiers.ids[i])));
  return element("ul", {{"class", "legend"}}, items);
}

Markup row(const PageSources& sources, const Tiers& tiers, const Line& line, std::int64_t widest) {
  std::vector<svg::Part> parts;
  for (std::size_t i = 0; i < tiers.ids.size(); ++i)
    parts.push_back({tiers.are_shown() ? tiers.css(i) : "used", line.counts[i]});
  Markup cells = element("th", {{"scope", "row"}}, html::isolated(line.name)) +
                 element("td", {{"class", "chart-cell"}}, svg::bar(parts, widest));
  if (tiers.are_shown())
    for (const std::int64_t count : line.counts)
      cells += number_cell(count == 0 ? "–" : grouped(count, sources.language()));
  return element("tr", cells + number_cell(grouped(line.total, sources.language())));
}

}  // namespace

Markup sectors_section(const PageSources& sources) {
  const Tiers tiers(sources);
  const std::vector<Line> lines = lines_of(sources, tiers);
  if (lines.empty()) return {};
  std::vector<std::string> columns{sources.say(Message::sectors), ""};
  if (tiers.are_shown())
    for (const std::string& id : tiers.ids) columns.push_back(tier_name(sources, id));
  columns.push_back(sources.say(Message::led_visits));
  Markup rows;
  for (const Line& line : lines) rows += row(sources, tiers, line, lines.front().total);
  return section("sectors", sources.say(tiers.are_shown() ? Message::tiers_title : Message::sectors_title),
                 (tiers.are_shown() ? legend(sources, tiers) : Markup()) + table("use", heading_row(columns), rows) +
                     element("p", {{"class", "note"}}, text(sources.say(Message::sectors_note))));
}

}  // namespace inspectplan::report
