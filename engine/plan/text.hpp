#pragma once
// Words of a plan in both languages.
#include "base/written.hpp"
#include "plan/plan.hpp"
#include "responsibility/names.hpp"

namespace inspectplan::plan {

using responsibility::name_of;
using responsibility::name_of_department;

// "Quý I/2027", "Q1 2027": by its first day and length; its id where it is no month, quarter, half or year.
Label name_of(const Period& period);

}  // namespace inspectplan::plan
