#pragma once
// What an enterprise surely has, and what it may have, when nothing is known of it but its sector.
#include "ruleset/questions.hpp"

namespace inspectplan::usecase {

enum class Presence { certain, possible, impossible };

// Of all enterprises for which `sector` holds: whether `condition` holds for every one whose facts are known, for some,
// or for none. Where the question is too large to answer: possible.
Presence presence(const ruleset::Meaning& meaning, const feel::Typed& sector, const feel::Typed& condition);

// "may have it, depending on: …": the facts, other than those of the sector, that decide about the matter.
Label may_have_note(const ruleset::RuleSet& rules, const ruleset::Sector& sector, const ruleset::Matter& matter);

}  // namespace inspectplan::usecase
