#include "usecase/presence.hpp"

namespace inspectplan::usecase {

Presence presence(const ruleset::Meaning& meaning, const feel::Typed& sector, const feel::Typed& condition) {
  analysis::Space space(meaning.meanings());
  const analysis::Formula inside = space.truth(sector);
  const analysis::Formula holds = space.truth(condition);
  const auto exists = [&](analysis::Formula wanted) {
    const auto found = space.find(space.formulas().all({inside, wanted}), analysis::holds);
    return found.verdict != analysis::Verdict::none;
  };
  if (!exists(holds)) return Presence::impossible;
  return exists(space.formulas().opposite(holds)) ? Presence::possible : Presence::certain;
}

}  // namespace inspectplan::usecase
