#include "report/svg.hpp"

namespace inspectplan::report::svg {
namespace {

using html::Attributes;
using html::element;
using html::Markup;
using html::text;

constexpr std::int64_t full = 10'000;

// 1234 → "12.34%"
std::string percent(std::int64_t share) {
  const std::string rest = std::to_string(share % 100);
  return std::to_string(share / 100) + (share % 100 == 0 ? "" : (rest.size() == 1 ? ".0" : ".") + rest) + "%";
}

Markup line(const std::string& css, const std::vector<Point>& points) {
  std::string path;
  for (const Point& point : points)
    path += (path.empty() ? "" : " ") + std::to_string(point.x) + "," + std::to_string(full - point.y);
  return element("polyline", {{"class", css}, {"points", path}, {"vector-effect", "non-scaling-stroke"}}, {});
}

Markup area(const std::vector<Point>& points) {
  std::string path;
  for (const Point& point : points) path += std::to_string(point.x) + "," + std::to_string(full - point.y) + " ";
  return element("polygon", {{"class", "area"}, {"points", "0,10000 " + path + "10000,10000"}}, {});
}

Markup words_at(std::int64_t x, std::string y, const std::string& anchor, const std::string& words) {
  return element("text", {{"x", percent(x)}, {"y", std::move(y)}, {"text-anchor", anchor}}, text(words));
}

}  // namespace

Markup bar(const std::vector<Part>& parts, std::int64_t whole) {
  Markup rectangles;
  std::int64_t sum = 0;
  for (const Part& part : parts) {
    const std::int64_t from = full * sum / whole, until = full * (sum + part.amount) / whole;
    sum += part.amount;
    if (until > from)
      rectangles += element(
          "rect", {{"class", part.css}, {"x", percent(from)}, {"width", percent(until - from)}, {"height", "14"}}, {});
  }
  return element("svg", {{"class", "bar"}, {"width", "100%"}, {"height", "14"}, {"aria-hidden", "true"}}, rectangles);
}

Markup curve(const std::vector<Point>& points, const CurveWords& words) {
  const Attributes plot{{"x", "10%"},
                        {"y", "8"},
                        {"width", "88%"},
                        {"height", "200"},
                        {"viewBox", "0 0 10000 10000"},
                        {"preserveAspectRatio", "none"}};
  Markup inside = element("title", words.name);
  inside += element("svg", plot, area(points) + line("diagonal", {{0, 0}, {full, full}}) + line("curve", points));
  inside += words_at(900, "18", "end", "100") + words_at(900, "112", "end", "50") + words_at(900, "208", "end", "0");
  inside +=
      words_at(1000, "226", "start", "0") + words_at(5400, "226", "middle", "50") + words_at(9800, "226", "end", "100");
  inside += words_at(5400, "243", "middle", words.x) + words_at(1150, "24", "start", words.y);
  inside += words_at(9700, "196", "end", words.straight);
  return element(
      "svg", {{"class", "chart"}, {"width", "100%"}, {"height", "250"}, {"role", "img"}, {"aria-label", words.name}},
      inside);
}

}  // namespace inspectplan::report::svg
