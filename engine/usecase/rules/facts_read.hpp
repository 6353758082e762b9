#pragma once
#include <set>
#include <string>

#include "ruleset/model.hpp"

namespace inspectplan::usecase {

// Fields of the enterprise and child tables that some expression of the rules reads, or planning names.
std::set<std::string> facts_read(const ruleset::RuleSet& rules);

}  // namespace inspectplan::usecase
