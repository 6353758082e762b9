// `query why-not`: the price of a visit against its value, and what would have been enough.
#include <algorithm>

#include "plan/text.hpp"
#include "usecase/planning/planning.hpp"
#include "usecase/planning/read_plan.hpp"
#include "usecase/planning/what_if.hpp"

namespace inspectplan::usecase {
namespace {

constexpr int most_tries = 8;

class Asker {
 public:
  // Of the candidate's options these.
  Asker(const plan::Model& model, const plan::Solution& solution, std::size_t candidate,
        const std::vector<std::size_t>& options)
      : model_(model),
        problem_(model.problem()),
        solution_(solution),
        index_(candidate),
        options_(options),
        scale_(model.value_scale()) {
    count();
  }

  WhyNot::Way way(std::size_t option) const {
    const plan::Option& wanted = candidate().options[option];
    WhyNot::Way way;
    way.option = wanted.id;
    if (!wanted.days.empty()) way.lead = problem_.departments[wanted.days.front().department];
    way.value = {wanted.value, scale_};
    way.price = {price(wanted), scale_};
    for (const plan::Use& use : wanted.days) {
      const std::int64_t left = problem_.capacity[use.department][wanted.period] - used_[use.department][wanted.period];
      if (left < use.days) way.lacks[problem_.departments[use.department]] = use.days - left;
    }
    plan::each_group(candidate(), wanted, [&](std::uint32_t group) {
      if (problem_.groups[group].at_most && visits_[group] >= *problem_.groups[group].at_most)
        way.full.push_back(problem_.groups[group].id);
    });
    return way;
  }

  // The least of the values tried, from the price upwards, with which planning again takes it.
  std::optional<Scaled> value_enough() const {
    std::int64_t least = INT64_MAX;
    for (const std::size_t k : options_)
      least = std::min(least, std::max(price(candidate().options[k]), candidate().options[k].value));
    std::int64_t step = std::max<std::int64_t>(1, least / 100);
    for (int attempt = 0; attempt < most_tries; ++attempt, least += step, step *= 2) {
      plan::Problem problem = problem_;
      for (const std::size_t k : options_) {
        std::int64_t& value = problem.candidates[index_].options[k].value;
        value = std::max(value, least);
      }
      if (takes_it(plan::solve(problem))) return Scaled{least, scale_};
    }
    return std::nullopt;
  }

  // Days more of the way that lacks fewest, times 1, 2, 4 …, before the reserve.
  std::optional<std::pair<std::string, std::map<std::string, std::int64_t>>> days_enough() const {
    const plan::Option* best = nullptr;
    std::map<std::string, std::int64_t> lacks;
    for (const std::size_t k : options_) {
      WhyNot::Way one = way(k);
      if (!one.full.empty() || one.lacks.empty() || (best && sum(lacks) <= sum(one.lacks))) continue;
      best = &candidate().options[k];
      lacks = std::move(one.lacks);
    }
    for (int attempt = 0; best && attempt < most_tries; ++attempt) {
      plan::Problem problem = problem_;
      std::map<std::string, std::int64_t> given;
      for (std::uint32_t d = 0; d < problem.departments.size(); ++d) {
        const auto more = lacks.find(problem.departments[d]);
        if (more == lacks.end()) continue;
        problem.capacity[d][best->period] += more->second;
        const auto days = model_.before_reserve(d, best->period, more->second);
        if (!days) return std::nullopt;
        given[more->first] = *days;
      }
      if (takes_it(model_.solve_with_days(std::move(problem)))) return std::pair(best->id, given);
      for (auto& [department, days] : lacks) days *= 2;
    }
    return std::nullopt;
  }

 private:
  const plan::Model& model_;
  const plan::Problem& problem_;
  const plan::Solution& solution_;
  std::size_t index_;
  const std::vector<std::size_t>& options_;
  int scale_;
  std::vector<std::vector<std::int64_t>> used_;  // by department and period
  std::vector<std::int64_t> visits_;             // by group

  const plan::Candidate& candidate() const { return problem_.candidates[index_]; }

  bool takes_it(const plan::Solution& solution) const {
    const std::int32_t chosen = solution.chosen[index_];
    return chosen >= 0 && std::count(options_.begin(), options_.end(), static_cast<std::size_t>(chosen)) > 0;
  }

  static std::int64_t sum(const std::map<std::string, std::int64_t>& days) {
    std::int64_t sum = 0;
    for (const auto& [department, count] : days) sum += count;
    return sum;
  }

  // What others use: its own visit gives way to another of its own.
  void count() {
    used_.assign(problem_.departments.size(), std::vector<std::int64_t>(problem_.periods.size()));
    visits_.assign(problem_.groups.size(), 0);
    for (std::size_t i = 0; i < problem_.candidates.size(); ++i) {
      if (solution_.chosen[i] < 0 || i == index_) continue;
      const plan::Option& option = problem_.candidates[i].options[static_cast<std::size_t>(solution_.chosen[i])];
      for (const plan::Use& use : option.days) used_[use.department][option.period] += use.days;
      plan::each_group(problem_.candidates[i], option, [this](std::uint32_t group) { ++visits_[group]; });
    }
  }

  // Rounded up: from there on it pays.
  std::int64_t price(const plan::Option& option) const {
    Wide price = 0;
    for (const plan::Use& use : option.days)
      price += Wide{solution_.day_price[use.department][option.period]} * use.days;
    plan::each_group(candidate(), option, [&](std::uint32_t group) { price -= solution_.group_price[group]; });
    return price <= 0 ? 0 : static_cast<std::int64_t>((price + solution_.price_scale - 1) / solution_.price_scale);
  }
};

// The options of the candidate by which the enterprise would be visited.
std::vector<std::size_t> options_of(const plan::Model& model, std::size_t candidate, const std::string& enterprise) {
  std::vector<std::size_t> options;
  for (std::size_t k = 0; k < model.problem().candidates[candidate].options.size(); ++k) {
    const std::vector<std::string> sites = model.sites(candidate, k);
    if (std::binary_search(sites.begin(), sites.end(), enterprise)) options.push_back(k);
  }
  return options;
}

}  // namespace

std::optional<WhyNot> why_not(const std::string& database, const std::string& run, const std::string& enterprise,
                              Pool& pool, Diagnostics& diagnostics, Observer& observer) {
  const auto prepared = prepare_run(database, run, pool, diagnostics, observer);
  if (!prepared) return std::nullopt;
  const Session& session = prepared->planning->session;
  const auto row = find_enterprise(session, enterprise, diagnostics);
  if (!row) return std::nullopt;
  const auto key = session.rules->schema.enterprise.key.front();
  WhyNot result;
  const ledger::Run& recorded = prepared->run;
  result.source = {recorded.id, recorded.ruleset_id, recorded.ruleset_version, recorded.parameters.as_of};
  result.rules = session.rules;
  result.enterprise = std::string(session.data.enterprises.columns[key].text(*row));
  result.others = plan::visits_of_others(prepared->planning->commitments, result.enterprise);
  const plan::Model& model = prepared->planning->model;
  const auto candidate = model.candidate(result.enterprise);
  if (!candidate) {
    result.why = {"không có nội dung nào để kiểm tra, hoặc ngoài đối tượng của bộ quy tắc",
                  "it has no matter that a visit could look at, or lies outside the population of these rules"};
    return result;
  }
  std::vector<std::string> wrong;
  const plan::Plan plan = read_plan(prepared->run.plan_json);
  const plan::Solution solution = model.solution(plan, wrong);
  if (!plan.prices || !wrong.empty()) {
    diagnostics.error("no-prices", {}, "the run " + run + " has no prices that fit it", "plan again");
    return std::nullopt;
  }
  const std::vector<std::size_t> options = options_of(model, *candidate, result.enterprise);
  const std::int32_t chosen = solution.chosen[*candidate];
  result.visited = std::count(options.begin(), options.end(), static_cast<std::size_t>(chosen)) > 0;
  const Asker asker(model, solution, *candidate, options);
  for (const std::size_t option : options) result.ways.push_back(asker.way(option));
  if (result.visited) return result;
  result.why = model.lack(solution, *candidate, result.enterprise);
  if (result.ways.empty()) return result;
  result.value_enough = asker.value_enough();
  result.days_enough = asker.days_enough();
  return result;
}

}  // namespace inspectplan::usecase
