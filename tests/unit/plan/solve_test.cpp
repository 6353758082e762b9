#include <gtest/gtest.h>

#include <algorithm>

#include "plan/problem.hpp"

namespace inspectplan::plan {
namespace {

Candidate candidate(std::string id, std::int64_t value, std::vector<Use> days,
                    std::vector<std::uint32_t> periods = {0}) {
  Candidate result;
  result.id = std::move(id);
  for (const std::uint32_t period : periods)
    result.options.push_back({std::to_string(period), period, value, days, {}});
  return result;
}
Candidate must(Candidate entry, std::int64_t priority = 1) {
  entry.must = true;
  entry.priority = priority;
  return entry;
}

Problem one_department(std::int64_t days, std::vector<Candidate> candidates) {
  Problem problem;
  problem.periods = {"q1", "q2"};
  problem.departments = {"a"};
  problem.capacity = {{days, 0}};
  problem.candidates = std::move(candidates);
  return problem;
}

std::vector<std::string> chosen(const Problem& problem, const Solution& solution) {
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < solution.chosen.size(); ++i)
    if (solution.chosen[i] >= 0) ids.push_back(problem.candidates[i].id);
  return ids;
}
using Ids = std::vector<std::string>;

TEST(Solve, NothingToDo) {
  const Solution solution = solve(Problem{});
  EXPECT_TRUE(solution.chosen.empty());
  EXPECT_EQ(solution.value, 0);
  EXPECT_TRUE(verify(Problem{}, solution).empty());
}

TEST(Solve, CandidateWithoutOptionsStaysOut) {
  const Problem problem = one_department(5, {must(candidate("x", 1, {}, {}))});
  EXPECT_TRUE(chosen(problem, solve(problem)).empty());
}

TEST(Solve, NoDaysNoVisits) {
  const Problem problem = one_department(0, {candidate("x", 9, {{0, 1}})});
  EXPECT_TRUE(chosen(problem, solve(problem)).empty());
}

// Nobody needs a solver to see these: one visit given up for two, a dear one for what the days allow.
TEST(Solve, TwoSmallVisitsBeforeOneLarge) {
  const Problem problem = one_department(
      8, {candidate("large", 60, {{0, 6}}), candidate("one", 40, {{0, 4}}), candidate("two", 30, {{0, 4}})});
  const Solution solution = solve(problem);
  EXPECT_EQ(chosen(problem, solution), (Ids{"one", "two"}));
  EXPECT_TRUE(verify(problem, solution).empty());
}

TEST(Solve, OneLargeVisitBeforeTwoSmall) {
  const Problem problem = one_department(
      8, {candidate("large", 80, {{0, 6}}), candidate("one", 40, {{0, 4}}), candidate("two", 30, {{0, 4}})});
  EXPECT_EQ(chosen(problem, solve(problem)), Ids{"large"});
}

TEST(Solve, MandateBeforeAnyValue) {
  const Problem problem = one_department(2, {must(candidate("dull", 0, {{0, 2}})), candidate("rich", 1000, {{0, 1}})});
  const Solution solution = solve(problem);
  EXPECT_EQ(chosen(problem, solution), Ids{"dull"});
  EXPECT_EQ(solution.stage[0], Stage::mandate);
}

TEST(Solve, PriorityBeforeValueAmongMandates) {
  const Problem problem =
      one_department(2, {must(candidate("a", 90, {{0, 2}}), 2), must(candidate("b", 1, {{0, 2}}), 1)});
  EXPECT_EQ(chosen(problem, solve(problem)), Ids{"b"});
}

TEST(Solve, ManySmallVisitsBeatOneBig) {
  const Problem problem =
      one_department(4, {candidate("big", 10, {{0, 4}}), candidate("s1", 6, {{0, 2}}), candidate("s2", 6, {{0, 2}})});
  EXPECT_EQ(chosen(problem, solve(problem)), (Ids{"s1", "s2"}));
}

TEST(Solve, OneBigBeatsADenseSmallOne) {
  const Problem problem = one_department(4, {candidate("big", 10, {{0, 4}}), candidate("small", 4, {{0, 1}})});
  EXPECT_EQ(chosen(problem, solve(problem)), Ids{"big"});
}

TEST(Solve, MovesAVisitToAnotherPeriodToMakeRoom) {
  // "both" is denser and takes q1 first; "first" can only be there.
  Problem problem = one_department(2, {candidate("both", 9, {{0, 2}}, {0, 1}), candidate("first", 8, {{0, 2}}, {0})});
  problem.capacity = {{2, 2}};
  const Solution solution = solve(problem);
  EXPECT_EQ(chosen(problem, solution), (Ids{"both", "first"}));
  EXPECT_EQ(solution.chosen[0], 1);
}

TEST(Solve, MovesAMandateForAnotherMandate) {
  Problem problem =
      one_department(2, {must(candidate("both", 9, {{0, 2}}, {0, 1})), must(candidate("first", 8, {{0, 2}}, {0}))});
  problem.capacity = {{2, 2}};
  EXPECT_EQ(chosen(problem, solve(problem)), (Ids{"both", "first"}));
}

TEST(Solve, JointVisitTakesDaysOfBoth) {
  Problem problem = one_department(9, {candidate("x", 5, {{0, 2}, {1, 1}}), candidate("y", 4, {{0, 2}, {1, 1}})});
  problem.departments = {"a", "b"};
  problem.capacity = {{9, 0}, {1, 0}};
  EXPECT_EQ(chosen(problem, solve(problem)), Ids{"x"});
}

TEST(Solve, CapOfAGroup) {
  Problem problem =
      one_department(9, {candidate("x", 5, {{0, 1}}), candidate("y", 7, {{0, 1}}), candidate("z", 1, {{0, 1}})});
  problem.groups = {{"owner", 0, 1}};
  problem.candidates[0].options[0].counts = {0};
  problem.candidates[1].options[0].counts = {0};
  EXPECT_EQ(chosen(problem, solve(problem)), (Ids{"y", "z"}));
}

TEST(Solve, FloorsBeforeValue) {
  Problem problem = one_department(1, {candidate("rich", 9, {{0, 1}}), candidate("wanted", 1, {{0, 1}})});
  problem.groups = {{"region", 1, {}}};
  problem.candidates[1].groups = {0};
  EXPECT_EQ(chosen(problem, solve(problem)), Ids{"wanted"});
}

// The densest first would leave the second floor short; two visits count for both.
TEST(Solve, FloorsThatCanBeReachedAre) {
  Problem problem = one_department(
      6, {candidate("dense", 29, {{0, 4}}), candidate("both", 6, {{0, 2}}), candidate("two", 25, {{0, 2}})});
  problem.groups = {{"g1", 2, {}}, {"g2", 2, {}}};
  problem.candidates[0].groups = {0};
  problem.candidates[1].groups = problem.candidates[2].groups = {0, 1};
  const Solution solution = solve(problem);
  EXPECT_EQ(chosen(problem, solution), (Ids{"both", "two"}));
  EXPECT_EQ(solution.floor, (std::vector<std::int64_t>{2, 2}));
  EXPECT_TRUE(verify(problem, solution).empty());
}

// A mandate moves to the other quarter where that makes room for a floor.
TEST(Solve, MandatesMoveForFloors) {
  Problem problem =
      one_department(2, {must(candidate("m", 9, {{0, 2}}, {0, 1})), candidate("wanted", 1, {{0, 2}}, {0})});
  problem.capacity = {{2, 2}};
  problem.groups = {{"region", 1, {}}};
  problem.candidates[1].groups = {0};
  EXPECT_EQ(chosen(problem, solve(problem)), (Ids{"m", "wanted"}));
}

// Where only a mandate fills the days, a day more is worth what another visit there would be, and no more.
TEST(Solve, PricesOfDaysThatMandatesFillAreNoHigherThanOthersAreWorth) {
  const Problem problem = one_department(2, {must(candidate("m", 800, {{0, 2}})), candidate("x", 50, {{0, 2}})});
  const Solution solution = solve(problem);
  EXPECT_LE(solution.day_price[0][0], 25 * solution.price_scale);
  EXPECT_EQ(solution.upper_bound, 800);
}

TEST(Solve, TheOrderOfOptionsDecidesNothing) {
  Problem problem = one_department(4, {candidate("a", 5, {{0, 2}}, {0, 1}), candidate("b", 5, {{0, 2}}, {0, 1}),
                                       candidate("c", 5, {{0, 2}}, {0, 1})});
  problem.capacity = {{2, 2}};
  Problem turned = problem;
  for (Candidate& one : turned.candidates) std::reverse(one.options.begin(), one.options.end());
  const Solution solution = solve(problem), other = solve(turned);
  for (std::size_t i = 0; i < solution.chosen.size(); ++i) {
    ASSERT_EQ(solution.chosen[i] < 0, other.chosen[i] < 0);
    if (solution.chosen[i] < 0) continue;
    EXPECT_EQ(problem.candidates[i].options[static_cast<std::size_t>(solution.chosen[i])].id,
              turned.candidates[i].options[static_cast<std::size_t>(other.chosen[i])].id);
  }
}

TEST(Solve, DrawInTheOrderGivenUntilTheShareIsUsed) {
  Problem problem = one_department(9, {candidate("a", 1, {{0, 2}}), candidate("b", 1, {{0, 2}}),
                                       candidate("c", 1, {{0, 1}}), candidate("d", 50, {{0, 7}})});
  problem.lotteries = {{0, 3, {1, 0, 2}}};  // b, then a would go over: the draw ends, c is not drawn
  const Solution solution = solve(problem);
  EXPECT_EQ(solution.stage[1], Stage::lottery);
  EXPECT_EQ(chosen(problem, solution), (Ids{"b", "d"}));
}

TEST(Solve, DrawnVisitsAreNotGivenUpForValue) {
  Problem problem = one_department(2, {candidate("a", 1, {{0, 2}}), candidate("b", 99, {{0, 2}})});
  problem.lotteries = {{0, 2, {0}}};
  EXPECT_EQ(chosen(problem, solve(problem)), Ids{"a"});
}

TEST(Solve, DrawPassesOverThoseWithoutRoom) {
  Problem problem = one_department(2, {candidate("a", 1, {{0, 2}}, {1}), candidate("b", 1, {{0, 2}})});
  problem.lotteries = {{0, 2, {0, 1}}};
  EXPECT_EQ(chosen(problem, solve(problem)), Ids{"b"});
}

TEST(Solve, VisitsThatNeedNoDaysAllFit) {
  const Problem problem = one_department(0, {candidate("x", 1, {{0, 0}}), candidate("y", 0, {{0, 0}})});
  EXPECT_EQ(chosen(problem, solve(problem)), (Ids{"x", "y"}));
}

// What verify() must catch, each made from a sound solution.
class Broken : public testing::Test {
 protected:
  Broken()
      : problem(one_department(
            4, {candidate("a", 5, {{0, 2}}), candidate("b", 5, {{0, 2}}), candidate("c", 3, {{0, 2}})})) {
    problem.groups = {{"owner", 0, 1}};
    problem.candidates[1].groups = problem.candidates[2].groups = {0};
    sound = solve(problem);
  }
  Problem problem;
  Solution sound;
};

TEST_F(Broken, TheSoundOneIsSound) { EXPECT_TRUE(verify(problem, sound).empty()); }
TEST_F(Broken, TooManyDays) {
  problem.capacity[0][0] = 3;
  EXPECT_EQ(verify(problem, sound).front(), "a has too few days in q1: 3, used 4");
}
TEST_F(Broken, CapExceeded) {
  problem.capacity[0][0] = 6;
  sound.chosen = {0, 0, 0};
  sound.stage = {Stage::value, Stage::value, Stage::value};
  sound.value = 13;
  EXPECT_EQ(verify(problem, sound), Ids{"more visits than allowed in owner"});
}
TEST_F(Broken, NotMaximal) {
  sound.chosen[0] = -1;
  sound.stage[0] = Stage::none;
  sound.value -= 5;
  EXPECT_EQ(verify(problem, sound), Ids{"could still be visited: a 0"});
}
TEST_F(Broken, WrongValue) {
  sound.value += 1;
  EXPECT_FALSE(verify(problem, sound).empty());
}
TEST_F(Broken, NoSuchOption) {
  sound.chosen[0] = 1;
  EXPECT_FALSE(verify(problem, sound).empty());
}
TEST_F(Broken, OfAnotherProblem) {
  sound.chosen.pop_back();
  EXPECT_FALSE(verify(problem, sound).empty());
}
TEST_F(Broken, MandateThatIsNone) {
  sound.stage[0] = Stage::mandate;
  EXPECT_FALSE(verify(problem, sound).empty());
}
TEST_F(Broken, DrawnBeyondTheShare) {
  sound.stage[0] = Stage::lottery;
  EXPECT_FALSE(verify(problem, sound).empty());
  problem.lotteries = {{0, 2, {0}}};
  EXPECT_TRUE(verify(problem, sound).empty());
}

}  // namespace
}  // namespace inspectplan::plan
