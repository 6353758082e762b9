#pragma once
// Changes that no test notices and that do no harm: `may_live` in the test files of a rule set.
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "usecase/mutation/mutation.hpp"

namespace inspectplan::usecase {

struct MayLive {
  std::string at;    // a path, or the beginning of one: "planning.caps"
  std::string kind;  // "date-moved"; empty: any
  std::string why;
};

// Those of DIRECTORY/tests/*.yaml, by file name, then as written.
std::vector<MayLive> read_may_live(const std::string& directory, Diagnostics& diagnostics);

// Of the first that fits; where none does, that nobody says why.
std::string reason_to_live(const Mutation& mutation, const std::vector<MayLive>& known);

}  // namespace inspectplan::usecase
