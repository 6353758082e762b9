#include "usecase/planning/solve_file.hpp"

#include <gtest/gtest.h>

namespace inspectplan::usecase {
namespace {

std::vector<std::string> wrong(const std::string& text) {
  Diagnostics diagnostics;
  const auto problem = read_problem(std::make_shared<const Source>("p.json", text), diagnostics);
  std::vector<std::string> messages;
  for (const Diagnostic& finding : diagnostics.sorted()) messages.push_back(finding.message);
  EXPECT_EQ(problem.has_value(), messages.empty());
  return messages;
}
using Messages = std::vector<std::string>;

std::string problem(const std::string& enterprises, const std::string& more = {}) {
  return R"({"format":"inspectplan.problem/1","periods":["q1","q2"],"departments":[{"id":"d","capacity":{"q1":2,"q2":0}}],)" +
         more + R"("enterprises":[)" + enterprises + "]}";
}

TEST(SolveFile, NotJson) {
  EXPECT_EQ(wrong(""), Messages{"this is not JSON"});
  EXPECT_EQ(wrong("{\"format\": "), Messages{"this is not JSON"});
  EXPECT_EQ(wrong(std::string(100000, '[')), Messages{"this is not JSON"});
}

TEST(SolveFile, OtherFormats) {
  for (const char* text : {"3", "{}", "[]", "null", R"({"format":"inspectplan.problem/2"})", R"({"format":1})"})
    EXPECT_EQ(wrong(text), Messages{"format: this file is not of the format inspectplan.problem/1"}) << text;
}

TEST(SolveFile, MissingParts) {
  EXPECT_EQ(wrong(R"({"format":"inspectplan.problem/1"})"),
            (Messages{"departments: a list is expected here", "enterprises: a list is expected here",
                      "periods: a list is expected here"}));
}

TEST(SolveFile, EveryMistakeOfAnOptionInOneGo) {
  const Messages messages = wrong(problem(
      R"({"id":"e","options":[{"id":"o","period":"q9","value":-1,"days":{"d":1.5,"x":1}},{"id":"o","period":"q1","value":1,"days":{"x":1}}]},
         {"id":"e","options":[]}, {"id":"f","must":1,"options":[]}, 7)"));
  EXPECT_EQ(messages, (Messages{
                          "enterprises[0].options[0].days.d: a whole number from 0 to 1000000000000 is expected here",
                          "enterprises[0].options[0].days: \"x\" is not declared",
                          "enterprises[0].options[0].period: \"q9\" is not declared",
                          "enterprises[0].options[0].value: a whole number from 0 to 1000000000000 is expected here",
                          "enterprises[0].options[1].days: \"x\" is not declared",
                          "enterprises[0].options[1].id: the id \"o\" is there twice",
                          "enterprises[1].id: the id \"e\" is there twice",
                          "enterprises[2].must: true or false is expected here",
                          "enterprises[3].id: an id is expected here",
                      }));
}

TEST(SolveFile, KeysThatThereAreNot) {
  EXPECT_EQ(
      wrong(problem(R"({"id":"e","mustt":true,"options":[{"id":"o","period":"q1","value":1,"days":{},"lede":"d"}]})",
                    R"("groups":[{"id":"g","most":1}],"note":"x",)")),
      (Messages{"enterprises[0].options[0]: there is no key \"lede\" here",
                "enterprises[0]: there is no key \"mustt\" here", "groups[0]: there is no key \"most\" here",
                "there is no key \"note\" here"}));
}

TEST(SolveFile, KeysThatStandTwice) {
  EXPECT_EQ(wrong(problem(R"({"id":"e:\"f\\","must":true,"must":false,"options":[]})")),
            Messages{"the key \"must\" stands twice in one object"});
  EXPECT_EQ(wrong(problem(R"({"id":"e:\"f\\","must":true,"options":[]},{"id":"must:","must":true,"options":[]})")),
            Messages{});
}

// A department without days is one whose days are written as 0.
TEST(SolveFile, DaysThatAreNotGiven) {
  EXPECT_EQ(wrong(R"({"format":"inspectplan.problem/1","periods":["q1","q2"],"enterprises":[],
                      "departments":[{"id":"d","capacity":{"q1":2}}]})"),
            Messages{"departments[0].capacity: the days in \"q2\" are not given"});
}

// Lists in another order are the same problem.
TEST(SolveFile, TheOrderOfListsDecidesNothing) {
  const auto solved = [](const std::string& text) {
    Diagnostics none;
    const auto read = read_problem(std::make_shared<const Source>("p.json", text), none);
    EXPECT_TRUE(read) << none.sorted().front().message;
    const std::string json = solution_json(*read, plan::solve(*read));
    return json.substr(0, json.find(R"("prices")"));
  };
  const std::string a = R"({"id":"a","period":"q1","value":5,"days":{"d":1}})",
                    b = R"({"id":"b","period":"q1","value":5,"days":{"d":1}})";
  const std::string one = R"({"id":"e","must":true,"groups":["g","h"],"options":[)" + a + "," + b + "]}";
  const std::string other = R"({"id":"e","must":true,"groups":["h","g"],"options":[)" + b + "," + a + "]}";
  const std::string groups = R"("groups":[{"id":"g","at_most":2},{"id":"h","at_most":2}],)";
  EXPECT_EQ(solved(problem(one, groups)), solved(problem(other, groups)));
}

TEST(SolveFile, NumbersThatAreNone) {
  for (const char* value : {"1.5", "1e3", "\"1\"", "null", "99999999999999999999", "-0.0", "true"})
    EXPECT_EQ(wrong(problem(R"({"id":"e","options":[{"id":"o","period":"q1","value":)" + std::string(value) +
                            R"(,"days":{"d":1}}]})"))
                  .size(),
              1U)
        << value;
}

// Several mandates of one enterprise, and an order: read, written, read again, solved.
TEST(SolveFile, MandatesByOptionAndOrder) {
  const std::string text = problem(
      R"({"id":"both","mandates":[{"priority":2,"met":{"a":1,"b":2}}],"options":[
           {"id":"a","period":"q1","value":5,"days":{"d":1}},{"id":"b","period":"q1","value":1,"days":{"d":2}}]},
         {"id":"rich","options":[{"id":"c","period":"q1","value":9,"days":{"d":1}}]})",
      R"("order":["rich","both"],)");
  Diagnostics diagnostics;
  const auto read = read_problem(std::make_shared<const Source>("p.json", text), diagnostics);
  ASSERT_TRUE(read) << diagnostics.sorted().front().message;
  EXPECT_TRUE(read->candidates[0].must);
  EXPECT_EQ(read->candidates[0].priority, 2);
  EXPECT_EQ(read->order, (std::vector<std::uint32_t>{1, 0}));
  const plan::Solution solution = plan::solve(*read);
  EXPECT_EQ(solution.chosen, (std::vector<std::int32_t>{1, -1}));  // both of its mandates before any value
  ASSERT_EQ(solution.mandates.size(), 1U);
  EXPECT_EQ(solution.mandates[0].met, 2);
  const auto again = read_problem(std::make_shared<const Source>("p.json", problem_json(*read)), diagnostics);
  ASSERT_TRUE(again) << diagnostics.sorted().front().message;
  EXPECT_EQ(problem_json(*again), problem_json(*read));
  EXPECT_EQ(wrong(problem(R"({"id":"e","mandates":[{"priority":1,"met":{"x":1}}],"options":[]})")),
            Messages{"enterprises[0].mandates[0].met: \"x\" is not declared"});
}

TEST(SolveFile, SolvedAndWritten) {
  Diagnostics diagnostics;
  const std::string text = problem(
      R"({"id":"dull","must":true,"groups":["r"],"options":[{"id":"a","period":"q1","value":1,"days":{"d":2}}]},
         {"id":"late","must":true,"options":[{"id":"b","period":"q2","value":1,"days":{"d":1}}]},
         {"id":"rich","options":[{"id":"c","period":"q1","value":9,"days":{"d":1}}]})",
      R"("groups":[{"id":"r","at_least":1,"at_most":null}],)");
  const auto read = read_problem(std::make_shared<const Source>("p.json", text), diagnostics);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->groups[0].at_least, 1);
  EXPECT_FALSE(read->groups[0].at_most);
  const plan::Solution solution = plan::solve(*read);
  EXPECT_TRUE(plan::verify(*read, solution).empty());
  plan::Solution shown = solution;
  shown.effort = 0;
  const std::string json = solution_json(*read, shown);
  // The prices are the solver's to choose; tests/unit/plan/certificate_test.cpp judges them.
  const std::size_t prices = json.find(R"("prices":{)"), unmet = json.find(R"("unmet")");
  ASSERT_NE(prices, std::string::npos);
  EXPECT_EQ(json.substr(0, prices), R"({"format":"inspectplan.solution/1","value":1,"upper_bound":)" +
                                        std::to_string(published_bound(*read, solution)) +
                                        R"(,"effort":0,"chosen":{"dull":"a"},)");
  EXPECT_GE(solution.upper_bound, 1);
  EXPECT_EQ(json.substr(unmet), R"("unmet":["late"]})");
}

// Nine days hold four visits of two days: the solver knows, the formula of the format does not.
TEST(SolveFile, TheBoundIsWhatThePublishedFormulaGives) {
  plan::Problem problem;
  problem.periods = {"q"};
  problem.departments = {"d"};
  problem.capacity = {{9}};
  for (std::int64_t i = 0; i < 8; ++i)
    problem.candidates.push_back({"e" + std::to_string(i), false, 0, {}, {{"o", 0, 10 + i, {{0, 2}}, {}}}});
  const plan::Solution solution = plan::solve(problem);
  Wide sum = Wide{solution.day_price[0][0]} * 9;
  for (const plan::Candidate& one : problem.candidates)
    sum += std::max<Wide>(0, Wide{one.options[0].value} * solution.price_scale - 2 * Wide{solution.day_price[0][0]});
  EXPECT_EQ(solution.value, 62);
  EXPECT_EQ(published_bound(problem, solution), static_cast<std::int64_t>(sum / solution.price_scale));
  EXPECT_GE(published_bound(problem, solution), solution.upper_bound);
}

TEST(SolveFile, AFloorAboveItsCeilingIsRefused) {
  EXPECT_EQ(wrong(problem("", R"("groups":[{"id":"r","at_least":5,"at_most":2}],)")),
            Messages{"groups[0].at_least: the floor 5 lies above the ceiling 2"});
}

TEST(SolveFile, FloorsThatAreNotReachedAreNamed) {
  Diagnostics diagnostics;
  const auto read = read_problem(
      std::make_shared<const Source>(
          "p.json",
          problem(R"({"id":"e","groups":["r"],"options":[{"id":"a","period":"q1","value":1,"days":{"d":2}}]})",
                  R"("groups":[{"id":"r","at_least":2}],)")),
      diagnostics);
  ASSERT_TRUE(read);
  const std::string json = solution_json(*read, plan::solve(*read));
  EXPECT_NE(json.find(R"("unmet":[],"short":[{"group":"r","at_least":2,"visits":1}]})"), std::string::npos) << json;
}

// JSON readers may sort members; the lead is the lead all the same, and what all options count in stands once.
TEST(SolveFile, LeadsAndGroupsComeBack) {
  plan::Problem problem;
  problem.periods = {"q"};
  problem.departments = {"a", "b"};
  problem.capacity = {{9}, {9}};
  problem.groups = {{"all", 1, {}}, {"one", 0, {}}};
  problem.candidates.push_back(
      {"e", false, 0, {}, {{"x", 0, 1, {{1, 2}, {0, 1}}, {0}}, {"y", 0, 1, {{0, 1}}, {0, 1}}}});
  Diagnostics diagnostics;
  const auto read = read_problem(std::make_shared<const Source>("p.json", problem_json(problem)), diagnostics);
  ASSERT_TRUE(read);
  const plan::Candidate& candidate = read->candidates.at(0);
  EXPECT_EQ(candidate.groups, (std::vector<std::uint32_t>{0}));
  EXPECT_EQ(candidate.options.at(0).days.front().department, 1U);
  EXPECT_TRUE(candidate.options.at(0).counts.empty());
  EXPECT_EQ(candidate.options.at(1).counts, (std::vector<std::uint32_t>{1}));
}

}  // namespace
}  // namespace inspectplan::usecase
