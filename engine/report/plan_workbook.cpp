// Sheets of a plan: a form for each lead, who joins whom, a summary, reasons.
#include <algorithm>
#include <map>
#include <set>

#include "column/visit_tables.hpp"
#include "plan/sites.hpp"
#include "report/cells.hpp"
#include "report/form_page.hpp"
#include "report/messages.hpp"
#include "report/sheet_names.hpp"

namespace inspectplan::report {
namespace {

using plan::Visit;
using ruleset::Audience;

struct Heading {
  Message message;
  std::int64_t width;
};

Page table(const Sources& sources, Message name, std::initializer_list<Heading> headings) {
  const Language language = sources.request.language;
  Page page;
  page.name = words(name, language);
  page.title = {page.name};
  page.notes = {sources.mark()};
  for (const Heading& heading : headings) {
    page.columns.push_back(words(heading.message, language));
    page.widths.push_back(heading.width);
  }
  return page;
}

std::string matters_of(const Sources& sources, const Visit& visit) {
  return joined(visit.matters, [&](const std::string& id) { return sources.labels.matter(id); });
}

template <class Value>
std::set<std::string> keys_of(const std::map<std::string, Value>& map) {
  std::set<std::string> keys;
  for (const auto& [key, value] : map) keys.insert(key);
  return keys;
}

// The list that a coordinating department looks for itself in.
Page joined_page(const Sources& sources) {
  Page page = table(sources, Message::joined_page,
                    {{Message::number, 6},
                     {Message::coordinating, 34},
                     {Message::lead, 34},
                     {Message::enterprise, 40},
                     {Message::matters, 50},
                     {Message::period, 14},
                     {Message::days, 8}});
  const auto& asked = sources.request.readers.department;
  std::map<std::string, std::vector<const Visit*>> by_department;
  for (const Visit& visit : sources.document.plan.visits)
    for (const std::string& department : visit.coordinating)
      if (!asked || *asked == department || *asked == visit.lead) by_department[department].push_back(&visit);
  const Labels& labels = sources.labels;
  bool all_counted = true;
  std::int64_t number = 0;
  for (const std::string& department : labels.departments_by_name(keys_of(by_department)))
    for (const Visit* visit : by_department.at(department)) {
      const bool counted = visit->inspector_days.contains(department);
      all_counted = all_counted && counted;
      ++number;
      for (const plan::Site& site : plan::sites_of(*visit))
        page.rows.push_back(
            {whole_cell(number), labels.department(department), labels.department(visit->lead), text_cell(site.name),
             text_cell(matters_of(sources, *visit)), labels.period(visit->period),
             counted && site.enterprise == visit->enterprise ? whole_cell(days_of(*visit, department)) : Cell()});
    }
  if (static_cast<std::int64_t>(page.rows.size()) > number)
    page.notes.push_back(words(Message::same_number, sources.request.language));
  if (!all_counted) page.notes.push_back(words(Message::days_blank, sources.request.language));
  return page;
}

// Led visits and, for those who may read it, the use of capacity, by department and period.
struct Line {
  std::int64_t visits = 0;
  std::optional<plan::PeriodUse> use;
};
using Summary = std::map<std::string, std::map<std::string, Line>>;

Summary summary_of(const plan::Plan& plan) {
  Summary summary;
  for (const plan::DepartmentPlan& department : plan.departments)
    for (const plan::PeriodUse& use : department.periods) summary[department.id][use.period].use = use;
  for (const Visit& visit : plan.visits) ++summary[visit.lead][visit.period].visits;
  return summary;
}

void add_days(std::vector<Cell>& row, const std::optional<plan::PeriodUse>& use) {
  if (!use) {
    row.resize(row.size() + 4);
    return;
  }
  for (const std::int64_t days : {use->capacity, use->reserve, use->used, use->capacity - use->reserve - use->used})
    row.push_back(whole_cell(days));
}

Page summary_page(const Sources& sources) {
  const bool with_days = sources.request.readers.may_read(Audience::department);
  Page page = with_days ? table(sources, Message::summary_page,
                                {{Message::lead, 44},
                                 {Message::period, 16},
                                 {Message::led_visits, 12},
                                 {Message::capacity, 12},
                                 {Message::reserve, 12},
                                 {Message::used, 12},
                                 {Message::left, 12}})
                        : table(sources, Message::summary_page,
                                {{Message::lead, 44}, {Message::period, 16}, {Message::led_visits, 12}});
  const Summary summary = summary_of(sources.document.plan);
  for (const std::string& id : sources.labels.departments_by_name(keys_of(summary)))
    for (const auto& [period, line] : summary.at(id)) {
      std::vector<Cell>& row = page.rows.emplace_back();
      row = {sources.labels.department(id), sources.labels.period(period), whole_cell(line.visits)};
      if (with_days) add_days(row, line.use);
    }
  const Language language = sources.request.language;
  const ledger::Run& run = sources.document.run;
  if (with_days && !sources.request.readers.may_read(Audience::internal))
    page.notes.push_back(words(Message::days_of_shown, language));
  if (const std::string regime = sources.labels.regime(); !regime.empty())
    page.notes.push_back(words(Message::regime, language) + ": " + regime);
  page.foot = {words(Message::visits, language) + ": " + std::to_string(sources.document.plan.visits.size()),
               words(Message::rules_digest, language) + ": " + run.ruleset_digest,
               words(Message::register_digest, language) + ": " + run.register_digest,
               words(Message::result_digest, language) + ": " + run.result_digest};
  return page;
}

std::vector<const ruleset::Derived*> shown_to_teams(const ruleset::RuleSet& rules) {
  std::vector<const ruleset::Derived*> shown;
  for (const ruleset::Derived& derived : rules.derived)
    if (derived.for_team) shown.push_back(&derived);
  return shown;
}

// By derived value, of one site; those that are not known are left out.
std::map<std::string, Scaled> known_of(const Visit& visit, const plan::Site& site) {
  std::map<std::string, Scaled> known;
  for (const plan::TeamValue& one : visit.for_team)
    if (one.value && one.enterprise == site.enterprise) known.emplace(one.derived, *one.value);
  return known;
}

// What those who make a visit should look at beside its matters.
Page team_page(const Sources& sources, const std::vector<const ruleset::Derived*>& shown) {
  Page page = table(sources, Message::team_page,
                    {{Message::lead, 34}, {Message::period, 14}, {Message::id, 14}, {Message::enterprise, 40}});
  for (const ruleset::Derived* derived : shown) {
    page.columns.push_back(sources.labels.derived(derived->id));
    page.widths.push_back(12);
  }
  std::int64_t without = 0;
  for (const Visit& visit : sources.document.plan.visits)
    for (const plan::Site& site : plan::sites_of(visit)) {
      const std::map<std::string, Scaled> known = known_of(visit, site);
      without += known.empty();
      if (known.empty()) continue;
      std::vector<Cell>& row = page.rows.emplace_back();
      row = {sources.labels.department(visit.lead), sources.labels.period(visit.period), site.enterprise,
             text_cell(site.name)};
      for (const ruleset::Derived* derived : shown)
        row.push_back(known.contains(derived->id) ? Cell(known.at(derived->id)) : Cell());
    }
  page.notes.push_back(words(Message::team_blank, sources.request.language));
  if (without > 0)
    page.notes.push_back(words(Message::team_without, sources.request.language, {std::to_string(without)}));
  return page;
}

Page reasons_page(const Sources& sources) {
  Page page = table(sources, Message::reasons_page,
                    {{Message::id, 14},
                     {Message::enterprise, 36},
                     {Message::score, 9},
                     {Message::score_low, 9},
                     {Message::score_high, 9},
                     {Message::tier, 14},
                     {Message::notes, 70},
                     {Message::basis, 50}});
  const Labels& labels = sources.labels;
  for (const Visit& visit : sources.document.plan.visits)
    page.rows.push_back(
        {visit.enterprise, text_cell(visit.name), score_cell(sources, visit), visit.score_low, visit.score_high,
         visit.tier.empty() ? Cell() : Cell(labels.tier(visit.tier)), text_cell(notes_of(visit, labels)),
         text_cell(joined(visit.basis, [&](const ruleset::Basis& basis) { return labels.basis(basis); }))});
  return page;
}

Page left_out_page(const Sources& sources) {
  Page page = table(sources, Message::left_out_page,
                    {{Message::id, 14},
                     {Message::enterprise, 36},
                     {Message::mandate, 30},
                     {Message::visit_value, 10},
                     {Message::why, 80}});
  const Language language = sources.request.language;
  const auto name = sources.rules.schema.enterprise.find(sources.rules.planning.name_field);
  for (const plan::Unmet& unmet : sources.document.plan.unmet)
    page.rows.push_back({unmet.enterprise, name ? sources.fact(unmet.enterprise, *name) : Cell(),
                         sources.labels.mandate(unmet.mandate), Cell(), text_cell(unmet.why.in(language))});
  for (const plan::LeftOut& left_out : sources.document.plan.left_out)
    page.rows.push_back(
        {left_out.enterprise, text_cell(left_out.name), Cell(), left_out.value, text_cell(left_out.why.in(language))});
  return page;
}

// A value of the table of visits, as people call it.
Cell said(const Sources& sources, std::string_view field, const std::string& value) {
  static const column::TableSchema table = column::visit_event_table();
  const auto& names = table.fields[table.find(field).value()].names;
  const auto found = names.find(value);
  return text_cell(found == names.end() ? value : found->second.in(sources.request.language));
}

// Visits that were added later, as far as the readers may know of them.
Page outside_page(const Sources& sources) {
  Page page = table(sources, Message::outside_page,
                    {{Message::number, 6},
                     {Message::visit_number, 18},
                     {Message::id, 14},
                     {Message::enterprise, 40},
                     {Message::lead, 34},
                     {Message::visit_day, 12},
                     {Message::visit_ground, 20},
                     {Message::document, 24},
                     {Message::outcome, 16}});
  for (const OutsideVisit& visit : sources.document.outside)
    page.rows.push_back({whole_cell(static_cast<std::int64_t>(page.rows.size()) + 1), text_cell(visit.visit_no),
                         text_cell(visit.enterprise), text_cell(visit.name),
                         visit.lead.empty() ? Cell() : Cell(sources.labels.department(visit.lead)),
                         visit.date ? Cell(*visit.date) : Cell(), said(sources, "ground", visit.ground),
                         text_cell(visit.document), said(sources, "outcome", visit.outcome)});
  return page;
}

std::vector<Page> lists_of(const Sources& sources, const std::vector<std::string>& leads) {
  std::vector<Page> pages;
  for (const std::string& lead : leads) {
    pages.push_back(form_page(sources, lead));
    pages.back().name = pages.back().lead = sources.labels.department(lead);
  }
  return pages;
}

std::vector<Page> pages_of(const Sources& sources) {
  std::vector<Page> pages = lists_of(sources, leads_of(sources));
  pages.push_back(joined_page(sources));
  if (const auto shown = shown_to_teams(sources.rules);
      !shown.empty() && sources.request.readers.may_read(Audience::department))
    pages.push_back(team_page(sources, shown));
  if (!sources.document.outside.empty()) pages.push_back(outside_page(sources));
  pages.push_back(summary_page(sources));
  if (sources.request.readers.may_read(Audience::internal)) {
    pages.push_back(reasons_page(sources));
    if (!sources.request.readers.department) pages.push_back(left_out_page(sources));
  }
  SheetNames names;
  for (Page& page : pages) page.name = names.take(page.name);
  return pages;
}

template <class Pages>
Workbook workbook_of(const PlanDocument& document, const ruleset::RuleSet& rules, const WorkbookRequest& request,
                     const Fact& fact, const Pages& pages) {
  const PlanDocument visible = visible_to(request.readers, document, rules);
  const Sources sources{visible, rules, request, fact, Labels(rules, visible.plan, request.language)};
  Workbook book;
  book.title = words(Message::plan_title, request.language, {std::to_string(visible.plan.year)});
  book.author = visible.run.actor;
  book.created = visible.run.recorded_on;
  book.mark = sources.mark();
  book.footer = footer_left(book.mark) + "&R&P/&N";
  book.pages = pages(sources);
  book.visits = visible.plan.visits.size();
  return book;
}

}  // namespace

std::string footer_left(const std::string& text) {
  std::string out = "&L";
  for (const char sign : text) out += sign == '&' ? "&&" : std::string(1, sign);
  return out;
}

Workbook plan_workbook(const PlanDocument& document, const ruleset::RuleSet& rules, const WorkbookRequest& request,
                       const Fact& fact) {
  return workbook_of(document, rules, request, fact, pages_of);
}

Workbook plan_lists(const PlanDocument& document, const ruleset::RuleSet& rules, const WorkbookRequest& request,
                    const Fact& fact) {
  return workbook_of(document, rules, request, fact,
                     [](const Sources& sources) { return lists_of(sources, all_leads_of(sources)); });
}

}  // namespace inspectplan::report
