#pragma once
// Working days as people in offices count them: Monday to Friday, no holidays, and the days that are made up for.
#include <cstdint>

#include "ruleset/model.hpp"

namespace inspectplan::usecase {

bool is_working_day(const ruleset::Calendar& calendar, Day day);
// The day itself does not count: one working day after a Friday is Monday.
Day after_working_days(const ruleset::Calendar& calendar, Day day, std::int64_t days);
// Whether the calendar says anything of the year; if not, only weekends are known.
bool knows(const ruleset::Calendar& calendar, int year);

}  // namespace inspectplan::usecase
