#pragma once
// Questions about the conditions of one rule set: what its names stand for, and how answers become findings.
#include <map>
#include <set>
#include <string>

#include "analysis/space.hpp"
#include "ruleset/model.hpp"
#include "ruleset/possible.hpp"

namespace inspectplan::ruleset {

// Where names of `rules` lead; keeps pointers into it.
class Meaning {
 public:
  explicit Meaning(const RuleSet& rules);
  const analysis::Meanings& meanings() const { return meanings_; }
  // The fields of the enterprise that conditions come from, whatever stands between.
  std::set<std::string> fields_behind(const std::vector<const feel::Typed*>& conditions) const;
  // A case in which all of `conditions` hold and all of `none` are known to fail, as "workers = 7"; `text` is empty
  // where there surely is none. Not certain: there may be no such enterprise, or the search was given up ("…").
  struct Example {
    std::string text;
    bool is_certain = false;
  };
  Example example(const std::vector<const feel::Typed*>& conditions, const std::vector<const feel::Typed*>& none) const;

 private:
  Meaning(const Meaning&) = delete;  // what it hands out points into it
  Meaning& operator=(const Meaning&) = delete;
  const std::vector<std::int64_t>* steps_of(const std::string& name) const;
  const std::set<std::string>* facts_of(const std::string& name) const;
  std::set<std::string> made_of(const std::string& name) const;
  void add_facts(const feel::Typed& expression, std::set<std::string>& facts) const;

  const RuleSet& rules_;
  std::map<std::string, const feel::Typed*, std::less<>> derived_, sectors_;
  mutable std::map<std::string, std::optional<Values>, std::less<>> steps_;  // of the names asked for so far
  mutable std::map<std::string, std::set<std::string>, std::less<>> facts_;
  analysis::Meanings meanings_;
};

// How many conditions the questions about one list may hold together: a bound on work, so that results repeat.
inline constexpr std::size_t most_asked = 100'000;

// "where workers = 7, trade is missing"; "whatever the facts are" where it depends on none.
std::string where(const analysis::Space& space, const analysis::Case& found);

// ", if there can be such an enterprise", where that is not sure.
std::string hedge(bool is_certain);

// `what` never holds, since its case lies between two steps of a score or scorecard.
void say_between_steps(const analysis::Space::BetweenSteps& found, const std::string& what, const Place& place,
                       Diagnostics& diagnostics);

// Says where a search was given up, and what the answers about `what` do not take into account.
void say_limits(const analysis::Space& space, bool gave_up, const std::string& what, const Place& place,
                Diagnostics& diagnostics);

}  // namespace inspectplan::ruleset
