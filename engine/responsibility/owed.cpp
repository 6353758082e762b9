#include "responsibility/owed.hpp"

#include <algorithm>

namespace inspectplan::responsibility {
namespace {

bool binds(const ruleset::RuleSet& rules, const ruleset::Obligation& one, const Locality& at) {
  std::vector<std::string> territory = one.territory;
  if (territory.empty())
    for (const ruleset::Basis& basis : one.basis)
      if (const ruleset::Document* document = rules.find_document(basis.document))
        territory.insert(territory.end(), document->territory.begin(), document->territory.end());
  return territory.empty() || !at.territory ||
         std::find(territory.begin(), territory.end(), *at.territory) != territory.end();
}

bool has(const std::vector<std::string>& list, const std::string& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

void add(std::vector<std::string>& list, const std::string& value, const std::vector<std::string>& but = {}) {
  if (!has(list, value) && !has(but, value)) list.push_back(value);
}

}  // namespace

Owed owed(const ruleset::RuleSet& rules, const Resolver& resolver, const ruleset::Obligation& one, Day on,
          const Locality& at) {
  Owed result;
  result.in_force = one.valid.contains(on) && binds(rules, one, at);
  const auto resolve = [&](const std::vector<ruleset::Party>& parties, std::vector<std::string>& into,
                           const std::vector<std::string>& but) {
    for (const ruleset::Party& party : parties) {
      const Fate fate = resolver.fate(party.department, party.scope.empty() ? one.scope : party.scope, on, at);
      if (fate.ended)
        add(result.ended, party.department);
      else
        add(into, fate.department, but);
      result.chain.insert(result.chain.end(), fate.chain.begin(), fate.chain.end());
    }
  };
  resolve(one.lead, result.lead, {});
  resolve(one.coordinate, result.coordinating, result.lead);
  resolve(one.to, result.to, {});
  return result;
}

std::optional<Day> due_in(const ruleset::Obligation& one, int year) {
  if (one.on) return to_civil(*one.on).year == year ? one.on : std::nullopt;
  if (!one.due) return std::nullopt;
  if (one.every && one.valid.from) {
    const auto years = static_cast<int>(one.every->months / 12);
    const int since = year - to_civil(*one.valid.from).year;
    if (since < 0 || since % years != 0) return std::nullopt;
  }
  const auto month = static_cast<unsigned>(one.due->month);
  auto day = static_cast<unsigned>(one.due->day);
  if (!date_exists(year, month, day)) --day;
  const Day due{from_civil(year, month, day).number - (one.due->before ? 1 : 0)};
  return one.valid.contains(due) ? std::optional(due) : std::nullopt;
}

}  // namespace inspectplan::responsibility
