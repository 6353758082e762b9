// Problems and solutions as JSON; see solve_file.hpp.
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

void write_option(const plan::Problem& problem, const plan::Option& option, JsonWriter& out) {
  out.begin_object().member("id", option.id).member("period", problem.periods[option.period]);
  out.member("value", option.value).key("days").begin_object();
  for (const plan::Use& use : option.days) out.member(problem.departments[use.department], use.days);
  out.end_object();
  if (!option.counts.empty()) write_groups(problem, option.counts, out);
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
    write_groups(problem, candidate.groups, out);
    out.key("options").begin_array();
    for (const plan::Option& option : candidate.options) write_option(problem, option, out);
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

std::string solution_json(const plan::Problem& problem, const plan::Solution& solution, int indent) {
  JsonWriter out(indent);
  out.begin_object().member("format", "inspectplan.solution/1").member("value", solution.value);
  out.member("upper_bound", solution.upper_bound)
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
  out.end_array().end_object();
  return out.take();
}

}  // namespace inspectplan::usecase
