#include "usecase/who/life.hpp"

#include <map>
#include <set>

#include "responsibility/resolve.hpp"

namespace inspectplan::usecase {
namespace {

// "office_b (roads, rails), office_c (ports)": who holds what was its own, on the day.
std::string heirs_of(const std::shared_ptr<const ruleset::RuleSet>& rules, const std::string& department, Day on) {
  const responsibility::Resolver resolver(rules);
  std::map<std::string, std::set<std::string>> scopes;
  for (const ruleset::Succession& one : rules->successions) {
    if (one.from != responsibility::department_class(department)) continue;
    for (const std::string& scope : one.scope.empty() ? std::vector<std::string>{""} : one.scope) {
      const responsibility::Fate fate = resolver.fate(one.from, scope, on);
      if (!fate.ended) scopes[fate.department].insert(scope);
    }
  }
  std::string list;
  for (const auto& [heir, of] : scopes) {
    std::string words;
    for (const std::string& scope : of) words += (words.empty() ? "" : ", ") + scope;
    list += (list.empty() ? "" : ", ") + heir + (words.empty() ? "" : " (" + words + ")");
  }
  return list;
}

}  // namespace

void check_life(const std::shared_ptr<const ruleset::RuleSet>& rules, const std::string& department, Days days,
                Diagnostics& diagnostics) {
  const ruleset::Department& known = *rules->find_department(responsibility::department_class(department));
  const bool gone = !known.life.overlaps(days.first, days.last);
  const bool ended = known.life.until && *known.life.until < days.last;
  if (!gone && !ended) return;
  const std::string message =
      ended ? "\"" + department + "\" ended on " + to_string(*known.life.until)
            : "\"" + department + "\" is not there before " + to_string(known.life.from.value_or(days.last));
  const std::string heirs = ended ? heirs_of(rules, department, days.last) : std::string();
  const std::string hint = !ended          ? "ask for a later day, or for the department it took over from"
                           : heirs.empty() ? "nobody is named to have taken its duties over"
                                           : "its duties are with " + heirs + ": ask for these";
  diagnostics.add({gone ? Severity::error : Severity::warning, "ended-department", known.place, message, hint, {}});
}

}  // namespace inspectplan::usecase
