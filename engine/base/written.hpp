#pragma once
// What is said to people, in both languages at once: numbers and dates as each writes them.
#include <string>

#include "base/day.hpp"
#include "base/label.hpp"
#include "base/scaled.hpp"

namespace inspectplan {

std::string in_vietnamese(Scaled number);  // "71,5"
std::string in_vietnamese(Day day);        // "28/02/2027"
Label written(Day day);                    // "28/02/2027", "2027-02-28"
Label written(Scaled number);              // "71,5", "71.5"

Label operator+(Label left, const Label& right);
Label same(std::string text);  // ids, numbers: alike in both languages

}  // namespace inspectplan
