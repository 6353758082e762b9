#pragma once
// Values of facts and bands of factors in words: a person reads "không" and "từ 5 đến dưới 20", not `false` and
// [5..20).
#include <string>

#include "base/label.hpp"
#include "ruleset/model.hpp"
#include "score/assess.hpp"

namespace inspectplan::report {

// One value as the register holds it ("forklift", "2027-03-01", "1.5", "true") of the fact "employees" or
// "equipment.kind". Codes stay as the register has them.
std::string value_in_words(const ruleset::RuleSet& rules, const std::string& fact, const std::string& value,
                           Language language);
// All values of a fact: of a child field those of its rows.
std::string values_in_words(const ruleset::RuleSet& rules, const score::FactUse& fact, Language language);

// The label of the band that held, else its test in words; in English the test as written.
std::string band_in_words(const ruleset::RuleSet& rules, const std::string& scorecard, const score::FactorLine& line,
                          Language language);

}  // namespace inspectplan::report
