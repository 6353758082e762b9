// Lists of which the first entry that holds counts: tiers and the workload table.
#include <algorithm>

#include "ruleset/concerns.hpp"
#include "ruleset/questions.hpp"
#include "ruleset/reading.hpp"
#include "ruleset/sound.hpp"

namespace inspectplan::ruleset {
namespace {

using analysis::Case;
using analysis::Formula;
using analysis::Verdict;

struct Line {
  std::string name;
  Place place;
  const std::optional<feel::Typed>* when;
};

class ListCheck {
 public:
  ListCheck(std::string name, std::vector<Line> lines, const Meaning& meaning, Diagnostics& diagnostics)
      : name_(std::move(name)),
        lines_(std::move(lines)),
        meaning_(meaning),
        space_(meaning.meanings()),
        diagnostics_(diagnostics) {
    for (const Line& line : lines_)
      holds_.push_back(*line.when ? space_.truth(**line.when) : space_.formulas().constant(analysis::holds));
  }

  // An entry that holds only where one before it does never counts.
  void shadows(const char* code) {
    std::vector<Formula> parts;
    std::size_t asked = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if ((asked += i) > most_asked) {
        gave_up_ = true;
        return;
      }
      std::vector<Formula> reached = parts;
      reached.push_back(holds_[i]);
      const bool never_alone = find(holds_[i], analysis::holds).verdict == Verdict::none;
      const Formula alone = space_.formulas().all(std::move(reached));
      if (i > 0 && !never_alone && find(alone, analysis::holds).verdict == Verdict::none)
        say_shadowed(code, lines_[i], alone);
      parts.push_back(space_.formulas().opposite(holds_[i]));
    }
  }

  // Where facts are known, and where they are missing.
  void gap(const char* code, const std::string& message, const std::string& hint) {
    const Formula any = space_.formulas().any(holds_);
    Case found = find(any, analysis::fails);
    if (found.verdict == Verdict::none) found = find(any, analysis::fails | analysis::undecided);
    if (found.verdict != Verdict::found) return;
    std::vector<const feel::Typed*> conditions;  // each line has one, else there were no gap
    for (const Line& line : lines_) conditions.push_back(&**line.when);
    // Where the case lacks a fact, so do those whom it stands for; else nobody can tell of who lacks one.
    const bool lacks =
        std::any_of(found.values.begin(), found.values.end(), [](const auto& one) { return one.value.missing; });
    diagnostics_.warning(code, lines_.back().place, message + " " + where(space_, found), hint).concerns =
        concerns_uncovered(conditions, lacks ? std::set<std::string>() : meaning_.fields_behind(conditions));
  }

  void limits() { say_limits(space_, gave_up_, name_, lines_.front().place, diagnostics_); }

 private:
  void say_shadowed(const char* code, const Line& line, Formula alone) {
    if (const auto between = space_.between_steps(alone, analysis::holds))
      return say_between_steps(*between, line.name, line.place, diagnostics_);
    diagnostics_.warning(code, line.place, line.name + " is never reached: those before it take all that it asks for",
                         "correct its condition or those before it, or change their order");
  }

  Case find(Formula formula, analysis::Outcomes wanted) {
    Case found = space_.find(formula, wanted);
    gave_up_ = gave_up_ || found.verdict == Verdict::gave_up;
    return found;
  }

  std::string name_;
  std::vector<Line> lines_;
  const Meaning& meaning_;
  analysis::Space space_;
  Diagnostics& diagnostics_;
  std::vector<Formula> holds_;
  bool gave_up_ = false;
};

bool can_be_asked(const std::vector<Line>& lines, const Sound& sound) {
  for (const Line& line : lines)
    if (*line.when && (!**line.when || !sound.is_clear(**line.when))) return false;
  return !lines.empty();
}

void check_tiers(const RuleSet& rules, const Meaning& meaning, const Sound& sound, Diagnostics& diagnostics) {
  std::vector<Line> lines;
  for (const Tier& tier : rules.tiers) {
    lines.push_back({"tier " + tier.id, tier.place, &tier.when});
    if (!tier.when) break;  // that those behind it are never reached is said where they are read
  }
  if (!can_be_asked(lines, sound)) return;
  ListCheck check("tiers", std::move(lines), meaning, diagnostics);
  check.shadows("tier-shadowed");
  check.limits();
}

void check_workload(const RuleSet& rules, const Meaning& meaning, const Sound& sound, Diagnostics& diagnostics) {
  std::vector<Line> lines;
  for (const Workload& one : rules.planning.workload)
    lines.push_back({"workload " + std::to_string(lines.size() + 1), one.place, &one.when});
  if (!can_be_asked(lines, sound)) return;
  ListCheck check("workload", std::move(lines), meaning, diagnostics);
  check.shadows("workload-shadowed");
  check.gap("workload-gap", "planning.workload: a visit takes no number of days", "add a last line without \"when\"");
  check.limits();
}

}  // namespace

void check_lists(Reading& reading) {
  const auto asked = [&reading](const auto& one) {
    return reading.asks(one.place) || (one.when && *one.when && reading.asks(one.when->syntax().text().place(0)));
  };
  const auto& tiers = reading.rules.tiers;
  const auto& workload = reading.rules.planning.workload;
  const bool with_tiers = std::any_of(tiers.begin(), tiers.end(), asked);
  const bool with_workload = std::any_of(workload.begin(), workload.end(), asked);
  if (!with_tiers && !with_workload) return;
  const Meaning meaning(reading.rules);
  const Sound sound(reading);
  if (with_tiers) check_tiers(reading.rules, meaning, sound, reading.diagnostics);
  if (with_workload) check_workload(reading.rules, meaning, sound, reading.diagnostics);
}

}  // namespace inspectplan::ruleset
