#pragma once
// Changes that no test notices and that do no harm: `may_live` in the test files of a rule set.
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "usecase/mutation/mutation.hpp"

namespace inspectplan::usecase {

struct MayLive {
  std::string at;       // a path, or the beginning of one: "planning.caps"
  std::string kind;     // "date-moved"; empty: any
  std::string warning;  // only of those that this finding warns of: "band-overlap"; empty: of all
  std::string why;
  Place place{};
};

// Those of DIRECTORY/tests/*.yaml, by file name, then as written.
std::vector<MayLive> read_may_live(const std::string& directory, Diagnostics& diagnostics);

// The first that fits; null: none. `warning`: what is warned of, empty where nothing is.
const MayLive* reason_to_live(const Mutation& mutation, const std::string& warning, const std::vector<MayLive>& known);

// A finding for each that fits none of the mutations that there are: it would excuse nothing.
void refuse_idle_reasons(const std::vector<MayLive>& known, const std::vector<Mutation>& all, Diagnostics& diagnostics);

}  // namespace inspectplan::usecase
