#include "report/audience.hpp"

#include <algorithm>
#include <set>
#include <span>
#include <tuple>
#include <utility>

#include "plan/sites.hpp"

namespace inspectplan::report {
namespace {

using plan::Visit;
using ruleset::Audience;
using Citation = std::pair<std::string, std::string>;  // document and place in it

template <class Entries>
void add_citations(const Entries& entries, std::set<Citation>& citations) {
  for (const auto& entry : entries)
    for (const ruleset::Basis& basis : entry.basis) citations.emplace(basis.document, basis.at);
}

// Why an enterprise was chosen can be read off the sections of law that only mandates, tiers and sectors not told cite.
std::set<Citation> telling_citations(const ruleset::RuleSet& rules, const std::set<std::string>& sectors_told) {
  std::set<Citation> telling, plain;
  add_citations(rules.mandates, telling);
  add_citations(rules.tiers, telling);
  add_citations(rules.responsibilities, plain);
  for (const ruleset::Sector& sector : rules.sectors)
    add_citations(std::span(&sector, 1), sectors_told.contains(sector.id) ? plain : telling);
  add_citations(rules.planning.caps, plain);
  for (const Citation& one : plain) telling.erase(one);
  return telling;
}

std::set<std::string> sectors_told(const Readers& readers, const ruleset::RuleSet& rules) {
  std::set<std::string> ids;
  for (const ruleset::Sector& sector : rules.sectors)
    if (readers.may_read(ruleset::least_audience(rules, sector))) ids.insert(sector.id);
  return ids;
}

std::set<std::string> silent_mandates(const ruleset::RuleSet& rules) {
  std::set<std::string> ids;
  for (const ruleset::Mandate& mandate : rules.mandates)
    if (!mandate.announced) ids.insert(mandate.id);
  return ids;
}

bool has_personal_names(const ruleset::RuleSet& rules) {
  const column::TableSchema& table = rules.schema.enterprise;
  const auto field = table.find(rules.planning.name_field);
  return field && table.fields[*field].personal;
}

class Filter {
 public:
  Filter(const Readers& readers, const ruleset::RuleSet& rules)
      : readers_(readers),
        sectors_(sectors_told(readers, rules)),
        telling_(telling_citations(rules, sectors_)),
        silent_(silent_mandates(rules)),
        names_hidden_(has_personal_names(rules) && readers.audience == Audience::open) {}

  bool hides_names() const { return names_hidden_; }

  bool shows(const Visit& visit) const {
    if (readers_.department && !takes_part(visit, *readers_.department)) return false;
    if (readers_.enterprise && !plan::covers(visit, *readers_.enterprise)) return false;
    return readers_.may_read(Audience::internal) || is_announced(visit) ||
           (readers_.may_read(Audience::department) && readers_.department);
  }

  bool shows(const OutsideVisit& visit) const {
    if (readers_.department && visit.lead != *readers_.department) return false;
    if (readers_.enterprise && visit.enterprise != *readers_.enterprise) return false;
    return visit.announced || readers_.may_read(Audience::internal);
  }

  void cut(OutsideVisit& visit) const {
    if (names_hidden_) visit.name.clear();
    if (readers_.may_read(Audience::department)) return;
    visit.ground.clear();
    visit.document.clear();
  }

  void cut(Visit& visit) const {
    if (!readers_.may_read(Audience::internal)) {
      visit.score = visit.score_low = visit.score_high = {};
      visit.score_known = visit.range_exact = false;
      visit.reasons.clear();
      visit.others.clear();
    }
    if (names_hidden_) hide_names(visit);
    std::erase_if(visit.sectors, [&](const std::string& id) { return !sectors_.contains(id); });
    if (readers_.may_read(Audience::department)) return;
    visit.for_team.clear();
    visit.tier.clear();
    visit.mandates.clear();
    visit.random = false;
    visit.exception.clear();
    std::erase_if(visit.basis, [&](const ruleset::Basis& one) { return telling_.contains({one.document, one.at}); });
  }

 private:
  static void hide_names(Visit& visit) {
    visit.name.clear();
    for (plan::Site& site : visit.sites) site.name.clear();
  }
  bool is_announced(const Visit& visit) const {
    return std::none_of(visit.mandates.begin(), visit.mandates.end(),
                        [&](const std::string& id) { return silent_.contains(id); });
  }

  const Readers& readers_;
  std::set<std::string> sectors_;
  std::set<Citation> telling_;
  std::set<std::string> silent_;
  bool names_hidden_;
};

void cut_departments(const Readers& readers, plan::Plan& plan) {
  if (readers.department)
    std::erase_if(plan.departments, [&](const plan::DepartmentPlan& one) { return one.id != *readers.department; });
  if (readers.may_read(Audience::department)) return;
  for (plan::DepartmentPlan& department : plan.departments) department.periods.clear();
}

// What a department has used tells of visits that are not shown: their days are taken out of it.
void forget_days(const Visit& visit, std::vector<plan::DepartmentPlan>& departments) {
  for (plan::DepartmentPlan& department : departments) {
    const auto days = visit.inspector_days.find(department.id);
    if (days == visit.inspector_days.end()) continue;
    for (plan::PeriodUse& use : department.periods)
      if (use.period == visit.period) use.used -= days->second;
  }
}

// The plan lists visits by falling score; those who may not know the score get them by key.
void forget_order(std::vector<Visit>& visits) {
  std::stable_sort(visits.begin(), visits.end(), [](const Visit& a, const Visit& b) {
    return std::tie(a.lead, a.period, a.enterprise) < std::tie(b.lead, b.period, b.enterprise);
  });
}

// What remains is listed, not what goes: a member added later stays inside until somebody decides otherwise.
plan::Plan cut_plan(const Readers& readers, plan::Plan& whole) {
  plan::Plan plan;
  plan.year = whole.year;
  plan.departments = std::move(whole.departments);
  plan.visits = std::move(whole.visits);
  plan.joint_visits = std::count_if(plan.visits.begin(), plan.visits.end(),
                                    [](const Visit& visit) { return !visit.coordinating.empty(); });
  cut_departments(readers, plan);
  if (!readers.may_read(Audience::internal)) forget_order(plan.visits);
  return plan;
}

ledger::Run cut_run(const ledger::Run& whole) {
  ledger::Run run;
  run.id = whole.id;
  run.status = whole.status;
  for (const ledger::PlanDecision& one : whole.decisions) run.decisions.push_back({one.decision, one.date, ""});
  run.recorded_on = whole.recorded_on;
  run.parameters.year = whole.parameters.year;
  run.parameters.as_of = whole.parameters.as_of;
  run.ruleset_id = whole.ruleset_id;
  run.ruleset_version = whole.ruleset_version;
  run.ruleset_digest = whole.ruleset_digest;
  run.register_digest = whole.register_digest;
  run.result_digest = whole.result_digest;
  return run;
}

}  // namespace

bool takes_part(const Visit& visit, const std::string& department) {
  return visit.lead == department ||
         std::find(visit.coordinating.begin(), visit.coordinating.end(), department) != visit.coordinating.end();
}

PlanDocument visible_to(const Readers& readers, const PlanDocument& document, const ruleset::RuleSet& rules) {
  PlanDocument cut{document.plan, {}, document.jurisdiction, document.outside};
  const Filter filter(readers, rules);
  std::erase_if(cut.outside, [&](const OutsideVisit& visit) { return !filter.shows(visit); });
  for (OutsideVisit& visit : cut.outside) filter.cut(visit);
  for (const Visit& visit : document.plan.visits)
    if (!readers.may_read(Audience::internal) && !filter.shows(visit)) forget_days(visit, cut.plan.departments);
  std::erase_if(cut.plan.visits, [&](const Visit& visit) { return !filter.shows(visit); });
  for (Visit& visit : cut.plan.visits) filter.cut(visit);
  const bool whole = readers.read_everything();
  cut.withheld = {!whole, !readers.may_read(Audience::internal), !readers.may_read(Audience::department),
                  filter.hides_names()};
  cut.run = whole ? document.run : cut_run(document.run);
  if (!whole) cut.plan = cut_plan(readers, cut.plan);
  return cut;
}

}  // namespace inspectplan::report
