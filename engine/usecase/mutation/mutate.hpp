#pragma once
// `rules test --mutate`: would a slip in this rule set be noticed? Makes small wrong changes of its text, in memory,
// and sees whether the checks or the tests say so.
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/observer.hpp"
#include "base/pool.hpp"
#include "usecase/mutation/mutation.hpp"

namespace inspectplan::usecase {

enum class Fate {
  refused,            // `rules check` finds a new error within a line of the change
  refused_elsewhere,  // an error, farther away
  caught,             // a rule test fails
  survived            // none of these; perhaps there is a new warning, which refuses nothing
};

struct MutantResult {
  Mutation mutation;
  Fate fate = Fate::survived;
  std::string by;         // the code of the finding, the name of the test, or why it may live
  std::string warning{};  // of a survivor: the code of the first new warning within a line
  bool excused = false;   // of a survivor: somebody says why it may live
};

struct MutationReport {
  std::vector<MutantResult> mutants;  // by file and place
  std::size_t possible = 0;           // mutations there are
  std::size_t count(Fate fate) const;
  std::size_t count(Fate fate, MutationKind kind) const;
  std::size_t unexcused() const;  // survivors of which nobody says why they may live
};

// `count` mutants of the files of `directory` (not of its parents), spread evenly over the kinds, chosen by `seed`:
// the same on any number of threads and machine. Empty where the rule set has errors or a test of it fails.
std::optional<MutationReport> mutate(const std::string& directory, std::size_t count, std::uint64_t seed, Pool& pool,
                                     Diagnostics& diagnostics, Observer& observer);

std::string mutation_text(const MutationReport& report);
// {"possible","mutants":[{"file","line","kind","path","change","fate","by","warning"}]}: the last only of survivors
//  that are warned of
std::string mutation_json(const MutationReport& report, int indent = 2);

}  // namespace inspectplan::usecase
