#pragma once
// The values of a rule set by paths that mean the same in another version. For the .cpp files of this module.
#include <map>
#include <string>
#include <vector>

#include "ruleset/effective.hpp"

namespace inspectplan::usecase {

// path → its value by the ISO day from which it holds; "" for a value without dates. List items stand under what they
// are about instead of their number: "bands[>= 500].points", "basis[act s 1].at", "lead[office]".
using DatedValue = std::map<std::string, std::string>;
using RuleValues = std::map<std::string, DatedValue>;
RuleValues rule_values(const std::vector<ruleset::EffectiveLine>& lines);

// What stands in an order that counts, by the path of the list ("planning.workload", "scorecards.size.factors.f.bands";
// "tiers" are entries in an order): what the items are about, in that order.
using RuleOrders = std::map<std::string, std::vector<std::string>>;
RuleOrders rule_orders(const std::vector<ruleset::EffectiveLine>& lines);

// What holds on `day` ("": no dates are asked for); null where nothing does.
const std::string* value_on(const DatedValue& values, const std::string& day);

}  // namespace inspectplan::usecase
