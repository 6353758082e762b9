// How much of the plan's risk the best-spent days cover.
#include <algorithm>
#include <numeric>

#include "report/page_parts.hpp"
#include "report/svg.hpp"

namespace inspectplan::report {
namespace {

using html::element;
using html::Markup;

constexpr std::int64_t full = 10'000;
constexpr std::int64_t steps = 100;  // of the drawn line: finer is not seen

struct Spent {
  std::int64_t risk = 0, days = 0;
};

std::int64_t days_of_all(const plan::Visit& visit) {
  return std::accumulate(visit.inspector_days.begin(), visit.inspector_days.end(), std::int64_t{0},
                         [](std::int64_t sum, const auto& one) { return sum + one.second; });
}

// Visits whose score is known and positive, most risk for a day first.
std::vector<Spent> by_yield(const plan::Plan& plan) {
  int scale = 0;
  for (const plan::Visit& visit : plan.visits) scale = std::max(scale, visit.score.scale);
  std::vector<Spent> visits;
  for (const plan::Visit& visit : plan.visits) {
    const auto risk = rescale(visit.score, scale);
    if (visit.score_known && risk && *risk > 0) visits.push_back({*risk, days_of_all(visit)});
  }
  std::stable_sort(visits.begin(), visits.end(), [](const Spent& a, const Spent& b) {
    return static_cast<Wide>(a.risk) * b.days > static_cast<Wide>(b.risk) * a.days;
  });
  return visits;
}

std::int64_t share(std::int64_t part, std::int64_t whole) {
  return static_cast<std::int64_t>(static_cast<Wide>(part) * full / whole);
}

std::vector<svg::Point> curve_of(const std::vector<Spent>& visits) {
  Spent whole, sum;
  for (const Spent& visit : visits) whole = {whole.risk + visit.risk, whole.days + visit.days};
  std::vector<svg::Point> points{{0, 0}};
  if (whole.days == 0 || whole.risk == 0) return {};
  for (const Spent& visit : visits) {
    sum = {sum.risk + visit.risk, sum.days + visit.days};
    const svg::Point point{share(sum.days, whole.days), share(sum.risk, whole.risk)};
    if (point.x - points.back().x >= full / steps || sum.days == whole.days) points.push_back(point);
  }
  return points;
}

// The share of risk at a share of days, on the line drawn.
std::int64_t at(const std::vector<svg::Point>& points, std::int64_t x) {
  for (std::size_t i = 1; i < points.size(); ++i) {
    const svg::Point &a = points[i - 1], &b = points[i];
    if (x <= b.x) return b.x == a.x ? b.y : a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x);
  }
  return full;
}

std::string whole_percent(std::int64_t share) { return std::to_string((share + 50) / 100); }

}  // namespace

Markup risk_section(const PageSources& sources) {
  if (!sources.readers.may_read(ruleset::Audience::internal)) return {};
  const std::vector<Spent> visits = by_yield(sources.plan());
  const std::vector<svg::Point> points = curve_of(visits);
  if (points.size() < 2) return {};
  Markup sentences;
  for (const std::int64_t x : {full / 4, full / 2, full / 4 * 3})
    sentences +=
        element("li", words(Message::risk_at, sources.language(), {whole_percent(x), whole_percent(at(points, x))}));
  const std::string name = words(Message::risk_at, sources.language(), {"50", whole_percent(at(points, full / 2))});
  const auto unknown = static_cast<std::int64_t>(sources.plan().visits.size() - visits.size());
  return section(
      "risk", sources.say(Message::risk_title),
      svg::curve(points, {name, sources.say(Message::share_of_days), sources.say(Message::share_of_risk),
                          sources.say(Message::alike)}) +
          element("ul", sentences) +
          element("p", {{"class", "note"}},
                  html::text(words(Message::risk_note, sources.language(), {grouped(unknown, sources.language())}))));
}

}  // namespace inspectplan::report
