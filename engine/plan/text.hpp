#pragma once
// Words of a plan in both languages: numbers and dates as each writes them.
#include <string>

#include "base/day.hpp"
#include "base/label.hpp"
#include "base/scaled.hpp"
#include "ruleset/model.hpp"

namespace inspectplan::plan {

std::string in_vietnamese(Scaled number);  // "71,5"
std::string in_vietnamese(Day day);        // "28/02/2027"

Label operator+(Label left, const Label& right);
Label same(std::string text);  // ids, numbers: alike in both languages

// Label of an entry, its id where it has none.
Label name_of(const ruleset::Entry& entry);
// "so_x", "class:CODE": the label of the class with the code.
Label name_of_department(const ruleset::RuleSet& rules, const std::string& department);

}  // namespace inspectplan::plan
