#pragma once
// `rules check`: everything that can be found wrong with a rule set without a register.
#include <memory>
#include <optional>
#include <string>

#include "base/diagnostic.hpp"
#include "ruleset/load.hpp"

namespace inspectplan::usecase {

struct CheckResult {
  std::shared_ptr<const ruleset::RuleSet> rules;  // null where it cannot be loaded
  Diagnostics diagnostics;
};

// `year`: whose law and responsibilities are looked at; default: the year that `verified_until` lies in.
CheckResult check_rules(const std::string& directory, std::optional<int> year);

// {"ruleset","version","digest","diagnostics":[{"file","line","column","severity","code","message","hint","notes":[…]}]}
std::string check_json(const CheckResult& result, int indent);

}  // namespace inspectplan::usecase
