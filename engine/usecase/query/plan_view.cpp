#include "usecase/query/plan_view.hpp"

#include <algorithm>
#include <unordered_map>

#include "base/text.hpp"
#include "ledger/run.hpp"
#include "plan/sites.hpp"
#include "responsibility/locality.hpp"
#include "responsibility/resolve.hpp"
#include "usecase/planning/read_plan.hpp"
#include "usecase/query/search_text.hpp"

namespace inspectplan::usecase {
namespace {

template <class Entries>
std::vector<std::string> ids_of(const Entries& entries) {
  std::vector<std::string> ids;
  for (const auto& entry : entries) ids.push_back(entry.id);
  return ids;
}

void known(const std::string& asked, const char* option, const std::vector<std::string>& ids,
           Diagnostics& diagnostics) {
  if (asked.empty() || std::find(ids.begin(), ids.end(), asked) != ids.end()) return;
  const auto near = nearest(asked, ids);
  std::string all;
  for (std::size_t i = 0; i < ids.size() && i < 8; ++i) all += (i ? ", " : "") + ids[i];
  diagnostics.error("unknown-name", {},
                    std::string(option) + ": there is no \"" + asked + "\" in this plan or its rules",
                    near ? "did you mean " + *near + "?" : "for example " + all);
}

}  // namespace

void check_filter(const ruleset::RuleSet& rules, int year, const PlanFilter& filter, Diagnostics& diagnostics) {
  known(filter.department.substr(0, filter.department.find(':')), "--department", ids_of(rules.departments),
        diagnostics);
  known(filter.matter, "--matter", ids_of(rules.matters), diagnostics);
  known(filter.sector, "--sector", ids_of(rules.sectors), diagnostics);
  known(filter.tier, "--tier", ids_of(rules.tiers), diagnostics);
  known(filter.period, "--period", ids_of(plan::periods_of(year, rules.planning.periods, rules.planning.blackouts)),
        diagnostics);
  if (!filter.search.empty() && !has_words(filter.search))
    diagnostics.error("nothing-to-search", {}, "--search \"" + filter.search + "\" has no letter or digit to look for",
                      "for example --search \"đá\"");
}

namespace {

class Rows {
 public:
  Rows(const PlanView& view, const PlanFilter& filter)
      : view_(view), filter_(filter), fields_(responsibility::locality_fields(view.rules())) {
    const auto& sectors = view.rules().sectors;
    while (sector_ < sectors.size() && sectors[sector_].id != filter.sector) ++sector_;
  }

  std::vector<std::uint8_t> run() const {
    std::vector<std::uint8_t> chosen = matching(view_.session, filter_.search);
    for (std::size_t row = 0; row < chosen.size(); ++row)
      if (view_.assessed.in_population[row] == 0 || !has_sector(row) || !has_tier(row) || !is_there(row))
        chosen[row] = 0;
    return chosen;
  }

  // Somebody is there, or the code lists of places name it.
  bool knows_place() const {
    for (std::size_t row = 0; row < view_.assessed.rows; ++row)
      if (is_there(row)) return true;
    return (fields_.territory && lists(*fields_.territory)) ||
           std::any_of(fields_.codes.begin(), fields_.codes.end(),
                       [&](const auto& field) { return lists(field.second); });
  }

 private:
  bool has_sector(std::size_t row) const {
    if (filter_.sector.empty()) return true;
    return view_.assessed.sectors[sector_][row] == feel::truth_true;
  }

  bool has_tier(std::size_t row) const {
    if (filter_.tier.empty()) return true;
    const std::int16_t tier = view_.assessed.tier[row];
    return tier >= 0 && view_.rules().tiers[static_cast<std::size_t>(tier)].id == filter_.tier;
  }

  bool is_there(std::size_t row) const {
    if (filter_.place.empty()) return true;
    if (fields_.territory && has_code(*fields_.territory, row)) return true;
    return std::any_of(fields_.codes.begin(), fields_.codes.end(),
                       [&](const auto& field) { return has_code(field.second, row); });
  }

  const column::CodeList* list_of(std::size_t field) const {
    const auto list = view_.rules().schema.enterprise.fields[field].code_list;
    return list ? &view_.rules().schema.code_lists[*list] : nullptr;
  }

  bool is_place(std::string_view code, const column::CodeList* list) const {
    return code == filter_.place || (list && list->hierarchy_by_prefix && code.starts_with(filter_.place));
  }

  bool has_code(std::size_t field, std::size_t row) const {
    const column::Column& column = view_.session.data.enterprises.columns[field];
    return column.valid(row) && is_place(column.text(row), list_of(field));
  }

  bool lists(std::size_t field) const {
    const column::CodeList* list = list_of(field);
    return list && std::any_of(list->codes.begin(), list->codes.end(),
                               [&](const std::string& code) { return is_place(code, list); });
  }

  const PlanView& view_;
  const PlanFilter& filter_;
  responsibility::LocalityFields fields_;
  std::size_t sector_ = 0;  // of the filter; past the end where it names none
};

std::vector<std::int32_t> visits_by_row(const PlanView& view) {
  std::unordered_map<std::string, std::int32_t> visits;
  for (std::size_t i = 0; i < view.plan.visits.size(); ++i) {
    for (const plan::Site& site : plan::sites_of(view.plan.visits[i]))
      visits.emplace(site.enterprise, static_cast<std::int32_t>(i));
  }
  std::vector<std::int32_t> by_row(view.session.data.enterprises.rows, -1);
  for (std::size_t row = 0; row < by_row.size(); ++row)
    if (const auto found = visits.find(view.key(row)); found != visits.end()) by_row[row] = found->second;
  return by_row;
}

}  // namespace

std::string PlanView::key(std::size_t row) const {
  return std::string(session.data.enterprises.columns[rules().schema.enterprise.key.at(0)].text(row));
}

std::string PlanView::name(std::size_t row) const {
  const auto field = rules().schema.enterprise.find(rules().planning.name_field);
  if (!field || !session.data.enterprises.columns[*field].valid(row)) return key(row);
  return std::string(session.data.enterprises.columns[*field].text(row));
}

std::optional<PlanView> open_plan_view(const std::string& database, const std::string& run, const PlanFilter& filter,
                                       Pool& pool, Diagnostics& diagnostics, Observer& observer) {
  SessionRequest request;
  request.database = database;
  request.run = run;
  auto session = open_session(request, diagnostics, observer);
  if (!session) return std::nullopt;
  const ledger::Run recorded = ledger::Ledger(session->store.database()).find(run).value();
  PlanView view{run, std::move(*session), read_plan(recorded.plan_json), {}, {}, {}};
  check_filter(view.rules(), view.plan.year, filter, diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  view.assessed = score::assess(view.rules(), view.session.data, view.session.clock, pool, observer);
  view.visit_of = visits_by_row(view);
  const Rows rows(view, filter);
  if (!filter.place.empty() && !rows.knows_place()) {
    diagnostics.error("unknown-name", {},
                      "--place: no enterprise is at \"" + filter.place + "\", and no list of places names it",
                      "give the code of a place as the register has it");
    return std::nullopt;
  }
  view.chosen = rows.run();
  return view;
}

bool is_asked(const std::string& department, const std::string& asked) {
  return asked.empty() || department == asked || responsibility::department_class(department) == asked;
}

bool fits(const plan::Visit& visit, const PlanFilter& filter) {
  if (!filter.matter.empty() &&
      std::find(visit.matters.begin(), visit.matters.end(), filter.matter) == visit.matters.end())
    return false;
  if (!filter.period.empty() && visit.period != filter.period) return false;
  return is_asked(visit.lead, filter.department) ||
         std::any_of(visit.coordinating.begin(), visit.coordinating.end(),
                     [&](const std::string& one) { return is_asked(one, filter.department); });
}

}  // namespace inspectplan::usecase
