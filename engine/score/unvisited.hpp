#pragma once
// When silence about visits tells that there was none.
#include <optional>
#include <string>
#include <vector>

#include "ruleset/model.hpp"

namespace inspectplan::score {

struct Unvisited {
  std::vector<std::size_t> tables;  // child tables that must have been imported
  std::string whole;  // condition in the rule language: no row lacks a field that is asked for; empty = always
};

// For an enterprise of which `last_visit` gives nothing. Nothing where silence never tells.
std::optional<Unvisited> unvisited(const ruleset::RuleSet& rules);

}  // namespace inspectplan::score
