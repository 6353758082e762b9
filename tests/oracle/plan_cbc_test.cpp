// Small random problems against Cbc, a solver of integer programs: no plan of ours is better than its best, no bound
// lies below it, and two in three are the best there is.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "plan/certificate.hpp"
#include "usecase/planning/elsewhere.hpp"
#include "usecase/planning/solve_file.hpp"

namespace inspectplan::plan {
namespace {

namespace fs = std::filesystem;

class Draw {
 public:
  explicit Draw(std::uint64_t seed) : state_(seed * 7919 + 1) {}
  std::uint64_t below(std::uint64_t end) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return (state_ >> 33) % end;
  }
  std::int64_t between(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(high - low + 1)));
  }

 private:
  std::uint64_t state_;
};

// Few days, joint visits, mandates, owners under a cap, a floor: what a real plan has, small.
Problem some_problem(std::uint64_t seed) {
  Draw draw(seed);
  Problem problem;
  problem.periods = {"q1", "q2"};
  problem.departments = {"a", "b", "c", "d"};
  for (std::size_t d = 0; d < 4; ++d) problem.capacity.push_back({draw.between(0, 20), draw.between(0, 20)});
  problem.groups = {{"region", draw.between(0, 4), {}}, {"owner1", 0, 1}, {"owner2", 0, 2}};
  const auto candidates = draw.between(5, 60);
  const bool alike = draw.below(3) == 0;  // many of the same worth: little tells one plan from another
  for (std::int64_t i = 0; i < candidates; ++i) {
    Candidate candidate;
    candidate.id = "e " + std::to_string(100 + i);
    candidate.must = draw.below(12) == 0;
    if (draw.below(4) == 0) candidate.groups.push_back(0);
    const std::int64_t value = alike ? draw.between(9, 10) * 10 : draw.between(1, 100);
    const auto lead = static_cast<std::uint32_t>(draw.below(4));
    for (std::uint32_t period = 0; period < 2; ++period) {
      std::vector<Use> days{{lead, draw.between(1, 6)}};
      if (draw.below(3) == 0) days.push_back({(lead + 1) % 4, draw.between(1, 2)});
      Option option{"q" + std::to_string(period), period, value, std::move(days), {}};
      if (draw.below(5) == 0) option.counts.push_back(static_cast<std::uint32_t>(1 + draw.below(2)));
      candidate.options.push_back(std::move(option));
    }
    if (candidate.must && draw.below(3) == 0) candidate.demands = {{0, {1, static_cast<std::uint32_t>(draw.below(3))}}};
    problem.candidates.push_back(std::move(candidate));
  }
  return problem;
}

// The greatest value of what the mandates, draws and floors of the solution leave open.
std::optional<std::int64_t> best_of(const Problem& problem, const Solution& solution, const fs::path& folder) {
  const fs::path model = folder / "model.mps", answer = folder / "answer";
  std::ofstream(model) << usecase::problem_mps(problem, solution);
  const std::string command =
      "cbc " + model.string() + " -ratio 0 -allow 0 -solve -solu " + answer.string() + " -quit >/dev/null 2>&1";
  if (std::system(command.c_str()) != 0) return std::nullopt;
  std::ifstream file(answer);
  std::string word;
  while (file >> word)
    if (word == "value" && file >> word) break;  // "Optimal - objective value -1594.00000000"
  const auto value = parse_scaled(word);
  if (!value) return std::nullopt;
  const std::int64_t one = power_of_ten(value->scale);
  return -(value->value - one / 2) / one;
}

TEST(Cbc, NoPlanIsBetterNoBoundIsLower) {
  if (std::system("cbc -quit >/dev/null 2>&1") != 0) GTEST_SKIP() << "SKIPPED: no cbc (apt-get install coinor-cbc)";
  const fs::path folder = fs::temp_directory_path() / ("inspectplan_cbc_" + std::to_string(::getpid()));
  fs::create_directories(folder);
  constexpr int problems = 200;
  int best_found = 0;
  for (int seed = 1; seed <= problems; ++seed) {
    const Problem problem = some_problem(static_cast<std::uint64_t>(seed));
    const Solution solution = solve(problem);
    ASSERT_EQ(verify(problem, solution), std::vector<std::string>{}) << seed;
    ASSERT_EQ(certify(problem, solution), std::vector<std::string>{}) << seed;
    const auto best = best_of(problem, solution, folder);
    ASSERT_TRUE(best) << seed;
    EXPECT_LE(solution.value, *best) << seed;
    EXPECT_GE(solution.upper_bound, *best) << seed;
    if (solution.value == *best) ++best_found;
    // What Cbc found is a plan of ours too.
    Diagnostics diagnostics;
    const auto theirs = usecase::read_solution((folder / "answer").string(), problem, solution, diagnostics);
    ASSERT_TRUE(theirs) << seed << ": " << diagnostics.sorted().front().message;
    EXPECT_EQ(theirs->solution.value, *best) << seed;
  }
  fs::remove_all(folder);
  RecordProperty("best_found", best_found);
  EXPECT_GE(best_found, problems * 2 / 3);
}

}  // namespace
}  // namespace inspectplan::plan
