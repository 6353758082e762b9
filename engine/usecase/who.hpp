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
  enum class Kind { matter, sector, enterprise };
  Kind kind = Kind::matter;
  std::string subject;  // its id or key
  Day at{};
  // Each responsibility in force, by matter. A matter without any stands here too, with a note and no id.
  std::vector<responsibility::Answer> answers;
};

// Matter or sector, wherever it may be (every territory's texts are shown). A sector's matters are those whose
// condition names it in in_sector(). Unknown ids: a finding with the nearest one, and nothing.
std::optional<Who> who(const std::shared_ptr<const ruleset::RuleSet>& rules, Who::Kind kind, const std::string& id,
                       Day at, Diagnostics& diagnostics);

// The matters that one enterprise has, at its place; undecided ones with a note.
Who who(const std::shared_ptr<const ruleset::RuleSet>& rules, const column::Dataset& data,
        const score::Assessments& assessments, std::size_t row, Day at);

// {"at","kind","subject","matters":[{"matter","responsibility","duty","role","lead","coordinating","chain","basis",
// "notes"}]}; notes in the language asked for.
std::string who_json(const Who& who, Language language, int indent = 2);
report::Sheet who_sheet(const Who& who, const ruleset::RuleSet& rules, Language language);

}  // namespace inspectplan::usecase
