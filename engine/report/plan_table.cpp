// A plan for a terminal: a block a department, then what could not be placed and what was found.
#include <algorithm>
#include <iterator>
#include <set>

#include "report/cells.hpp"
#include "report/labels.hpp"
#include "report/messages.hpp"
#include "report/report.hpp"

namespace inspectplan::report {
namespace {

constexpr std::size_t most_lines = 5;  // of a row: what is longer stands in the CSV

struct Page {
  const plan::Plan& plan;
  const Labels& labels;
  std::size_t width;
  Withheld withheld;

  const std::string& say(Message message) const { return words(message, labels.language()); }
};

std::string indented(const std::string& text) {
  std::string out;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = text.find('\n', start) + 1;
    out += "  " + text.substr(start, end - start);
    start = end;
  }
  return out;
}

std::string table_inside(const Sheet& sheet, const Page& page) {
  return indented(to_table(sheet, page.width > 2 ? page.width - 2 : 0));
}

std::string finding_line(const plan::Finding& finding, const Page& page) {
  return page.labels.severity(finding.severity) + ": " + finding.message.in(page.labels.language()) + " [" +
         finding.code + "]\n";
}

// How far from the best there is the value can be.
std::string proof(const Page& page, const plan::Plan& plan) {
  if (!plan.upper_bound) return "";
  std::string text = " (" + page.say(Message::upper_bound) + " " + page.labels.number(*plan.upper_bound);
  if (plan.stay && plan.stay->kept > 0)
    text += words(Message::with_stays, page.labels.language(),
                  {page.labels.number(plan::objective_of(plan)), std::to_string(plan.stay->kept)});
  if (const auto gap = plan::gap_of(plan); gap && gap->value > 0)
    text += "; " + page.say(Message::gap) + " " + page.labels.number(Scaled{gap->value, gap->scale - 2}) + " %";
  return text + ")";
}

std::string parameters_line(const ledger::Run& run, const Page& page) {
  const std::string day = page.labels.day(run.parameters.as_of);
  if (page.withheld.whole) return words(Message::part_as_of, page.labels.language(), {day});
  return words(Message::parameters, page.labels.language(),
               {day, std::to_string(run.parameters.import), std::to_string(run.parameters.seed)});
}

// What there is to say of the plan as a whole.
std::string sums(const Page& page) {
  const plan::Plan& plan = page.plan;
  const Language language = page.labels.language();
  const auto number = [](std::int64_t value) { return std::to_string(value); };
  if (page.withheld.whole)
    return words(Message::part_summary, language, {std::to_string(plan.visits.size()), number(plan.joint_visits)}) +
           "\n";
  std::string out = words(Message::summary, language,
                          {number(plan.enterprises), number(plan.candidates), std::to_string(plan.visits.size()),
                           number(plan.mandatory), number(plan.joint_visits), number(plan.overlaps_avoided)}) +
                    "\n";
  // Where all are outside, that is the answer, and read before the tables.
  for (const plan::Finding& finding : plan.findings)
    if (finding.code == "outside-population" && plan.enterprises == 0) out += finding_line(finding, page);
  return out + page.say(Message::value) + ": " + page.labels.number(plan.value) + proof(page, plan) + "   " +
         page.say(Message::undecided) + ": " + number(plan.undecided) + "\n";
}

std::string head(const PlanDocument& document, const Page& page) {
  const plan::Plan& plan = document.plan;
  const ledger::Run& run = document.run;
  const Language language = page.labels.language();
  std::string out = words(Message::plan_title, language, {std::to_string(plan.year)}) + " — " +
                    page.labels.rule_set(run.ruleset_id, run.ruleset_version) + "\n";
  if (const std::string regime = page.labels.regime(); !regime.empty())
    out += page.say(Message::regime) + ": " + regime + "\n";
  out += page.say(Message::run) + " " + run.id + " (" + page.labels.status(run.status) +
         "): " + parameters_line(run, page) + "\n";
  for (const ledger::PlanDecision& one : run.decisions)
    out += words(Message::approved_by, language, {one.decision, page.labels.day(parse_day(one.date).value_or(Day{}))}) +
           "\n";
  return out + sums(page);
}

std::vector<std::string> use_row(const std::string& name, const plan::PeriodUse& use) {
  return {name, std::to_string(use.capacity), std::to_string(use.reserve), std::to_string(use.used),
          std::to_string(use.capacity - use.reserve - use.used)};
}

std::string capacity_table(const plan::DepartmentPlan& department, const Page& page) {
  if (page.withheld.grounds) return "";
  if (department.periods.empty()) return "  " + page.say(Message::no_capacity) + "\n";
  Sheet sheet;
  for (const Message column : {Message::period, Message::capacity, Message::reserve, Message::used, Message::left}) {
    sheet.header.push_back(page.say(column));
  }
  sheet.right = {false, true, true, true, true};
  plan::PeriodUse year;
  for (const plan::PeriodUse& use : department.periods) {
    sheet.rows.push_back(use_row(page.labels.period(use.period), use));
    year.capacity += use.capacity;
    year.reserve += use.reserve;
    year.used += use.used;
  }
  if (department.periods.size() > 1) sheet.rows.push_back(use_row(page.say(Message::total), year));
  return table_inside(sheet, page);
}

std::string led_table(const std::string& department, const Page& page) {
  Sheet sheet;
  for (const Message column :
       {Message::number, Message::id, Message::enterprise, Message::matters, Message::period, Message::days,
        Message::coordinating_days, Message::score, Message::tier, Message::notes}) {
    sheet.header.push_back(page.say(column));
  }
  sheet.right = {true, false, false, false, false, true};
  sheet.lines = most_lines;
  for (const plan::Visit& visit : page.plan.visits) {
    if (visit.lead != department) continue;
    sheet.rows.push_back({std::to_string(sheet.rows.size() + 1), visit.enterprise, visit.name,
                          joined(visit.matters, [&](const std::string& id) { return page.labels.matter(id); }),
                          page.labels.when(visit), std::to_string(days_of(visit, department)),
                          coordinators_with_days(visit, page.labels),
                          page.withheld.scores ? "" : score_cell(visit, page.labels), page.labels.tier(visit.tier),
                          notes_of(visit, page.labels)});
  }
  if (sheet.rows.empty()) return "  " + page.say(Message::no_visits) + "\n";
  return table_inside(sheet, page);
}

bool coordinates(const plan::Visit& visit, const std::string& department) {
  return std::find(visit.coordinating.begin(), visit.coordinating.end(), department) != visit.coordinating.end();
}

std::string coordinated_table(const std::string& department, const Page& page) {
  Sheet sheet;
  for (const Message column :
       {Message::number, Message::id, Message::enterprise, Message::lead, Message::period, Message::days}) {
    sheet.header.push_back(page.say(column));
  }
  sheet.right = {true, false, false, false, false, true};
  sheet.lines = most_lines;
  for (const plan::Visit& visit : page.plan.visits) {
    if (!coordinates(visit, department)) continue;
    sheet.rows.push_back(
        {std::to_string(sheet.rows.size() + 1), visit.enterprise, visit.name, page.labels.department(visit.lead),
         page.labels.when(visit),
         visit.inspector_days.contains(department) ? std::to_string(days_of(visit, department)) : "?"});
  }
  if (sheet.rows.empty()) return {};
  return "\n  " + page.say(Message::coordinating_title) + "\n" + table_inside(sheet, page);
}

std::string block(const std::string& id, const Page& page) {
  const std::string year = std::to_string(page.plan.year);
  std::string out =
      "\n" + words(Message::lead_title, page.labels.language(), {year, page.labels.department(id)}) + "\n";
  for (const plan::DepartmentPlan& department : page.plan.departments) {
    if (department.id == id) out += capacity_table(department, page) + "\n";
  }
  return out + led_table(id, page) + coordinated_table(id, page);
}

// Every department that leads, then those that only have days or coordinate; each by name.
std::vector<std::string> departments_of(const Page& page) {
  const plan::Plan& plan = page.plan;
  std::set<std::string> leading, others;
  for (const plan::Visit& visit : plan.visits) {
    leading.insert(visit.lead);
    others.insert(visit.coordinating.begin(), visit.coordinating.end());
  }
  for (const plan::DepartmentPlan& department : plan.departments)
    for (const plan::PeriodUse& use : department.periods)
      if (use.capacity > 0) others.insert(department.id);
  std::erase_if(others, [&](const std::string& id) { return leading.contains(id); });
  std::vector<std::string> ids = page.labels.departments_by_name(leading);
  for (std::string& id : page.labels.departments_by_name(others)) ids.push_back(std::move(id));
  return ids;
}

std::string unmet_part(const Page& page) {
  const std::string title = "\n" + page.say(Message::unmet_title) + ": ";
  if (page.plan.unmet.empty()) return title + page.say(Message::none) + "\n";
  Sheet sheet;
  sheet.lines = most_lines;
  for (const Message column : {Message::mandate, Message::id, Message::why, Message::needs})
    sheet.header.push_back(page.say(column));
  for (const plan::Unmet& unmet : page.plan.unmet) {
    const std::string needs = joined(unmet.needs, [&](const auto& need) {
      return page.labels.department(need.first) + " " + std::to_string(need.second);
    });
    sheet.rows.push_back(
        {page.labels.mandate(unmet.mandate), unmet.enterprise, unmet.why.in(page.labels.language()), needs});
  }
  return title + std::to_string(page.plan.unmet.size()) + "\n" + table_inside(sheet, page);
}

std::string quotas_part(const Page& page) {
  if (page.plan.quotas.empty()) return {};
  Sheet sheet;
  for (const Message column : {Message::quota, Message::lead, Message::wanted, Message::achieved, Message::visits}) {
    sheet.header.push_back(page.say(column));
  }
  sheet.right = {false, false, true, true, true};
  for (const plan::QuotaUse& quota : page.plan.quotas) {
    const std::string part = page.labels.part(quota);
    const std::string of = part.empty() ? page.say(Message::whole_plan) : part;
    sheet.rows.push_back(
        {page.labels.quota(quota.id), of, wanted(quota), std::to_string(quota.achieved), std::to_string(quota.total)});
  }
  return "\n" + page.say(Message::quotas_title) + "\n" + table_inside(sheet, page);
}

std::string left_out_part(const Page& page) {
  if (page.plan.left_out.empty()) return {};
  Sheet sheet;
  sheet.lines = most_lines;
  for (const Message column : {Message::id, Message::enterprise, Message::visit_value, Message::why}) {
    sheet.header.push_back(page.say(column));
  }
  sheet.right = {false, false, true};
  for (const plan::LeftOut& left_out : page.plan.left_out) {
    sheet.rows.push_back({left_out.enterprise, left_out.name, page.labels.number(left_out.value),
                          left_out.why.in(page.labels.language())});
  }
  return "\n" + page.say(Message::left_out_title) + "\n" + table_inside(sheet, page);
}

// Findings are read in full: lines, not a table that cuts.
std::string findings_part(const Page& page) {
  const std::string title = "\n" + page.say(Message::findings_title) + ": ";
  if (page.plan.findings.empty()) return title + page.say(Message::none) + "\n";
  std::string out = title + std::to_string(page.plan.findings.size()) + "\n";
  for (const plan::Finding& finding : page.plan.findings) {
    out += "  " + finding_line(finding, page);
  }
  return out;
}

std::string foot(const ledger::Run& run, const Page& page) {
  return "\n" + page.say(Message::register_digest) + ": " + run.register_digest + "\n" +
         page.say(Message::result_digest) + ": " + run.result_digest + "\n";
}

}  // namespace

std::string plan_table(const PlanDocument& document, const ruleset::RuleSet& rules, Language language,
                       std::size_t width) {
  const Labels labels(rules, document.plan, language);
  const Page page{document.plan, labels, width, document.withheld};
  std::string out = head(document, page);
  for (const std::string& id : departments_of(page)) out += block(id, page);
  if (page.withheld.whole) return out + foot(document.run, page);
  return out + unmet_part(page) + quotas_part(page) + left_out_part(page) + findings_part(page) +
         foot(document.run, page);
}

}  // namespace inspectplan::report
