#pragma once
// `rules check`: everything that can be found wrong with a rule set without a register.
#include <memory>
#include <optional>
#include <string>

#include "base/diagnostic.hpp"
#include "ruleset/load.hpp"
#include "usecase/rules/check_register.hpp"

namespace inspectplan::usecase {

struct CheckResult {
  std::shared_ptr<const ruleset::RuleSet> rules;  // null where it cannot be loaded
  std::string id, version;                        // as far as they could be read
  Diagnostics diagnostics;
  std::optional<RegisterCheck> in_register;  // where a register was given
};

// `year`: whose law and responsibilities are looked at; default: the year that `verified_until` lies in.
CheckResult check_rules(const std::string& directory, std::optional<int> year);
// Also against the enterprises of a register.
CheckResult check_rules(const std::string& directory, std::optional<int> year, const std::string& database, Pool& pool,
                        Observer& observer);

// {"ruleset","version","digest","diagnostics":[{"file","line","column","severity","code","message","hint","notes":[…]}],
//  "register":{"year","as_of","enterprises","facts":[…],"factors":[…]}}, the last only where there is one. The first
//  two are
// null where they cannot be read, the digest where there are errors.
std::string check_json(const CheckResult& result, int indent);

}  // namespace inspectplan::usecase
