#pragma once
// `query targets`: what the rules want reached in a year, how the register stands to it, and what it cannot tell.
#include <optional>
#include <string>
#include <vector>

#include "report/report.hpp"
#include "usecase/query/tally.hpp"
#include "usecase/session.hpp"

namespace inspectplan::usecase {

// A sum or share as the register knows it; low < high where facts of counted rows are missing.
struct Amount {
  Scaled low, high;
};

struct TargetLine {
  enum class Outcome {
    reached,
    not_reached,
    undecided,     // the missing facts could make it either
    running,       // the year is not over by as_of
    not_begun,     // nor has it begun
    no_figures,    // nobody tells
    no_baseline,   // the year before has nothing to compare with
    not_measured,  // the register cannot tell; Target::unmeasured says why
  };
  std::size_t target = 0;  // index into RuleSet::targets
  std::size_t asked = 0;   // enterprises that it counts: those of its territory, and those whose place is not known
  std::size_t place_unknown = 0;       // of them
  std::vector<std::string> territory;  // its own, else that of its documents; empty: everywhere
  Outcome outcome = Outcome::not_measured;
  std::optional<Amount> before, now;  // of all that tell in the year; none: nobody does, or nothing to divide by
  std::size_t told_before = 0, told_now = 0;
  // Of those that tell in both years: what the change is judged by, so that more or fewer reports are no change.
  std::optional<Amount> before_of_same, now_of_same;
  std::size_t same = 0;
  std::optional<Amount> change;  // now / before - 1, 3 digits; of whole years, of sums
  std::optional<Amount> wanted;  // what would have to be reached, as the year before or the text says
};

struct TargetList {
  int year = 0;
  Day as_of{};
  std::int64_t import = 0;
  std::string department;         // empty: all enterprises
  Day on{};                       // the day asked who leads
  std::size_t enterprises = 0;    // of the register, or of the department
  std::vector<TargetLine> lines;  // targets in force on some day of the year, by id
};

// `department`: only enterprises of which it leads a matter on the moment's day, or the nearest day of the year. Both
// years are asked with what was known by the moment. Empty on findings that are errors.
std::optional<TargetList> targets_of(const Session& session, const std::string& department, Pool& pool,
                                     Diagnostics& diagnostics, Observer& observer);

// {"year","as_of","import","ruleset":{…},"department","on","enterprises","targets":[{"target","label","aim","amount","by",
// "outcome","territory","asked","place_unknown","before":{"low","high","told"},"now":{…},"same":{"told","before","now","change","wanted"},"notes":[…],"basis"}]}
std::string targets_json(const TargetList& list, const ruleset::RuleSet& rules, Language language);
report::Sheet targets_sheet(const TargetList& list, const ruleset::RuleSet& rules, Language language);
std::string targets_title(int year, Language language);
// One line: whose targets, of which enterprises, as known when.
std::string targets_caption(const TargetList& list, const ruleset::RuleSet& rules, Language language);

}  // namespace inspectplan::usecase
