#pragma once
// Who answers for what, on a day: responsibilities and successions as one graph (Boost.Graph).
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "ruleset/model.hpp"

namespace inspectplan::responsibility {

// A step of a succession that was followed.
struct Step {
  std::string from, to, scope;
  Day on{};                           // since when
  std::optional<Day> until;           // a temporary transfer ends then
  std::vector<ruleset::Basis> basis;  // in force on the day asked about; all of them where none is
  bool basis_in_force = true;         // false: none is
  ruleset::Status status = ruleset::Status::verified;
};

// Where an object stands, as far as responsibilities ask. Built from an enterprise's fields.
struct Locality {
  // Code that documents' `territory` is compared with. Absent = not stated: every text applies.
  std::optional<std::string> territory;
  // Enterprise field → its code, for classes of departments (`one_per: commune`).
  std::map<std::string, std::string> codes;
  // The place of one object. Of a class of departments only an instance can go there; false: asked in general.
  bool of_object = false;
};

// What became of (department, scope) on a day: itself, a successor along the chain, or ended.
struct Fate {
  bool ended = false;      // nobody holds it on that day
  std::string department;  // "council:00004" for an instance; the last one known when ended
  std::vector<Step> chain;
};

struct Answer {
  std::string responsibility;  // id
  std::string matter;
  ruleset::Duty duty{};
  ruleset::Role role{};
  std::vector<std::string> lead;          // resolved, each once, in the order of the text
  std::vector<std::string> coordinating;  // resolved, without leads, each once, in the order of the text
  std::vector<Step> chain;                // of leads and coordinators, each once
  std::vector<ruleset::Basis> basis;      // in force on the day; all of them where none is
  std::vector<Label> notes;               // merged after succession, ended, temporary until …, sanction …
  bool basis_in_force = true;             // false: none is, and a note says so
};

// A finding about responsibilities and successions, in both languages; check() gives it as a Diagnostic.
struct Issue {
  std::string code;
  Severity severity = Severity::warning;
  Place place;
  Label message, hint;
  std::string concerns = {};  // as of a Diagnostic
};

// Thread-safe after construction.
class Resolver {
 public:
  explicit Resolver(std::shared_ptr<const ruleset::RuleSet> rules);
  ~Resolver();

  Fate fate(const std::string& department, const std::string& scope, Day on, const Locality& at = {}) const;

  // Every responsibility for the matter in force on the day and at the locality, sorted by id.
  // `applies`: which responsibilities hold for the object (by index into RuleSet::responsibilities); empty = all.
  std::vector<Answer> answers(std::size_t matter, Day on, const Locality& at,
                              const std::vector<bool>& applies = {}) const;

  // Who would lead and coordinate a visit for the matter (duties inspect and manage only; explicit
  // before implied). `lead` empty = nobody: a finding of the caller's.
  // The first responsibility that has a lead on the day decides, in this order: explicit before implied, of a
  // territory before everywhere, narrowed by `when` before for all, inspect before manage, by id. Leads are several
  // only where that one names several. Coordinators are its own and those of texts that name no lead at all.
  struct Party {
    std::vector<std::string> lead, coordinating;
    std::vector<std::size_t> responsibilities;  // the one that decides first, then the others in force
    bool tied = false;                     // another one of the same rank names other leads: a finding of the caller's
    std::vector<std::string> other_leads;  // those others, where tied
    // Classes of departments that would lead or coordinate, had the object the code that names the instance. They are
    // left out, save where nobody else would lead.
    std::vector<std::string> unplaced;
    // What lead and coordinating rest on, each citation once: the deciding text and the successions of its leads, then
    // in the order of rank each text of which somebody coordinates, and the successions of these. In force on the day.
    std::vector<ruleset::Basis> basis;
  };
  Party visit_parties(std::size_t matter, Day on, const Locality& at, const std::vector<bool>& applies = {}) const;
  // The same for the duty to investigate, which makes no visits of a plan.
  Party investigation_parties(std::size_t matter, Day on, const Locality& at,
                              const std::vector<bool>& applies = {}) const;

  // Days in (first, last] on which some answer can change, sorted: starts of parts that are the same throughout.
  std::vector<Day> changes(Day first, Day last) const;

  // No lead, two unintended leads, dead ends, cycles, temporary ends inside [first, last], departments
  // that coordinate with themselves: findings with the path.
  // Cycles and overlaps of successions are found at any time, not only inside [first, last].
  Diagnostics check(Day first, Day last) const;
  std::vector<Issue> issues(Day first, Day last) const;  // the same, in both languages, sorted

  struct State;

 private:
  template <class Takes>
  Party parties(std::size_t matter, Day on, const Locality& at, const std::vector<bool>& applies, Takes takes) const;

  std::unique_ptr<const State> state_;
};

// Those of texts that are in force on the day, in their order. What is not defined is taken to be.
std::vector<ruleset::Basis> in_force(const ruleset::RuleSet& rules, const std::vector<ruleset::Basis>& basis, Day on);
// The documents cited of which it is not settled whether they still hold on the day, each once.
std::vector<const ruleset::Document*> doubtful(const ruleset::RuleSet& rules, const std::vector<ruleset::Basis>& basis,
                                               Day on);
void add_basis(std::vector<ruleset::Basis>& into, const std::vector<ruleset::Basis>& from);  // each citation once
std::string department_class(const std::string& department);  // "council:00004" → "council"

}  // namespace inspectplan::responsibility
