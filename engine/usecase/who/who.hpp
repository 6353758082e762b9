#pragma once
// Who answers for what on a day: of a matter, of a sector's matters, or of the matters an enterprise has.
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "report/report.hpp"
#include "responsibility/resolve.hpp"
#include "score/assess.hpp"

namespace inspectplan::usecase {

struct Who {
  enum class Kind { matter, sector, enterprise, all };
  Kind kind = Kind::matter;
  std::string subject;  // its id or key
  Day at{};
  // Each responsibility in force, by matter, within it the one that decides first, the others by id. A matter without
  // any stands here too, with a note and no id.
  std::vector<responsibility::Answer> answers;

  // What the answers of one matter come to together: who visits, and behind it who investigates, where texts say so.
  struct Party {
    std::string matter;
    std::optional<ruleset::Duty> duty;  // of the text that decides; none = no text of such a duty is in force
    std::string responsibility;         // that text; empty = the texts name nobody
    std::vector<std::string> lead, coordinating;
    std::vector<std::string> other_leads;  // texts of the same rank name these instead: the texts disagree
    // Of a sector or an enterprise: whether it surely has the matter, or only may.
    std::optional<bool> certain;
  };
  std::vector<Party> parties;
};

// Matter, sector or all matters (`id` unused), wherever it may be (every territory's texts are shown). Of a sector: the
// matters of an enterprise of which nothing else is known, first those that it surely has, then those that it may have.
// A text with a condition of its own leads only where no other does, unless the sector meets the condition.
// Unknown ids: a finding with the nearest one, and nothing.
std::optional<Who> who(const std::shared_ptr<const ruleset::RuleSet>& rules, Who::Kind kind, const std::string& id,
                       Day at, Diagnostics& diagnostics);

// The matters that one enterprise has, at its place; undecided ones with a note. Notes also say which texts wait for a
// fact that is missing, and that no text of its own binds the place.
Who who(const std::shared_ptr<const ruleset::RuleSet>& rules, const column::Dataset& data,
        const score::Assessments& assessments, std::size_t row, Day at);

// {"at","kind","subject","parties":[{"matter","certain","responsibility","duty","lead","coordinating","other_leads"}],
// "matters":[{"matter","responsibility","duty","role","lead","coordinating","chain","basis","basis_in_force","notes"}]};
// notes in the language asked for.
std::string who_json(const Who& who, Language language, int indent = 2);
// Text for Graphviz: a matter points to its leads (red: to those of texts that disagree; orange: only for a time),
// dashed to who joins; dotted back to the departments that they took over from. A matter without a lead is red. The
// same for the same rules: nodes and edges are sorted.
std::string who_dot(const Who& who, const ruleset::RuleSet& rules, Language language);
// Every department that passed something on or took something over, at any time; those not there on the day are grey,
// what passed only for a time is orange.
std::string succession_dot(const ruleset::RuleSet& rules, Day at, Language language);
report::Sheet who_sheet(const Who& who, const ruleset::RuleSet& rules, Language language);

}  // namespace inspectplan::usecase
