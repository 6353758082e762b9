#include <algorithm>

#include "plan/assemble.hpp"
#include "plan/text.hpp"

namespace inspectplan::plan {

Shape shape_of(const Solved& solved, std::size_t index, std::size_t option) {
  return shape_of(solved.draft, solved.teams, index, option);
}

std::vector<std::uint32_t> rows_visited(const Solved& solved, std::size_t index) {
  const std::int32_t chosen = solved.room.chosen(static_cast<std::uint32_t>(index));
  if (chosen < 0) return {};
  return rows_of(solved.draft, solved.teams, index, static_cast<std::size_t>(chosen));
}

namespace {

// Ids of the entries wanted that hold for one of the enterprises at least.
template <class Entries, class Wanted>
std::vector<std::string> holding(const Entries& entries, const std::vector<std::vector<std::uint8_t>>& truths,
                                 const std::vector<std::uint32_t>& rows, Wanted wanted) {
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < entries.size(); ++i)
    if (wanted(entries[i]) &&
        std::any_of(rows.begin(), rows.end(), [&](std::uint32_t row) { return holds(truths[i][row]); }))
      ids.push_back(entries[i].id);
  return ids;
}

std::vector<TeamValue> values_for_team(const Context& context, const std::vector<std::uint32_t>& rows) {
  std::vector<TeamValue> values;
  for (const std::uint32_t row : rows)
    for (std::size_t i = 0; i < context.rules.derived.size(); ++i)
      if (context.rules.derived[i].for_team)
        values.push_back({key_of(context, row), context.rules.derived[i].id,
                          score::team_value(context.rules, context.assessments, i, row)});
  return values;
}

}  // namespace

Visit visit_of(const Solved& solved, std::size_t index, const ruleset::Cap* exception) {
  const Context& context = solved.context;
  const ruleset::RuleSet& rules = context.rules;
  const score::Assessments& assessed = context.assessments;
  const Entry& entry = solved.draft.entries[index];
  const auto candidate = static_cast<std::uint32_t>(index);
  const auto chosen = static_cast<std::size_t>(solved.room.chosen(candidate));
  const Option& option = solved.room.option(candidate, chosen);
  const Shape shape = shape_of(solved, index, chosen);
  const std::vector<std::uint32_t> rows = rows_of(solved.draft, solved.teams, index, chosen);
  const std::size_t row = rows.front();

  Visit visit;
  visit.enterprise = key_of(context, row);
  visit.name = text_of(context, rules.planning.name_field, row);
  visit.owner = owner_of(context, row);
  for (const std::uint32_t site : rows)
    visit.sites.push_back({key_of(context, site), text_of(context, rules.planning.name_field, site)});
  std::sort(visit.sites.begin(), visit.sites.end(),
            [](const Site& a, const Site& b) { return a.enterprise < b.enterprise; });
  visit.kind = rules.matters[shape.matters.front()].visit_kind;
  visit.mode = entry.remote() ? rules.mandates[static_cast<std::size_t>(entry.instead)].instead : "physical";
  for (const std::uint32_t matter : shape.matters) visit.matters.push_back(rules.matters[matter].id);
  visit.lead = solved.departments.id(shape.lead);
  for (const std::uint32_t department : shape.joining) visit.coordinating.push_back(solved.departments.id(department));
  visit.period = solved.draft.periods[shape.period].id;
  visit.window = window_of(context, rows, shape);
  for (const Use& use : option.days) visit.inspector_days[solved.departments.id(use.department)] = use.days;
  visit.score = {assessed.score[row], assessed.score_scale};
  visit.score_low = {solved.ranges.score_low[row], assessed.score_scale};
  visit.score_high = {solved.ranges.score_high[row], assessed.score_scale};
  visit.score_known = assessed.score_known[row] != 0;
  visit.range_exact = solved.ranges.range_exact[row] != 0;
  if (assessed.tier[row] >= 0) visit.tier = rules.tiers[static_cast<std::size_t>(assessed.tier[row])].id;
  visit.mandates = holding(rules.mandates, assessed.mandates, rows, [](const auto& mandate) { return mandate.must; });
  visit.random = entry.drawn_before || solved.room.stage(candidate) == Stage::lottery;
  if (exception) {
    visit.exception = exception->id;
    if (!exception->record.empty()) visit.exception_record = text_of(context, exception->record, row);
  }
  visit.sectors = holding(rules.sectors, assessed.sectors, rows, [](const auto&) { return true; });
  for (const std::uint32_t site : rows)
    for (Label& other : beside(context, site)) visit.others.push_back(std::move(other));
  visit.for_team = values_for_team(context, rows);
  visit.reasons = reasons_of(solved, index, exception);
  if (!visit.others.empty())
    visit.reasons.push_back(Label{"Đoàn khác cũng đến: ", "Others come as well: "} + joined(visit.others));
  visit.basis = basis_of(solved, index, rows, shape);
  return visit;
}

std::vector<DepartmentPlan> departments_of(const Solved& solved) {
  std::vector<DepartmentPlan> plans;
  for (std::uint32_t d = 0; d < solved.departments.size(); ++d) {
    if (!solved.capacity.any(d)) continue;
    const std::string& id = solved.departments.id(d);
    DepartmentPlan plan{id, name_of_department(solved.context.rules, id), {}};
    for (std::uint32_t p = 0; p < solved.draft.periods.size(); ++p)
      if (solved.capacity.known(d, p))
        plan.periods.push_back(
            {solved.draft.periods[p].id, solved.capacity.days(d, p), solved.capacity.reserve(d, p),
             solved.capacity.days(d, p) - solved.capacity.reserve(d, p) - solved.room.left(solved.room.cell(d, p))});
    plans.push_back(std::move(plan));
  }
  std::sort(plans.begin(), plans.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  return plans;
}

}  // namespace inspectplan::plan
