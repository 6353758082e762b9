#include "report/page_parts.hpp"

#include <algorithm>
#include <set>

namespace inspectplan::report {

using html::element;
using html::Markup;

std::string grouped(Scaled number, Language language) {
  const std::string plain = to_string(number);
  const char group = language == Language::vi ? '.' : ',', point = language == Language::vi ? ',' : '.';
  const std::size_t begin = plain.front() == '-' ? 1 : 0;
  const std::size_t end = std::min(plain.find('.'), plain.size());
  std::string out = plain.substr(0, begin);
  for (std::size_t i = begin; i < end; ++i) {
    if (i > begin && (end - i) % 3 == 0) out += group;
    out += plain[i];
  }
  if (end < plain.size()) out += point + plain.substr(end + 1);
  return out;
}

std::string grouped(std::int64_t number, Language language) { return grouped(Scaled{number, 0}, language); }

Markup heading_row(const std::vector<std::string>& columns) {
  Markup cells;
  for (const std::string& column : columns) cells += element("th", {{"scope", "col"}}, html::text(column));
  return element("tr", cells);
}

Markup section(const std::string& id, const std::string& title, const Markup& inside) {
  return element("section", {{"id", id}, {"aria-labelledby", id + "-h"}},
                 element("h2", {{"id", id + "-h"}}, html::text(title)) + inside);
}

Markup table(const std::string& css, const Markup& head, const Markup& body) {
  return element("div", {{"class", "wide"}, {"tabindex", "0"}},
                 element("table", {{"class", css}}, element("thead", head) + element("tbody", body)));
}

Markup number_cell(const std::string& number) { return element("td", {{"class", "n"}}, html::text(number)); }

Citations::Citation Citations::citation(const ruleset::Basis& basis) const {
  return {sources_.labels.basis({basis.document, "", {}}), basis.at};
}

Citations::Citations(const PageSources& sources) : sources_(sources) {
  std::set<Citation> all;
  for (const plan::Visit& visit : sources.plan().visits)
    for (const ruleset::Basis& basis : visit.basis) all.insert(citation(basis));
  all_.assign(all.begin(), all.end());
}

std::string Citations::numbers_of(const plan::Visit& visit) const {
  std::set<std::size_t> numbers;
  for (const ruleset::Basis& basis : visit.basis) {
    const auto found = std::lower_bound(all_.begin(), all_.end(), citation(basis));
    numbers.insert(static_cast<std::size_t>(found - all_.begin()) + 1);
  }
  return joined(numbers, [](std::size_t number) { return std::to_string(number); }, " ");
}

Markup Citations::list() const {
  if (all_.empty()) return {};
  Markup items;
  for (const auto& [document, at] : all_)
    items += element("li", element("span", document) + html::text(at.empty() ? "" : ", ") + element("span", at));
  return section("basis", sources_.say(Message::citations), element("ol", items));
}

}  // namespace inspectplan::report
