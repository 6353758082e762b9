#include "ruleset/refused_years.hpp"

namespace inspectplan::ruleset {
namespace {

// Of the first 1 January that is not before `day`.
int year_from(Day day) {
  const int year = to_civil(day).year;
  return from_civil(year, 1, 1) < day ? year + 1 : year;
}

std::string years(int first, int last) {
  return std::to_string(first) + (first == last ? "" : " to " + std::to_string(last));
}

}  // namespace

void RefusedYears::add(Day since, Day next, std::optional<Diagnostic> error) {
  const int first = year_from(since), last = year_from(next) - 1;
  if (first > last) return;
  const bool goes_on = error && !all_.empty() && all_.back().error;
  all_.push_back({goes_on ? all_.back().first : first, last, std::move(error)});
  if (goes_on) all_.erase(all_.end() - 2);
}

void RefusedYears::say(Diagnostics& diagnostics) const {
  bool any_planned = false;
  for (const Years& one : all_) {
    any_planned = any_planned || !one.error;
    if (!one.error) continue;
    diagnostics.add({any_planned ? Severity::warning : Severity::info,
                     "year-refused",
                     one.error->place,
                     "plans of " + years(one.first, one.last) + " are refused: " + one.error->message,
                     "`--year " + std::to_string(one.last) +
                         "` shows all that is wrong: mend it, unless nobody plans these years any more",
                     {}});
  }
}

}  // namespace inspectplan::ruleset
