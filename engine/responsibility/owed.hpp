#pragma once
// What somebody owes, as it stands on a day: an entry of `reporting` with its parties after succession.
#include <optional>
#include <string>
#include <vector>

#include "responsibility/resolve.hpp"

namespace inspectplan::responsibility {

struct Owed {
  bool in_force = false;                            // `valid` holds the day, `territory` the place
  std::vector<std::string> lead, coordinating, to;  // resolved, each once, in the order of the text
  std::vector<std::string> ended;                   // named by the text, held by nobody on the day
  std::vector<Step> chain;
};

// A lead does not coordinate as well. Classes stand without an instance where `at` does not name one.
Owed owed(const ruleset::RuleSet& rules, const Resolver& resolver, const ruleset::Obligation& one, Day on,
          const Locality& at = {});

// The last day on which it is in time, in a calendar year; empty: nothing is due then, or the text gives no day.
std::optional<Day> due_in(const ruleset::Obligation& one, int year);

}  // namespace inspectplan::responsibility
