#pragma once
// Codes as matching compares them: their letters and digits alone.
#include <string>
#include <string_view>
#include <vector>

#include "column/schema.hpp"

namespace inspectplan::matching {

std::string bare_code(std::string_view text);  // "0100-109106" → "0100109106"

enum class Checked { passes, fails, unknown };  // unknown: no check, too short, no digits, or the sum settles nothing
Checked check_digit(const column::CodeList& list, std::string_view bare);

// One name for the owner, another for the site: no slip, and not one enterprise.
bool are_sites(const column::CodeList& list, std::string_view a, std::string_view b);
// One digit another, or two neighbours in each other's place.
bool is_one_slip(std::string_view a, std::string_view b);
// Every code one slip from `bare` (digits only), sorted.
std::vector<std::string> slips_of(std::string_view bare);

}  // namespace inspectplan::matching
