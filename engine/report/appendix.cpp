#include "report/appendix.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <tuple>

#include "base/error.hpp"
#include "base/text.hpp"
#include "base/written.hpp"
#include "report/embedded.hpp"
#include "report/form_page.hpp"
#include "report/html.hpp"
#include "report/messages.hpp"

namespace inspectplan::report {
namespace {

using html::element;
using html::Markup;
using html::text;
using ruleset::FormAppendix;

std::string in_year(const Sources& sources, const Label& line) { return filled(sources, line, ""); }

Markup lines(const Sources& sources, const std::vector<Label>& labels, std::string_view name) {
  Markup out;
  for (const Label& label : labels) out += element(name, in_year(sources, label));
  return out;
}

// Of an approved plan the decision stands where the form leaves room for its number.
std::string number_line(const Sources& sources, const FormAppendix& appendix) {
  std::string line = in_year(sources, appendix.number);
  const std::size_t room = line.find("…");
  const auto& decisions = sources.document.run.decisions;
  return decisions.empty() || room == std::string::npos ? line : line.substr(0, room) + decisions.back().decision;
}

std::string attached_line(const Sources& sources, const FormAppendix& appendix) {
  const std::string line = in_year(sources, appendix.attached);
  const auto& decisions = sources.document.run.decisions;
  return decisions.empty() || line.empty() ? line : "(" + approved_by(sources, decisions.back()) + ")";
}

// To the left who issues and the number, to the right the country's name and motto, place and day.
Markup letter_head(const Sources& sources, const FormAppendix& appendix) {
  const Markup left = element("div", {{"class", "issuer"}}, lines(sources, appendix.issuer, "p")) +
                      element("p", {{"class", "number"}}, text(number_line(sources, appendix)));
  const Markup right = element("div", {{"class", "country"}}, lines(sources, sources.request.form->head, "p")) +
                       element("p", {{"class", "place"}}, text(in_year(sources, appendix.place)));
  return element("header", element("div", left) + element("div", right));
}

Markup title_part(const Sources& sources, const FormAppendix& appendix) {
  const std::string attached = attached_line(sources, appendix);
  return element("h1", element("span", in_year(sources, appendix.kind)) +
                           element("span", in_year(sources, appendix.subject))) +
         (attached.empty() ? Markup() : element("p", {{"class", "attached"}}, text(attached)));
}

std::string ground(const Sources& sources, const ruleset::Document& document) {
  const Language language = sources.request.language;
  const std::string& title = document.label.in(language);
  return words(Message::ground, language,
               {title.empty() ? document.id : title, document.number.empty() ? "…" : document.number,
                document.issued ? sources.labels.day(*document.issued) : "…"});
}

// The oldest first.
Markup grounds_part(const Sources& sources) {
  const std::set<std::string> cited = documents_behind(sources, "");
  std::vector<const ruleset::Document*> documents;
  for (const ruleset::Document& document : sources.rules.documents)
    if (cited.contains(document.id)) documents.push_back(&document);
  std::stable_sort(documents.begin(), documents.end(), [](const auto* a, const auto* b) {
    return std::tuple(!a->issued, a->issued.value_or(Day{})) < std::tuple(!b->issued, b->issued.value_or(Day{}));
  });
  Markup out;
  for (const ruleset::Document* document : documents)
    out += element("p", ground(sources, *document) + (document == documents.back() ? "." : ";"));
  return element("div", {{"class", "grounds"}}, out);
}

Markup cell(const Sources& sources, const Cell& cell) {
  if (const auto* words = std::get_if<std::string>(&cell)) return element("td", html::isolated(*words));
  if (const auto* day = std::get_if<Day>(&cell)) return element("td", {{"class", "c"}}, text(sources.labels.day(*day)));
  if (const auto* number = std::get_if<Scaled>(&cell)) {
    const bool vietnamese = sources.request.language == Language::vi;
    return element("td", {{"class", "c"}}, text(vietnamese ? in_vietnamese(*number) : to_string(*number)));
  }
  return element("td", Markup());
}

// On paper the widths of the form share one page: where cells would take more than so many lines on an average, their
// column gets room for no more, or a page would hold a visit or two.
constexpr std::int64_t most_lines = 4;

std::vector<std::int64_t> printed_widths(const Page& page) {
  std::vector<std::int64_t> widths = page.widths;
  const auto rows = std::max<std::int64_t>(1, static_cast<std::int64_t>(page.rows.size()));
  for (std::size_t column = 0; column < widths.size(); ++column) {
    std::int64_t said = 0;
    for (const std::vector<Cell>& row : page.rows)
      if (const auto* words = std::get_if<std::string>(&row[column]))
        said += static_cast<std::int64_t>(display_width(*words));
    widths[column] = std::max(widths[column], said / rows / most_lines);
  }
  return widths;
}

Markup columns_of(const Page& page) {
  const std::vector<std::int64_t> widths = printed_widths(page);
  const std::int64_t whole = std::max<std::int64_t>(1, std::accumulate(widths.begin(), widths.end(), std::int64_t{0}));
  Markup columns;
  for (const std::int64_t width : widths)
    columns += html::lone_element("col", {{"style", "width:" + std::to_string(width * 100 / whole) + "%"}});
  return element("colgroup", columns);
}

// The heading is repeated on every page the list goes on to. `end` stands below the list, on the same page as its last
// rows.
Markup list_of(const Sources& sources, const std::string& lead, const Markup& end) {
  const Page page = form_page(sources, lead);
  Markup headings, rows;
  for (const std::string& column : page.columns) headings += element("th", {{"scope", "col"}}, text(column));
  for (const std::vector<Cell>& cells : page.rows) {
    Markup row;
    for (const Cell& one : cells) row += cell(sources, one);
    rows += element("tr", row);
  }
  Markup titles;
  for (const std::string& line : page.title) titles += element("h2", line);
  Markup out = element("table", element("caption", titles) + columns_of(page) +
                                    element("thead", element("tr", headings)) + element("tbody", rows));
  for (const std::string& line : page.foot) out += element("p", {{"class", "total"}}, text(line));
  return element("section", out + end);
}

Markup end_part(const Sources& sources, const FormAppendix& appendix) {
  const Markup recipients =
      element("p", {{"class", "to"}}, text(words(Message::recipients, sources.request.language))) +
      element("ul", lines(sources, appendix.recipients, "li"));
  return element("footer", element("div", {{"class", "recipients"}}, recipients) +
                               element("div", {{"class", "sign"}}, lines(sources, appendix.sign, "p")) +
                               element("p", {{"class", "mark"}}, text(sources.mark())));
}

Markup body_of(const Sources& sources) {
  const FormAppendix& appendix = *sources.request.form->appendix;
  Markup body;
  if (sources.document.run.status != "approved")
    body += element("div", {{"class", "watermark"}, {"aria-hidden", "true"}},
                    text(to_upper(sources.labels.status(sources.document.run.status))));
  Markup main = title_part(sources, appendix) + grounds_part(sources);
  const Markup end = end_part(sources, appendix);
  const std::vector<std::string> leads = leads_of(sources);
  for (const std::string& lead : leads) main += list_of(sources, lead, lead == leads.back() ? end : Markup());
  return body + letter_head(sources, appendix) + element("main", leads.empty() ? main + end : main);
}

}  // namespace

Appendix plan_appendix(const PlanDocument& document, const ruleset::RuleSet& rules, const WorkbookRequest& request,
                       const Fact& fact) {
  INSPECTPLAN_ASSERT(request.form->appendix.has_value());
  const PlanDocument visible = visible_to(request.readers, document, rules);
  const Sources sources{visible, rules, request, fact, Labels(rules, visible.plan, request.language)};
  html::Document page;
  page.language = request.language == Language::vi ? "vi" : "en";
  page.title = in_year(sources, request.form->appendix->subject) + " · " + visible.run.id;
  page.style = std::string(appendix_style()) + html::printed_mark(sources.mark());
  page.body = body_of(sources);
  const auto& asked = request.readers.department;
  const auto listed = std::count_if(visible.plan.visits.begin(), visible.plan.visits.end(),
                                    [&](const plan::Visit& visit) { return !asked || visit.lead == *asked; });
  return {html::written(page), static_cast<std::size_t>(listed)};
}

}  // namespace inspectplan::report
