#include "plan/model.hpp"

#include <algorithm>
#include <tuple>

#include "base/error.hpp"
#include "plan/assemble.hpp"
#include "plan/certificate.hpp"
#include "plan/demands.hpp"
#include "plan/shortage.hpp"

namespace inspectplan::plan {

struct Model::State {
  std::vector<Commitment> commitments;
  Taken taken;
  std::optional<score::Assessments> left;  // where something is taken
  Context context;
  std::vector<Finding> findings;  // of the days given
  Departments departments;
  CapacityTable capacity;
  Teams teams;
  Draft draft;

  static CapacityTable changed(CapacityTable table, const std::vector<Period>& periods, const Request& request,
                               Departments& departments, std::vector<Finding>& findings) {
    for (const CapacityChange& change : request.changes) table.change(change, periods, departments, findings);
    for (const CapacityChange& spent : request.spent) table.spend(spent, periods, departments);
    return table;
  }

  State(const ruleset::RuleSet& rules, const column::Dataset& data, const score::Assessments& assessments,
        const responsibility::Resolver& resolver, const score::Clock& clock, std::vector<Period> periods,
        const Request& request)
      : commitments(request.commitments),
        taken(taken_by_others({rules, data, assessments, resolver, clock, request.seed, commitments, Taken{}})),
        left(taken.matters.empty() ? std::nullopt : std::optional(without(assessments, taken))),
        context{rules, data, left ? *left : assessments, resolver, clock, request.seed, commitments, taken},
        capacity(changed(CapacityTable(context.rules, periods, request.capacity, departments, findings), periods,
                         request, departments, findings)),
        teams(context.rules, context.data, context.assessments, context.resolver, capacity,
              parts_of(periods, context.resolver.changes(context.clock.plan_start, context.clock.plan_end)),
              departments),
        draft(plan::draft(context, teams, capacity, departments, std::move(periods),
                          WorkingDays(context.clock.plan_year, context.rules.planning.blackouts), request, findings)) {
    if (request.before) apply_before(context, teams, departments, *request.before, draft);
  }
};

Model::Model(const ruleset::RuleSet& rules, const column::Dataset& data, const score::Assessments& assessments,
             const responsibility::Resolver& resolver, const score::Clock& clock, const Request& request) {
  INSPECTPLAN_ASSERT(assessments.rows == data.enterprises.rows);
  state_ =
      std::make_unique<State>(rules, data, assessments, resolver, clock,
                              periods_of(clock.plan_year, rules.planning.periods, rules.planning.blackouts), request);
}

Model::~Model() = default;
Model::Model(Model&&) noexcept = default;

const Problem& Model::problem() const { return state_->draft.problem; }

std::optional<std::size_t> Model::candidate(const std::string& enterprise) const {
  return candidate_of(state_->draft, enterprise);
}

int Model::value_scale() const { return state_->context.assessments.value_scale; }

namespace {

// Rebuilds what is left from the solution alone.
Room room_of(const Problem& problem, const Solution& solution) {
  Room room(problem);
  for (std::uint32_t i = 0; i < solution.chosen.size(); ++i)
    if (solution.chosen[i] >= 0) room.take(i, static_cast<std::size_t>(solution.chosen[i]), solution.stage[i]);
  for (std::uint32_t g = 0; g < solution.ceiling.size(); ++g)
    if (solution.ceiling[g] != no_ceiling) room.limit(g, solution.ceiling[g]);
  return room;
}

void prove(const Problem& problem, const Solution& solution, Observer& observer) {
  std::vector<std::string> wrong = verify(problem, solution);
  for (const std::string& line : certify(problem, solution)) wrong.push_back(line);
  for (const std::string& line : wrong) observer.warning(line);
  INSPECTPLAN_ASSERT(wrong.empty());
}

// Visits of other leads and to other sites that a visit takes the place of.
std::int64_t overlaps_avoided(const Solved& solved) {
  std::int64_t sum = 0;
  for (std::uint32_t i = 0; i < solved.draft.entries.size(); ++i)
    if (solved.room.visited(i))
      sum += shape_of(solved, i, static_cast<std::size_t>(solved.room.chosen(i))).own_visits - 1;
  return sum;
}

std::vector<Visit> visits_of(const Solved& solved) {
  std::vector<Visit> visits;
  const Exceptions exceptions = exceptions_of(solved);
  for (std::size_t i = 0; i < solved.draft.entries.size(); ++i)
    if (solved.room.visited(static_cast<std::uint32_t>(i))) visits.push_back(visit_of(solved, i, exceptions[i]));
  const auto key = [](const Visit& visit) {
    return std::tuple(std::string_view(visit.lead), std::string_view(visit.period), -visit.score.value,
                      std::string_view(visit.enterprise));
  };
  std::sort(visits.begin(), visits.end(), [&](const Visit& a, const Visit& b) { return key(a) < key(b); });
  return visits;
}

std::optional<Stay> stay_of(const Draft& draft, const Room& room) {
  if (!draft.stay_price) return std::nullopt;
  Stay stay{*draft.stay_price, 0};
  for (std::size_t i = 0; i < draft.entries.size(); ++i) {
    const auto candidate = static_cast<std::uint32_t>(i);
    stay.kept += room.visited(candidate) && room.chosen(candidate) == draft.entries[i].stays;
  }
  return stay;
}

PriceList prices_of(const Problem& problem, const Solution& solution) {
  PriceList prices;
  prices.scale = solution.price_scale;
  for (std::size_t d = 0; d < problem.departments.size(); ++d)
    for (std::size_t p = 0; p < problem.periods.size(); ++p)
      prices.days[problem.departments[d]][problem.periods[p]] = solution.day_price[d][p];
  for (std::size_t g = 0; g < problem.groups.size(); ++g)
    if (solution.group_price[g] != 0) {
      prices.groups[problem.groups[g].id] = solution.group_price[g];
      if (solution.floor[g] > 0) prices.floors[problem.groups[g].id] = solution.floor[g];
    }
  for (std::size_t g = 0; g < problem.groups.size() && g < solution.ceiling.size(); ++g)
    if (solution.ceiling[g] != no_ceiling) prices.ceilings[problem.groups[g].id] = solution.ceiling[g];
  return prices;
}

}  // namespace

std::vector<std::uint32_t> Model::visited(const Solution& solution) const {
  std::vector<std::uint32_t> visited;
  for (std::size_t i = 0; i < solution.chosen.size(); ++i)
    if (solution.chosen[i] >= 0)
      for (const std::uint32_t row :
           rows_of(state_->draft, state_->teams, i, static_cast<std::size_t>(solution.chosen[i])))
        visited.push_back(row);
  std::sort(visited.begin(), visited.end());
  return visited;
}

Plan Model::plan(const Solution& solution, const score::Ranges& ranges, Observer& observer) const {
  const Draft& draft = state_->draft;
  prove(draft.problem, solution, observer);
  const Room room = room_of(draft.problem, solution);
  const Solved solved{state_->context, state_->teams, state_->capacity, state_->departments, draft, room, ranges};
  const int scale = state_->context.assessments.value_scale;
  Plan plan;
  plan.year = state_->context.clock.plan_year;
  plan.findings = state_->findings;
  plan.enterprises = draft.enterprises;
  plan.candidates = draft.candidates;
  plan.mandatory = draft.mandatory;
  plan.undecided = draft.undecided;
  plan.value = {solution.value, scale};
  plan.stay = stay_of(draft, room);
  if (plan.stay) plan.value.value -= plan.stay->price.value * plan.stay->kept;
  plan.upper_bound = Scaled{solution.upper_bound, scale};
  plan.prices = prices_of(draft.problem, solution);
  plan.effort = solution.effort;
  plan.departments = departments_of(solved);
  plan.visits = visits_of(solved);
  for (const Visit& visit : plan.visits) plan.joint_visits += visit.coordinating.empty() ? 0 : 1;
  plan.overlaps_avoided = overlaps_avoided(solved);
  plan.unmet = unmet_of(solved);
  plan.quotas = quotas_of(solved);
  plan.left_out = left_out_of(solved);
  if (!draft.problem.order.empty()) {
    plan.inversions = inversions_of(solved);
    add_inversion_finding(*plan.inversions, plan.findings);
  }
  const Mend mandates = add_mandate_findings(solved, solution, plan.findings);
  add_quota_findings(solved, solution, plan.quotas, mandates, plan.findings);
  add_empty_plan_findings(solved, plan.findings);
  add_findings(solved, plan.findings);
  add_fines_finding(solved, plan.findings);
  return plan;
}

namespace {

std::size_t place_of(const std::vector<std::string>& ids, const std::string& id) {
  return static_cast<std::size_t>(std::find(ids.begin(), ids.end(), id) - ids.begin());
}

void read_prices(const Problem& problem, const PriceList& prices, Solution& solution, std::vector<std::string>& wrong) {
  solution.price_scale = prices.scale;
  solution.day_price.assign(problem.departments.size(), std::vector<std::int64_t>(problem.periods.size()));
  solution.group_price.assign(problem.groups.size(), 0);
  for (const auto& [department, periods] : prices.days)
    for (const auto& [period, price] : periods) {
      const std::size_t d = place_of(problem.departments, department), p = place_of(problem.periods, period);
      if (d < problem.departments.size() && p < problem.periods.size())
        solution.day_price[d][p] = price;
      else
        wrong.push_back("a price of a department or period that has no part in the plan: " + department + " " + period);
    }
  std::map<std::string_view, std::size_t> groups;
  for (std::size_t g = 0; g < problem.groups.size(); ++g) groups[problem.groups[g].id] = g;
  solution.floor.assign(problem.groups.size(), 0);
  const auto put = [&](const std::map<std::string, std::int64_t>& from, std::vector<std::int64_t>& to) {
    for (const auto& [id, number] : from)
      if (const auto group = groups.find(id); group != groups.end())
        to[group->second] = number;
      else
        wrong.push_back("a price of a limit that there is not: " + id);
  };
  put(prices.groups, solution.group_price);
  put(prices.floors, solution.floor);
  solution.ceiling.assign(problem.groups.size(), no_ceiling);
  put(prices.ceilings, solution.ceiling);
}

}  // namespace

Solution Model::solution(const Plan& plan, std::vector<std::string>& wrong) const {
  const Draft& draft = state_->draft;
  Solution solution;
  solution.chosen.assign(draft.entries.size(), -1);
  solution.stage.assign(draft.entries.size(), Stage::none);
  // A plan that was read back has the decimals that were needed.
  const auto whole = [&](const Scaled& number) {
    const auto value = rescale(number, value_scale());
    if (!value) wrong.push_back("more decimals than values have: " + to_string(number));
    return value.value_or(0);
  };
  solution.value = whole(objective_of(plan));
  solution.upper_bound = whole(plan.upper_bound.value_or(objective_of(plan)));
  solution.effort = plan.effort;
  for (const Visit& visit : plan.visits) {
    const auto index = candidate(visit.enterprise);
    const auto option =
        index ? option_of(state_->context, state_->teams, state_->departments, draft, *index, visit) : std::nullopt;
    if (!option) {
      wrong.push_back("no such visit is possible: " + visit.enterprise + " " + visit.period);
      continue;
    }
    const std::vector<std::uint32_t> rows = rows_of(draft, state_->teams, *index, *option);
    const Shape shape = shape_of(draft, state_->teams, *index, *option);
    if (visit.window.until != window_of(state_->context, rows, shape).until)
      wrong.push_back("not the days of that visit: " + visit.enterprise + " until " + to_string(*visit.window.until));
    const auto chosen = static_cast<std::int32_t>(*option);
    solution.chosen[*index] = chosen;
    const bool drawn = visit.random && !draft.entries[*index].drawn_before;
    solution.stage[*index] = drawn                                                 ? Stage::lottery
                             : meets_any(draft.problem.candidates[*index], chosen) ? Stage::mandate
                                                                                   : Stage::value;
  }
  if (plan.prices) read_prices(draft.problem, *plan.prices, solution, wrong);
  return solution;
}

std::optional<std::int64_t> Model::before_reserve(std::uint32_t department, std::uint32_t period,
                                                  std::int64_t usable) const {
  return state_->capacity.with_reserve(department, period, usable);
}

Solution Model::solve_with_days(Problem problem) const {
  set_draw_days(state_->context.rules, problem);
  return solve(problem);
}

std::vector<std::string> Model::sites(std::size_t candidate, std::size_t option) const {
  std::vector<std::string> ids;
  for (const std::uint32_t row : rows_of(state_->draft, state_->teams, candidate, option))
    ids.push_back(key_of(state_->context, row));
  std::sort(ids.begin(), ids.end());
  return ids;
}

Label Model::lack(const Solution& solution, std::size_t index, const std::string& enterprise) const {
  const Room room = room_of(problem(), solution);
  std::uint32_t of = state_->draft.entries[index].row;
  each_row(state_->draft, index, [&](std::uint32_t row) {
    if (key_of(state_->context, row) == enterprise) of = row;
  });
  const State& of_model = *state_;
  return lack_of({of_model.context, of_model.teams, of_model.capacity, of_model.departments, of_model.draft, room,
                  of_model.context.assessments},
                 index, of)
      .why;
}

}  // namespace inspectplan::plan
