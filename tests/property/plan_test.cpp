// What every plan keeps, whatever the problem: feasible, maximal, mandates by priority, and nothing that the order
// of the input decides. Small problems are solved by trying everything.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>
#include <numeric>

#include "plan/certificate.hpp"
#include "plan/demands.hpp"
#include "plan/periods.hpp"
#include "plan/problem.hpp"

namespace inspectplan::plan {
namespace {

// From the whole range from the first test on; rapidcheck's own ranges begin with next to nothing.
template <class Number>
Number drawn(Number low, Number end) {
  return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange<Number>(low, end));
}

// Several mandates in place of one.
void draw_demands(Candidate& candidate) {
  for (const std::int64_t priority : {1, 2}) {
    Demand demand{priority, {}};
    for (std::size_t k = 0; k < candidate.options.size(); ++k) demand.met.push_back(drawn<std::uint32_t>(0, 3));
    candidate.demands.push_back(std::move(demand));
  }
  candidate.priority = 1;
}

// Periods and departments that share few days, so that there is something to fight over.
Problem draw_problem(std::size_t candidates) {
  Problem problem;
  problem.periods = {"q1", "q2"};
  problem.departments = {"a", "b", "c"};
  for (std::size_t d = 0; d < problem.departments.size(); ++d)
    problem.capacity.push_back({drawn<std::int64_t>(0, 9), drawn<std::int64_t>(0, 9)});
  problem.groups = {{"owner1", 0, 1}, {"owner2", 0, 2}, {"region", drawn<std::int64_t>(0, 3), {}}};
  for (std::size_t i = 0; i < candidates; ++i) {
    Candidate candidate;
    candidate.id = "e" + std::to_string(100 + i);
    candidate.must = drawn<int>(0, 4) == 0;
    candidate.priority = drawn<std::int64_t>(1, 3);
    if (drawn<int>(0, 3) == 0) candidate.groups.push_back(2);
    const int options = drawn<int>(0, 4);
    for (int k = 0; k < options; ++k) {
      Option option;
      option.id = std::to_string(k);
      option.period = drawn<std::uint32_t>(0, 2);
      option.value = drawn<std::int64_t>(0, 20);
      const auto lead = drawn<std::uint32_t>(0, 3);
      std::vector<Use> days{{lead, drawn<std::int64_t>(0, 5)}};
      if (drawn<int>(0, 3) == 0) days.push_back({(lead + 1) % 3, 1});
      option.days = std::move(days);
      if (drawn<int>(0, 3) == 0) option.counts.push_back(drawn<std::uint32_t>(0, 2));
      candidate.options.push_back(std::move(option));
    }
    if (candidate.must && drawn<int>(0, 3) == 0) draw_demands(candidate);
    problem.candidates.push_back(std::move(candidate));
  }
  return problem;
}

void draw_lotteries(Problem& problem) {
  for (std::uint32_t d = 0; d < problem.departments.size(); ++d) {
    Lottery lottery{d, drawn<std::int64_t>(0, 6), {}};
    for (std::uint32_t i = 0; i < problem.candidates.size(); ++i)
      if (drawn<int>(0, 3) == 0) lottery.order.push_back(i);
    problem.lotteries.push_back(std::move(lottery));
  }
}

// Everything that can be chosen; what is best by (mandates met by priority, value).
struct Best {
  std::map<std::int64_t, std::int64_t> mandates;  // priority → met
  std::int64_t value = -1;
};
class Everything {
 public:
  explicit Everything(const Problem& problem)
      : problem_(problem), left_(problem.capacity), groups_(problem.groups.size()) {}
  Best best() {
    choose(0, 0);
    return best_;
  }

 private:
  const Problem& problem_;
  std::vector<std::vector<std::int64_t>> left_;
  std::vector<std::int64_t> groups_;
  std::map<std::int64_t, std::int64_t> mandates_;
  Best best_;

  bool add(const Candidate& candidate, const Option& option, std::int64_t sign) {
    bool fits = true;
    for (const Use& use : option.days) fits &= (left_[use.department][option.period] -= sign * use.days) >= 0;
    for (const auto* list : {&candidate.groups, &option.counts})
      for (const std::uint32_t group : *list) {
        groups_[group] += sign;
        fits &= !problem_.groups[group].at_most || groups_[group] <= *problem_.groups[group].at_most;
      }
    return fits;
  }
  void count(const Candidate& candidate, std::size_t option, std::int64_t sign) {
    for (const std::int64_t priority : {1, 2})
      mandates_[priority] += sign * met_by(candidate, priority, static_cast<std::int32_t>(option));
  }
  static bool more_mandates(const std::map<std::int64_t, std::int64_t>& a, std::map<std::int64_t, std::int64_t> b) {
    for (const auto& [priority, met] : a) {
      if (met != b[priority]) return met > b[priority];
      b.erase(priority);
    }
    return false;
  }
  void choose(std::size_t index, std::int64_t value) {
    if (index == problem_.candidates.size()) {
      const bool better = best_.value < 0 || more_mandates(mandates_, best_.mandates);
      const bool worse = !better && more_mandates(best_.mandates, mandates_);
      if (better || (!worse && value > best_.value)) best_ = {mandates_, value};
      return;
    }
    choose(index + 1, value);
    const Candidate& candidate = problem_.candidates[index];
    for (std::size_t k = 0; k < candidate.options.size(); ++k) {
      const Option& option = candidate.options[k];
      if (add(candidate, option, 1)) {
        count(candidate, k, 1);
        choose(index + 1, value + option.value);
        count(candidate, k, -1);
      }
      add(candidate, option, -1);
    }
  }
};

RC_GTEST_PROP(PlanProperty, EverySolutionIsFeasibleAndMaximal, ()) {
  Problem problem = draw_problem(drawn<std::size_t>(0, 40));
  draw_lotteries(problem);
  const Solution solution = solve(problem);
  RC_ASSERT(verify(problem, solution) == std::vector<std::string>{});
  RC_ASSERT(certify(problem, solution) == std::vector<std::string>{});
  for (const MandateCount& count : solution.mandates) RC_ASSERT(count.met <= count.at_most);
}

// Where each of so many things is put.
std::vector<std::uint32_t> draw_places(std::size_t count) {
  std::vector<std::uint32_t> places(count);
  std::iota(places.begin(), places.end(), 0U);
  for (std::size_t i = count; i > 1; --i) std::swap(places[i - 1], places[drawn<std::size_t>(0, i)]);
  return places;
}

template <class Thing>
std::vector<Thing> put(const std::vector<Thing>& things, const std::vector<std::uint32_t>& places) {
  std::vector<Thing> result(things.size());
  for (std::size_t i = 0; i < things.size(); ++i) result[places[i]] = things[i];
  return result;
}

// The same problem, its lists in another order.
Problem turned(const Problem& problem, const std::vector<std::uint32_t>& candidates) {
  const auto periods = draw_places(problem.periods.size()), departments = draw_places(problem.departments.size());
  const auto groups = draw_places(problem.groups.size());
  const auto renumber = [&](std::vector<std::uint32_t>& list) {
    for (std::uint32_t& group : list) group = groups[group];
  };
  Problem result = problem;
  result.periods = put(problem.periods, periods);
  result.departments = put(problem.departments, departments);
  for (auto& days : result.capacity) days = put(days, periods);
  result.capacity = put(result.capacity, departments);
  result.groups = put(problem.groups, groups);
  for (Candidate& candidate : result.candidates) {
    renumber(candidate.groups);
    for (Option& option : candidate.options) {
      option.period = periods[option.period];
      std::vector<Use> days(option.days.begin(), option.days.end());
      for (Use& use : days) use.department = departments[use.department];
      option.days = std::move(days);
      renumber(option.counts);
    }
  }
  result.candidates = put(result.candidates, candidates);
  for (Lottery& lottery : result.lotteries) {
    lottery.department = departments[lottery.department];
    for (std::uint32_t& i : lottery.order) i = candidates[i];
  }
  return result;
}

RC_GTEST_PROP(PlanProperty, OrderDecidesNothing, ()) {
  Problem problem = draw_problem(drawn<std::size_t>(0, 40));
  draw_lotteries(problem);
  const auto places = draw_places(problem.candidates.size());
  const Solution one = solve(problem), other = solve(turned(problem, places));
  RC_ASSERT(put(one.chosen, places) == other.chosen);
  RC_ASSERT(put(one.stage, places) == other.stage);
  RC_ASSERT(one.upper_bound == other.upper_bound);
  RC_ASSERT(one.effort == other.effort);
}

// No visit has another option that fits and is worth more.
RC_GTEST_PROP(PlanProperty, NoSingleOptionChangeGains, ()) {
  Problem problem = draw_problem(drawn<std::size_t>(0, 60));
  for (Group& group : problem.groups) group.at_least = 0;
  const Solution solution = solve(problem);
  for (std::size_t i = 0; i < problem.candidates.size(); ++i) {
    const Candidate& candidate = problem.candidates[i];
    const std::int32_t now = solution.chosen[i];
    if (now < 0) continue;
    for (std::size_t k = 0; k < candidate.options.size(); ++k) {
      const auto other = static_cast<std::int32_t>(k);
      if (candidate.options[k].value <= candidate.options[static_cast<std::size_t>(now)].value ||
          !keeps_mandates(candidate, now, other))
        continue;
      Solution changed = solution;
      changed.chosen[i] = other;
      changed.value += candidate.options[k].value - candidate.options[static_cast<std::size_t>(now)].value;
      RC_ASSERT(!verify(problem, changed).empty());
    }
  }
}

RC_GTEST_PROP(PlanProperty, NeverMoreThanTheBestThereIs, ()) {
  Problem problem = draw_problem(drawn<std::size_t>(0, 7));
  problem.groups[2].at_least = 0;
  const Best best = Everything(problem).best();
  const Solution solution = solve(problem);
  // The first priority: what was met can never be more, and value never more once as many are met.
  std::map<std::int64_t, std::int64_t> met;
  for (std::size_t i = 0; i < solution.chosen.size(); ++i)
    for (const std::int64_t priority : {1, 2})
      met[priority] += met_by(problem.candidates[i], priority, solution.chosen[i]);
  auto most = best.mandates;
  RC_ASSERT(met[1] <= most[1]);
  RC_ASSERT(met[1] < most[1] || met[2] <= most[2]);
  const bool as_many = met[1] == most[1] && met[2] == most[2];
  RC_CLASSIFY(as_many, "as many mandates as possible");
  RC_CLASSIFY(as_many && solution.value == best.value, "and the greatest value");
  if (as_many) RC_ASSERT(solution.value <= best.value);
}

// One mandate alone is always met where any option of it can be.
RC_GTEST_PROP(PlanProperty, ASingleMandateIsMet, ()) {
  Problem problem = draw_problem(drawn<std::size_t>(1, 20));
  for (std::size_t i = 0; i < problem.candidates.size(); ++i) {
    problem.candidates[i].must = i == 0;
    problem.candidates[i].demands.clear();
  }
  const Candidate& mandate = problem.candidates.front();
  const bool possible = std::any_of(mandate.options.begin(), mandate.options.end(), [&](const Option& option) {
    return std::all_of(option.days.begin(), option.days.end(),
                       [&](const Use& use) { return use.days <= problem.capacity[use.department][option.period]; });
  });
  RC_ASSERT((solve(problem).chosen[0] >= 0) == possible);
}

// Any change of a sound solution that breaks a rule is seen.
RC_GTEST_PROP(PlanProperty, BrokenSolutionsAreCaught, ()) {
  Problem problem = draw_problem(drawn<std::size_t>(5, 20));
  for (Candidate& candidate : problem.candidates) candidate.must = false;
  const Solution sound = solve(problem);
  std::vector<std::size_t> visits;
  for (std::size_t i = 0; i < sound.chosen.size(); ++i)
    if (sound.chosen[i] >= 0) visits.push_back(i);
  RC_PRE(!visits.empty());
  const std::size_t visit = *rc::gen::elementOf(visits);
  const Option& option = problem.candidates[visit].options[static_cast<std::size_t>(sound.chosen[visit])];

  Solution dropped = sound;  // it fitted, so it still does
  dropped.chosen[visit] = -1;
  dropped.stage[visit] = Stage::none;
  dropped.value -= option.value;
  RC_ASSERT(!verify(problem, dropped).empty());

  Problem shorter = problem;  // one day less than is used
  std::int64_t used = 0;
  const std::uint32_t lead = option.days.front().department;
  for (const std::size_t i : visits) {
    const Option& other = problem.candidates[i].options[static_cast<std::size_t>(sound.chosen[i])];
    for (const Use& use : other.days)
      if (use.department == lead && other.period == option.period) used += use.days;
  }
  shorter.capacity[lead][option.period] = used - 1;
  if (used > 0) RC_ASSERT(!verify(shorter, sound).empty());

  Problem capped = problem;  // a cap that the visits break
  capped.groups.push_back({"new", 0, 0});
  capped.candidates[visit].groups.push_back(3);
  RC_ASSERT(!verify(capped, sound).empty());
}

RC_GTEST_PROP(PlanProperty, SharesAddUpAndStayNearTheirProportion, ()) {
  const auto total = drawn<std::int64_t>(0, 100000);
  const auto weights = *rc::gen::container<std::vector<std::int64_t>>(rc::gen::inRange<std::int64_t>(0, 100));
  const auto shares = share_out(total, weights);
  const std::int64_t sum = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
  RC_ASSERT(std::accumulate(shares.begin(), shares.end(), std::int64_t{0}) == (sum > 0 ? total : 0));
  for (std::size_t i = 0; i < weights.size() && sum > 0; ++i) {
    RC_ASSERT(shares[i] >= total * weights[i] / sum);
    RC_ASSERT(shares[i] <= total * weights[i] / sum + 1);
  }
}

}  // namespace
}  // namespace inspectplan::plan
