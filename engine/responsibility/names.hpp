#pragma once
// What things of a rule set are called, in both languages; the id where the rule set gives no label.
#include <string>

#include "base/label.hpp"
#include "ruleset/model.hpp"

namespace inspectplan::responsibility {

Label name_of(const ruleset::Entry& entry);
// "so_x", or "class:CODE": the label of the class with the code.
Label name_of_department(const ruleset::RuleSet& rules, const std::string& department);
// "employees", or "equipment.used_for" for a field of a child table; a table's name stays as it is.
Label name_of_fact(const ruleset::RuleSet& rules, const std::string& fact);
Label name_of_matter(const ruleset::RuleSet& rules, const std::string& matter);

}  // namespace inspectplan::responsibility
