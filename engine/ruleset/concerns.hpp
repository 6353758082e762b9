#pragma once
// Whom a finding concerns (Diagnostic::concerns), said in the rule language itself: a register can be asked for them.
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "ruleset/model.hpp"

namespace inspectplan::ruleset {

// Those for whom all of `conditions` hold and all of `none` are known to fail. Empty where one of them was refused.
std::string concerns_where(const std::vector<const feel::Typed*>& conditions,
                           const std::vector<const feel::Typed*>& none = {});

// Those for whom none of `conditions` surely holds. `facts` are fields of the enterprise: where none holds and one of
// these is missing, nobody can tell.
std::string concerns_uncovered(const std::vector<const feel::Typed*>& conditions, const std::set<std::string>& facts);

// Those whose value of `factor` decides no band, as far as bands are tried: the points are unknown. Empty where there
// are too many bands for one expression.
std::string concerns_undecided(const Factor& factor);

// Those who stand in `territory`, or may: a list of codes in the field named.
std::string concerns_territory(const std::string& field, const std::vector<std::string>& territory);

// Both; an empty one says nothing.
std::string concerns_both(std::string a, const std::string& b);

}  // namespace inspectplan::ruleset
