#include "report/form_page.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "base/text.hpp"
#include "plan/sites.hpp"
#include "report/cells.hpp"
#include "report/messages.hpp"

namespace inspectplan::report {
namespace {

using plan::Visit;
using ruleset::FormColumn;
using ruleset::Shown;

std::string put_in(std::string text, const std::string& name, const std::string& value) {
  for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + value.size()))
    text.replace(at, name.size(), value);
  return text;
}

bool is_in_capitals(const std::string& line) {
  return to_upper(line) == line &&
         std::any_of(line.begin(), line.end(), [](char one) { return one >= 'A' && one <= 'Z'; });
}

Cell day_cell(const std::optional<Day>& day) { return day ? Cell(*day) : Cell(); }

// The cells of one site of a visit. Where nothing is known the cell stays empty; days, score and tier are those of the
// first.
class Row {
 public:
  Row(const Sources& sources, const Visit& visit, const plan::Site& site, std::size_t number)
      : sources_(sources), labels_(sources.labels), visit_(visit), site_(site), number_(number) {}

  Cell show(const FormColumn& column) const {
    switch (column.show) {
      case Shown::number:
        return whole_cell(static_cast<std::int64_t>(number_));
      case Shown::from:
        return day_cell(visit_.window.from);
      case Shown::until:
        return day_cell(visit_.window.until);
      case Shown::days:
        return is_first() ? whole_cell(days_of(visit_, visit_.lead)) : Cell();
      case Shown::score:
        return is_first() ? score_cell(sources_, visit_) : Cell();
      case Shown::fact:
        return sources_.fact(site_.enterprise, column.field);
      default:
        break;
    }
    const std::string text = words_of(column.show);
    return text.empty() ? Cell() : Cell(text);
  }

 private:
  bool is_first() const { return site_.enterprise == visit_.enterprise; }

  std::string words_of(Shown shown) const {
    switch (shown) {
      case Shown::id:
        return site_.enterprise;
      case Shown::name:
        return site_.name;
      case Shown::owner:
        return visit_.owner;
      case Shown::sectors:
        return named(visit_.sectors, &Labels::sector);
      case Shown::matters:
        return named(visit_.matters, &Labels::matter);
      case Shown::lead:
        return labels_.department(visit_.lead);
      case Shown::coordinating:
        return named(visit_.coordinating, &Labels::department);
      case Shown::period:
        return labels_.period(visit_.period);
      case Shown::mode:
        return labels_.mode(visit_.mode);
      case Shown::basis:
        return named(visit_.basis, &Labels::basis);
      case Shown::tier:
        return visit_.tier.empty() || !is_first() ? "" : labels_.tier(visit_.tier);
      case Shown::mandates:
        return named(visit_.mandates, &Labels::mandate);
      case Shown::reasons:
        return notes_of(visit_, labels_);
      case Shown::rules:
        return sources_.document.run.ruleset_id + " " + sources_.document.run.ruleset_version;
      default:
        return "";
    }
  }

  template <class Items, class Name>
  std::string named(const Items& items, Name name) const {
    return joined(items, [&](const auto& item) { return (labels_.*name)(item); });
  }

  const Sources& sources_;
  const Labels& labels_;
  const Visit& visit_;
  const plan::Site& site_;
  std::size_t number_;
};

std::vector<FormColumn> readable_columns(const Sources& sources) {
  std::vector<FormColumn> columns;
  for (const FormColumn& column : sources.request.form->columns)
    if (sources.request.readers.may_read(column.audience)) columns.push_back(column);
  return columns;
}

std::string grounds_of(const Sources& sources, const std::string& lead) {
  std::set<std::string> grounds;
  for (const std::string& document : documents_behind(sources, lead))
    grounds.insert(citation(sources.rules, {document, "", {}}, sources.request.language));
  return joined(grounds, [](const std::string& one) { return one; });
}

}  // namespace

std::string filled(const Sources& sources, const Label& text, const std::string& lead) {
  const std::string year = std::to_string(sources.document.plan.year);
  const std::string line = put_in(text.in(sources.request.language), "{year}", year);
  const std::string name = sources.labels.department(lead);
  return put_in(line, "{lead}", is_in_capitals(put_in(line, "{lead}", "")) ? to_upper(name) : name);
}

std::vector<std::string> all_leads_of(const Sources& sources) {
  std::set<std::string> leads;
  for (const Visit& visit : sources.document.plan.visits) leads.insert(visit.lead);
  return sources.labels.departments_by_name(leads);
}

std::vector<std::string> leads_of(const Sources& sources) {
  std::vector<std::string> leads = all_leads_of(sources);
  if (const auto& asked = sources.request.readers.department)
    std::erase_if(leads, [&](const std::string& lead) { return lead != *asked; });
  return leads;
}

std::set<std::string> documents_behind(const Sources& sources, const std::string& lead) {
  std::set<std::string> documents;
  for (const Visit& visit : sources.document.plan.visits)
    if (lead.empty() || visit.lead == lead)
      for (const ruleset::Basis& basis : visit.basis) documents.insert(basis.document);
  // Everybody may know the law under which plans are made, also where the visits' own citations are withheld.
  if (const auto& regime = sources.rules.planning.regime)
    for (const ruleset::Basis& basis : regime->basis) documents.insert(basis.document);
  return documents;
}

std::string Sources::mark() const { return mark_of(document.run, labels); }

Cell score_cell(const Sources& sources, const Visit& visit) {
  return visit.score_known ? Cell(visit.score) : Cell(words(Message::score_unknown, sources.request.language));
}

std::string approved_by(const Sources& sources, const ledger::PlanDecision& decision) {
  return words(Message::approved_by, sources.request.language,
               {decision.decision, sources.labels.day(parse_day(decision.date).value_or(Day{}))});
}

Page form_page(const Sources& sources, const std::string& lead) {
  const ruleset::Form& form = *sources.request.form;
  const Language language = sources.request.language;
  const std::vector<FormColumn> columns = readable_columns(sources);
  Page page;
  for (const Label& line : form.head) page.head.push_back(filled(sources, line, lead));
  page.title = {filled(sources, form.title, lead)};
  page.notes = {sources.mark(), words(Message::basis, language) + ": " + grounds_of(sources, lead)};
  for (const ledger::PlanDecision& one : sources.document.run.decisions)
    page.notes.push_back(approved_by(sources, one));
  for (const FormColumn& column : columns) {
    page.columns.push_back(column.label.in(language));
    page.widths.push_back(column.width);
  }
  std::size_t number = 0;
  for (const Visit& visit : sources.document.plan.visits) {
    if (visit.lead != lead) continue;
    ++number;
    for (const plan::Site& site : plan::sites_of(visit)) {
      const Row row(sources, visit, site, number);
      std::vector<Cell>& cells = page.rows.emplace_back();
      for (const FormColumn& column : columns) cells.push_back(row.show(column));
    }
  }
  page.foot = {words(Message::visits, language) + ": " + std::to_string(number)};
  if (page.rows.size() > number) page.foot.push_back(words(Message::same_number, language));
  if (form.sign) page.sign = filled(sources, *form.sign, lead);
  return page;
}

}  // namespace inspectplan::report
