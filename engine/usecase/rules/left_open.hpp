#pragma once
// `rules check --db`: what stays undecided for the enterprises of a register, and what would settle it.
#include <vector>

#include "usecase/session.hpp"

namespace inspectplan::usecase {

// One finding a fact: who fills it in settles all that it leaves open. What no fact would settle is a finding for each
// choice of derived values that is asked for.
void say_left_open(const Session& session, const std::vector<score::Assessments::LeftOpen>& all, Diagnostics& findings);

}  // namespace inspectplan::usecase
