#pragma once
// Which sites of one owner one visit may go to. For the .cpp files of this module.
#include "plan/draft.hpp"

namespace inspectplan::plan {

// Indices of entries, two and more of a visit, by the first. `amends`: visits that there are stay apart, from each
// other and from whom is put in.
std::vector<std::vector<std::uint32_t>> sites_together(const Context& context, const Teams& teams, bool amends,
                                                       const Draft& draft);

}  // namespace inspectplan::plan
