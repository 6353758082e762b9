// Problems and solutions as JSON; see solve_file.hpp.
#include <algorithm>

#include "base/json.hpp"
#include "usecase/planning/solve_file.hpp"

namespace inspectplan::usecase {
namespace {

void write_prices(const plan::Problem& problem, const plan::Solution& solution, JsonWriter& out) {
  out.begin_object().member("scale", solution.price_scale).key("departments").begin_object();
  for (std::size_t d = 0; d < problem.departments.size(); ++d) {
    out.key(problem.departments[d]).begin_object();
    for (std::size_t p = 0; p < problem.periods.size(); ++p) out.member(problem.periods[p], solution.day_price[d][p]);
    out.end_object();
  }
  out.end_object().key("groups").begin_object();
  for (std::size_t g = 0; g < problem.groups.size(); ++g)
    if (solution.group_price[g] != 0) out.member(problem.groups[g].id, solution.group_price[g]);
  out.end_object().end_object();
}

void write_groups(const plan::Problem& problem, const std::vector<std::uint32_t>& groups, JsonWriter& out) {
  out.key("groups").begin_array();
  for (const std::uint32_t group : groups) out.string(problem.groups[group].id);
  out.end_array();
}

bool contains(const std::vector<std::uint32_t>& groups, std::uint32_t group) {
  return std::find(groups.begin(), groups.end(), group) != groups.end();
}

// In which a visit counts by whichever option.
std::vector<std::uint32_t> shared_groups(const plan::Candidate& candidate) {
  std::vector<std::uint32_t> shared;
  if (candidate.options.empty()) return shared;
  for (const std::uint32_t group : candidate.options.front().counts)
    if (std::all_of(candidate.options.begin(), candidate.options.end(),
                    [&](const plan::Option& option) { return contains(option.counts, group); }))
      shared.push_back(group);
  return shared;
}

// The lead has to be named where readers that sort by id would take another for it.
bool leads_unseen(const plan::Problem& problem, const plan::Option& option) {
  return std::any_of(option.days.begin(), option.days.end(), [&](const plan::Use& use) {
    return problem.departments[use.department] < problem.departments[option.days.front().department];
  });
}

void write_option(const plan::Problem& problem, const plan::Option& option, const std::vector<std::uint32_t>& shared,
                  JsonWriter& out) {
  out.begin_object().member("id", option.id).member("period", problem.periods[option.period]);
  out.member("value", option.value).key("days").begin_object();
  for (const plan::Use& use : option.days) out.member(problem.departments[use.department], use.days);
  out.end_object();
  if (leads_unseen(problem, option)) out.member("lead", problem.departments[option.days.front().department]);
  std::vector<std::uint32_t> own;
  for (const std::uint32_t group : option.counts)
    if (!contains(shared, group)) own.push_back(group);
  if (!own.empty()) write_groups(problem, own, out);
  out.end_object();
}

void write_demands(const plan::Candidate& candidate, JsonWriter& out) {
  out.key("mandates").begin_array();
  for (const plan::Demand& demand : candidate.demands) {
    out.begin_object().member("priority", demand.priority).key("met").begin_object();
    for (std::size_t k = 0; k < demand.met.size(); ++k)
      if (demand.met[k] > 0) out.member(candidate.options[k].id, static_cast<std::int64_t>(demand.met[k]));
    out.end_object().end_object();
  }
  out.end_array();
}

void write_limits(const plan::Problem& problem, JsonWriter& out) {
  out.key("periods").begin_array();
  for (const std::string& period : problem.periods) out.string(period);
  out.end_array().key("departments").begin_array();
  for (std::size_t d = 0; d < problem.departments.size(); ++d) {
    out.begin_object().member("id", problem.departments[d]).key("capacity").begin_object();
    for (std::size_t p = 0; p < problem.periods.size(); ++p) out.member(problem.periods[p], problem.capacity[d][p]);
    out.end_object().end_object();
  }
  out.end_array().key("groups").begin_array();
  for (const plan::Group& group : problem.groups) {
    out.begin_object().member("id", group.id).member("at_least", group.at_least).key("at_most");
    group.at_most ? out.number(*group.at_most) : out.null();
    out.end_object();
  }
  out.end_array();
}

void write_draws(const plan::Problem& problem, JsonWriter& out) {
  out.key("draws").begin_array();
  for (const plan::Lottery& lottery : problem.lotteries) {
    out.begin_object().member("department", problem.departments[lottery.department]).member("days", lottery.days);
    out.key("order").begin_array();
    for (const std::uint32_t candidate : lottery.order) out.string(problem.candidates[candidate].id);
    out.end_array().end_object();
  }
  out.end_array();
}

}  // namespace

std::string problem_json(const plan::Problem& problem) {
  JsonWriter out;
  out.begin_object().member("format", "inspectplan.problem/1");
  write_limits(problem, out);
  out.key("enterprises").begin_array();
  for (const plan::Candidate& candidate : problem.candidates) {
    out.begin_object().member("id", candidate.id).member("must", candidate.must);
    if (candidate.must && candidate.demands.empty()) out.member("priority", candidate.priority);
    if (!candidate.demands.empty()) write_demands(candidate, out);
    const std::vector<std::uint32_t> shared = shared_groups(candidate);
    std::vector<std::uint32_t> groups = candidate.groups;
    groups.insert(groups.end(), shared.begin(), shared.end());
    write_groups(problem, groups, out);
    out.key("options").begin_array();
    for (const plan::Option& option : candidate.options) write_option(problem, option, shared, out);
    out.end_array().end_object();
  }
  out.end_array();
  if (!problem.lotteries.empty()) write_draws(problem, out);
  if (!problem.order.empty()) {
    out.key("order").begin_array();
    for (const std::uint32_t candidate : problem.order) out.string(problem.candidates[candidate].id);
    out.end_array();
  }
  out.end_object();
  return out.take();
}

namespace {

// The most that the prices charge for a group's ceiling, or pay for its floor.
Wide bonus_paid(const plan::Problem& problem, const plan::Solution& solution, std::size_t group) {
  const std::int64_t bonus = solution.group_price[group];
  if (bonus == 0) return 0;
  const std::int64_t most = std::min(solution.ceiling[group], problem.groups[group].at_most.value_or(plan::no_ceiling));
  return Wide{bonus} * (bonus > 0 ? solution.floor[group] : most);
}

void write_short(const plan::Problem& problem, const plan::Solution& solution, JsonWriter& out) {
  const std::vector<std::pair<std::size_t, std::int64_t>> floors = floors_missed(problem, solution);
  if (floors.empty()) return;
  out.key("short").begin_array();
  for (const auto& [group, visits] : floors)
    out.begin_object()
        .member("group", problem.groups[group].id)
        .member("at_least", problem.groups[group].at_least)
        .member("visits", visits)
        .end_object();
  out.end_array();
}

}  // namespace

std::int64_t published_bound(const plan::Problem& problem, const plan::Solution& solution) {
  Wide bound = 0;
  for (std::size_t d = 0; d < problem.departments.size(); ++d)
    for (std::size_t p = 0; p < problem.periods.size(); ++p)
      bound += Wide{solution.day_price[d][p]} * problem.capacity[d][p];
  for (std::size_t g = 0; g < problem.groups.size(); ++g) bound -= bonus_paid(problem, solution, g);
  for (std::size_t i = 0; i < problem.candidates.size(); ++i) {
    const plan::Candidate& candidate = problem.candidates[i];
    std::optional<Wide> best;
    if (!candidate.must || solution.chosen[i] < 0) best = 0;
    for (const plan::Option& option : candidate.options) {
      Wide reduced = Wide{option.value} * solution.price_scale;
      for (const plan::Use& use : option.days)
        reduced -= Wide{solution.day_price[use.department][option.period]} * use.days;
      plan::each_group(candidate, option, [&](std::uint32_t group) { reduced += solution.group_price[group]; });
      best = std::max(best.value_or(reduced), reduced);
    }
    bound += best.value_or(0);
  }
  const Wide scale = solution.price_scale;
  return static_cast<std::int64_t>(bound >= 0 ? bound / scale : -((-bound + scale - 1) / scale));
}

std::vector<std::pair<std::size_t, std::int64_t>> floors_missed(const plan::Problem& problem,
                                                                const plan::Solution& solution) {
  std::vector<std::int64_t> visits(problem.groups.size());
  for (std::size_t i = 0; i < problem.candidates.size(); ++i)
    if (solution.chosen[i] >= 0)
      plan::each_group(problem.candidates[i],
                       problem.candidates[i].options[static_cast<std::size_t>(solution.chosen[i])],
                       [&](std::uint32_t group) { ++visits[group]; });
  std::vector<std::pair<std::size_t, std::int64_t>> missed;
  for (std::size_t g = 0; g < visits.size(); ++g)
    if (visits[g] < problem.groups[g].at_least) missed.emplace_back(g, visits[g]);
  return missed;
}

std::string solution_json(const plan::Problem& problem, const plan::Solution& solution, int indent) {
  JsonWriter out(indent);
  out.begin_object().member("format", "inspectplan.solution/1").member("value", solution.value);
  out.member("upper_bound", published_bound(problem, solution))
      .member("effort", static_cast<std::int64_t>(solution.effort))
      .key("chosen")
      .begin_object();
  for (std::size_t i = 0; i < problem.candidates.size(); ++i)
    if (solution.chosen[i] >= 0)
      out.member(problem.candidates[i].id,
                 problem.candidates[i].options[static_cast<std::size_t>(solution.chosen[i])].id);
  out.end_object().key("prices");
  write_prices(problem, solution, out);
  out.key("unmet").begin_array();
  for (std::size_t i = 0; i < problem.candidates.size(); ++i)
    if (problem.candidates[i].must && solution.chosen[i] < 0) out.string(problem.candidates[i].id);
  out.end_array();
  write_short(problem, solution, out);
  out.end_object();
  return out.take();
}

}  // namespace inspectplan::usecase
