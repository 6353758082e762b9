#include "usecase/rules/tells_apart.hpp"

#include <algorithm>

#include "ruleset/card_type.hpp"
#include "usecase/rules/weigh.hpp"

namespace inspectplan::usecase {
namespace {

using Points = std::optional<std::int64_t>;  // at the scale of the card; absent: unknown

// Those who get the same points, and what they get them for.
struct Alike {
  Concerned all;
  std::vector<std::string> bands;
  std::size_t silent = 0;
};

Points at_scale(const std::optional<Scaled>& points, int scale) {
  return points ? rescale(*points, scale) : std::nullopt;
}

bool nearly_all(std::size_t part, std::size_t whole) { return 100 * part >= 95 * whole; }

void merge(const Concerned& some, Concerned& all) {
  all.count += some.count;
  for (const std::string& key : some.examples)
    if (all.examples.size() < Concerned::shown) all.examples.push_back(key);
}

std::map<Points, Alike> by_points(const ruleset::Factor& factor, const FactorCount& count, int scale) {
  std::map<Points, Alike> out;
  for (std::size_t band = 0; band < factor.bands.size(); ++band) {
    if (count.bands[band].count == 0) continue;
    Alike& alike = out[at_scale(factor.bands[band].points, scale)];
    merge(count.bands[band], alike.all);
    alike.bands.push_back("band `" + factor.bands[band].text + "`");
  }
  Alike& silent = out[at_scale(factor.missing, scale)];
  merge(count.missing, silent.all);
  silent.silent = count.missing.count;
  merge(count.none, out[Points()].all);
  return out;
}

// In one sector at least: a factor for mines says the same of all who have none.
bool is_told_apart(const Group& group, Points silence) {
  std::map<Points, std::size_t> counts(group.reporters.begin(), group.reporters.end());
  counts[silence] += group.silent.count;
  std::size_t all = 0, most = 0;
  for (const auto& [points, enterprises] : counts) {
    all += enterprises;
    most = std::max(most, enterprises);
  }
  return all >= fewest_compared && !nearly_all(most, all);
}

// "get 5 points (band `true`, no value)"
std::string what_for(const Points& points, const Alike& alike, int scale) {
  std::string reasons;
  for (const std::string& band : alike.bands) reasons += (reasons.empty() ? "" : ", ") + band;
  if (alike.silent > 0) reasons += reasons.empty() ? "no value" : ", no value";
  return (points ? "get " + to_string(Scaled{*points, scale}) + " points" : "get points that are unknown") +
         (reasons.empty() ? "" : " (" + reasons + ")");
}

const char* remedy(const Alike& alike) {
  if (2 * alike.silent > alike.all.count) return "import the fact";
  if (alike.bands.size() + (alike.silent > 0 ? 1 : 0) > 1)
    return "let its bands, and silence, be worth different points";
  return "divide the band, or keep it for what is rare and grave";
}

}  // namespace

std::string percent(std::size_t part, std::size_t whole) {
  return std::to_string(whole == 0 ? 0 : (100 * part + whole / 2) / whole) + " %";
}

void check_tells_apart(const ruleset::Scorecard& card, const ruleset::Factor& factor, const FactorCount& count,
                       std::size_t enterprises, Diagnostics& findings) {
  const int scale = ruleset::scale_of_card(card);
  const std::map<Points, Alike> alike = by_points(factor, count, scale);
  const auto most = std::max_element(
      alike.begin(), alike.end(), [](const auto& a, const auto& b) { return a.second.all.count < b.second.all.count; });
  if (enterprises == 0 || !nearly_all(most->second.all.count, enterprises)) return;
  const Points silence = at_scale(factor.missing, scale);
  const auto told = [&silence](const Group& group) { return is_told_apart(group, silence); };
  if (std::any_of(count.groups.begin(), count.groups.end(), told)) return;
  const auto& [points, who] = *most;
  findings.info("flat-factor", factor.place,
                card.id + "." + factor.id + " tells few apart: " + percent(who.all.count, enterprises) +
                    " of the enterprises " + what_for(points, who, scale) + ": " + listed(who.all),
                remedy(who));
}

}  // namespace inspectplan::usecase
