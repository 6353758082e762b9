// As many mandates as there can be, and what is said where some are not met.
#include <gtest/gtest.h>

#include "plan/certificate.hpp"
#include "plan/shortage.hpp"

namespace inspectplan::plan {
namespace {

Candidate mandate(std::string id, std::vector<std::pair<std::uint32_t, std::int64_t>> period_and_days) {
  Candidate candidate;
  candidate.id = std::move(id);
  candidate.must = true;
  candidate.priority = 1;
  for (const auto& [period, days] : period_and_days)
    candidate.options.push_back({std::to_string(period), period, 1, {{0, days}}, {}});
  return candidate;
}

Problem problem(std::vector<std::int64_t> days, std::vector<Candidate> candidates) {
  Problem result;
  for (std::size_t p = 0; p < days.size(); ++p) result.periods.push_back("q" + std::to_string(p));
  result.departments = {"a"};
  result.capacity = {std::move(days)};
  result.candidates = std::move(candidates);
  return result;
}

// The long one fits nowhere but in q0, which two short ones could fill as well as q1: moving two makes room for it.
TEST(Mandates, TwoMakeRoomForOne) {
  const Problem tight =
      problem({4, 4}, {mandate("a", {{0, 2}, {1, 2}}), mandate("b", {{0, 2}, {1, 2}}), mandate("c", {{0, 4}})});
  const Solution solution = solve(tight);
  ASSERT_EQ(solution.mandates.size(), 1U);
  EXPECT_EQ(solution.mandates[0].met, 3);
  EXPECT_EQ(verify(tight, solution), std::vector<std::string>{});
}

TEST(Mandates, ACutProvesThatDaysAreShort) {
  // Three of two days for five days in q0; q1 has days enough but none of them may wait.
  const Problem over = problem({5, 9}, {mandate("a", {{0, 2}}), mandate("b", {{0, 2}}), mandate("c", {{0, 2}})});
  const Solution solution = solve(over);
  EXPECT_EQ(solution.mandates[0].met, 2);
  EXPECT_EQ(solution.mandates[0].at_most, 2);
  const auto cuts = day_shortages(over, 1);
  ASSERT_EQ(cuts.size(), 1U);
  EXPECT_EQ(cuts[0].periods, std::vector<std::uint32_t>{0});
  EXPECT_EQ(cuts[0].needed, 6);
  EXPECT_EQ(cuts[0].available, 5);
  EXPECT_EQ(cuts[0].mandates, 3);
  const Mend mend = mend_of(over, solution);
  EXPECT_TRUE(mend.verified);
  EXPECT_EQ(mend.days.at({0, 0}), 1);
}

TEST(Mandates, NoCutWhereThereAreDays) {
  const Problem enough =
      problem({4, 2}, {mandate("a", {{0, 2}, {1, 2}}), mandate("b", {{0, 2}}), mandate("c", {{0, 2}})});
  EXPECT_TRUE(day_shortages(enough, 1).empty());
  EXPECT_EQ(solve(enough).mandates[0].met, 3);
}

TEST(Mandates, ACapIsShort) {
  Problem capped = problem({9}, {mandate("a", {{0, 2}}), mandate("b", {{0, 2}})});
  capped.groups = {{"owner", 0, 1}};
  for (Candidate& candidate : capped.candidates) candidate.options[0].counts = {0};
  const Solution solution = solve(capped);
  EXPECT_EQ(solution.mandates[0].met, 1);
  EXPECT_EQ(solution.mandates[0].at_most, 1);
  EXPECT_TRUE(day_shortages(capped, 1).empty());
  ASSERT_EQ(cap_shortages(capped, 1).size(), 1U);
  const Mend mend = mend_of(capped, solution);
  EXPECT_TRUE(mend.verified);
  EXPECT_EQ(mend.visits.at(0), 1);
}

// Planning again places those that were met elsewhere, too: what is lacking is asked for until none is.
TEST(Mandates, WhatWouldMendDoes) {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    std::uint64_t state = seed;
    const auto next = [&](std::uint64_t end) {
      state = state * 6364136223846793005ULL + 1442695040888963407ULL;
      return (state >> 33) % end;
    };
    Problem tight;
    tight.periods = {"q1", "q2", "q3", "q4"};
    tight.departments = {"a", "b"};
    tight.capacity = {{2, 3, 1, 2}, {1, 0, 2, 1}};
    for (int i = 0; i < 30; ++i) {
      Candidate& one = tight.candidates.emplace_back();
      one.id = std::to_string(100 + i);
      one.must = true;
      one.priority = static_cast<std::int64_t>(next(3));
      for (std::uint32_t period = 0; period < 4; ++period) {
        if (next(2) == 0 && period > 0) continue;
        Option& option = one.options.emplace_back();
        option.id = std::to_string(period);
        option.period = period;
        option.value = static_cast<std::int64_t>(next(50));
        std::vector<Use> days{{0, static_cast<std::int64_t>(1 + next(3))}};
        if (next(3) == 0) days.push_back({1, static_cast<std::int64_t>(1 + next(2))});
        option.days = std::move(days);
      }
    }
    const Mend mend = mend_of(tight, solve(tight));
    EXPECT_TRUE(mend.verified) << seed;
    for (const auto& [cell, days] : mend.days) tight.capacity[cell.first][cell.second] += days;
    for (const MandateCount& count : solve(tight).mandates) EXPECT_EQ(count.met, count.wanted) << seed;
  }
}

TEST(Mandates, EarlierPrioritiesGoFirst) {
  Problem two = problem({2}, {mandate("a", {{0, 2}}), mandate("b", {{0, 1}}), mandate("c", {{0, 1}})});
  two.candidates[1].priority = two.candidates[2].priority = 2;
  const Solution solution = solve(two);
  EXPECT_GE(solution.chosen[0], 0);
  ASSERT_EQ(solution.mandates.size(), 2U);
  EXPECT_EQ(solution.mandates[1].met, 0);
  EXPECT_EQ(solution.mandates[1].at_most, 0);
}

Candidate worth(std::string id, std::int64_t value, std::vector<std::uint32_t> groups = {}) {
  Candidate candidate;
  candidate.id = std::move(id);
  candidate.groups = std::move(groups);
  candidate.options.push_back({"0", 0, value, {{0, 1}}, {}});
  return candidate;
}

// Half of four visits: two of the poor kind take the place of two richer ones; the bound is of plans that do the same.
TEST(Shares, AreReachedAtTheLeastCost) {
  Problem shared = problem({4}, {worth("p1", 1, {0}), worth("p2", 2, {0}), worth("p3", 3, {0}), worth("r1", 50),
                                 worth("r2", 60), worth("r3", 70), worth("r4", 80)});
  shared.groups = {{"poor", 0, {}, VisitShare{Scaled{5, 1}, {}}}};
  const Solution solution = solve(shared);
  EXPECT_EQ(solution.value, 2 + 3 + 70 + 80);
  EXPECT_EQ(solution.floor, std::vector<std::int64_t>{2});
  EXPECT_EQ(solution.upper_bound, solution.value);
  EXPECT_EQ(certify(shared, solution), std::vector<std::string>{});
}

TEST(Shares, NobodyToFillThem) {
  Problem shared =
      problem({4}, {worth("p1", 1, {0}), worth("r1", 50), worth("r2", 60), worth("r3", 70), worth("r4", 80)});
  shared.groups = {{"poor", 0, {}, VisitShare{Scaled{5, 1}, {}}}};
  const Solution solution = solve(shared);
  EXPECT_EQ(solution.value, 1 + 60 + 70 + 80);
  EXPECT_EQ(certify(shared, solution), std::vector<std::string>{});
}

// Of each lead's own visits.
TEST(Shares, OfOneLead) {
  Problem shared = problem({2}, {worth("p1", 1), worth("r1", 50), worth("r2", 60), worth("s1", 5), worth("s2", 6)});
  shared.departments.emplace_back("b");
  shared.capacity.push_back({2});
  for (std::size_t i : {3U, 4U}) shared.candidates[i].options[0].days = {{1, 1}};
  shared.groups = {{"poor", 0, {}, VisitShare{Scaled{5, 1}, 0}}};
  shared.candidates[0].options[0].counts = {0};
  EXPECT_EQ(solve(shared).value, 1 + 60 + 5 + 6);
}

}  // namespace
}  // namespace inspectplan::plan
