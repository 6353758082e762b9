// Inspector-days: what a department has, keeps back, uses.
#include <algorithm>
#include <map>
#include <set>

#include "report/page_parts.hpp"
#include "report/svg.hpp"

namespace inspectplan::report {
namespace {

using html::element;
using html::Markup;
using html::text;

std::int64_t left_of(const plan::PeriodUse& use) { return use.capacity - use.reserve - use.used; }

plan::PeriodUse year_of(const plan::DepartmentPlan& department) {
  plan::PeriodUse year;
  for (const plan::PeriodUse& use : department.periods) {
    year.capacity += use.capacity;
    year.reserve += use.reserve;
    year.used += use.used;
  }
  return year;
}

Markup use_cells(const PageSources& sources, const plan::PeriodUse& use, std::int64_t widest) {
  Markup cells = element(
      "td", {{"class", "chart-cell"}},
      svg::bar({{"used", use.used}, {"reserve", use.reserve}, {"left", std::max<std::int64_t>(0, left_of(use))}},
               std::max<std::int64_t>(1, widest)));
  for (const std::int64_t days : {use.used, use.reserve, left_of(use), use.capacity})
    cells += number_cell(grouped(days, sources.language()));
  return cells;
}

Markup use_row(const PageSources& sources, const std::string& name, const plan::PeriodUse& use, std::int64_t widest) {
  return element("tr", element("th", {{"scope", "row"}}, html::isolated(name)) + use_cells(sources, use, widest));
}

Markup use_heading(const PageSources& sources, Message first) {
  return heading_row({sources.say(first), "", sources.say(Message::used), sources.say(Message::reserve),
                      sources.say(Message::left), sources.say(Message::capacity)});
}

Markup legend(const PageSources& sources) {
  Markup items;
  for (const auto& [css, message] :
       {std::pair{"used", Message::used}, std::pair{"reserve", Message::reserve}, std::pair{"left", Message::left}})
    items += element("li", svg::bar({{css, 1}}, 1) + text(sources.say(message)));
  return element("ul", {{"class", "legend"}}, items);
}

// By period, for those who want to look closer.
Markup periods_of_department(const PageSources& sources, const plan::DepartmentPlan& department) {
  std::int64_t widest = 0;
  for (const plan::PeriodUse& use : department.periods) widest = std::max(widest, use.capacity);
  Markup rows;
  for (const plan::PeriodUse& use : department.periods)
    rows += use_row(sources, sources.labels.period(use.period), use, widest);
  return element("details", element("summary", html::isolated(sources.labels.department(department.id))) +
                                table("use", use_heading(sources, Message::period), rows));
}

// As the lists are ordered: by name.
std::vector<plan::DepartmentPlan> departments_of(const PageSources& sources) {
  std::map<std::string, plan::DepartmentPlan> by_id;
  std::set<std::string> ids;
  for (const plan::DepartmentPlan& department : sources.plan().departments) {
    by_id[department.id] = department;
    ids.insert(department.id);
  }
  std::vector<plan::DepartmentPlan> departments;
  for (const std::string& id : sources.labels.departments_by_name(ids)) departments.push_back(by_id.at(id));
  return departments;
}

Markup without_days(const PageSources& sources, const std::vector<plan::DepartmentPlan>& departments) {
  Markup names;
  for (const plan::DepartmentPlan& department : departments)
    if (department.periods.empty()) names += element("li", html::isolated(sources.labels.department(department.id)));
  if (names.empty()) return {};
  return element("p", sources.say(Message::no_days_known)) + element("ul", names);
}

Markup whose_days(const PageSources& sources) {
  if (sources.readers.may_read(ruleset::Audience::internal)) return {};
  return element("p", {{"class", "note"}}, text(sources.say(Message::days_of_shown)));
}

}  // namespace

Markup capacity_section(const PageSources& sources) {
  if (!sources.readers.may_read(ruleset::Audience::department)) return {};
  const std::vector<plan::DepartmentPlan> departments = departments_of(sources);
  std::int64_t widest = 0;
  for (const plan::DepartmentPlan& department : departments) widest = std::max(widest, year_of(department).capacity);
  Markup rows, periods;
  for (const plan::DepartmentPlan& department : departments) {
    if (department.periods.empty()) continue;
    rows += use_row(sources, sources.labels.department(department.id), year_of(department), widest);
    periods += periods_of_department(sources, department);
  }
  if (rows.empty()) return {};
  return section("capacity", sources.say(Message::capacity_title),
                 legend(sources) + whose_days(sources) + table("use", use_heading(sources, Message::department), rows) +
                     element("details", element("summary", sources.say(Message::by_period)) + periods) +
                     without_days(sources, departments));
}

}  // namespace inspectplan::report
