#pragma once
// `plan pin|drop|move|release`: what people decide about single enterprises. The plan is made again with all edits of
// its line and recorded as a run that follows it, in one go with the entries that say who decided and why.
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "usecase/life/difference.hpp"
#include "usecase/usecase.hpp"

namespace inspectplan::usecase {

struct EditRequest {
  std::string database, run;
  std::string kind;  // "pin", "drop", "move", "merge", "release"
  std::vector<std::string> enterprises;
  std::string period;  // "2027-Q3" or "Q3"; of move, and of pin where one is named
  std::string reason, by, document;
  Day on{};
  std::optional<Scaled> stay;  // default: the rules' price
  bool dry_run = false;        // says what would come of it; records nothing
  std::string actor, program_version;
};

struct Edited {
  ledger::Run before;
  PlanResult after;                 // its run has no id where it was not recorded
  std::vector<ledger::Edit> edits;  // those entered now
  PlanDifference difference;
};

// Empty on findings: no such run or enterprise, nothing that could be visited then, a decision older than the data, a
// plan that others have edited since.
std::optional<Edited> edit_plan(const EditRequest& request, Pool& pool, Diagnostics& diagnostics, Observer& observer);

struct Recording {
  bool dry_run = false;
  ledger::Ledger::Also also{};                    // entered with the run, in the same transaction
  std::function<bool(const plan::Plan&)> fits{};  // false: it is not recorded
  bool moves_must_fit = false;  // a move that finds no days is refused; else it is said, as of what is put in
};

// The rest of it for edits that are known already: plans, and records unless there are findings or it is a dry run.
std::optional<Edited> plan_with_edits(const ledger::Run& before, const PlanRequest& request,
                                      std::vector<ledger::Edit> edits, const Recording& recording, Pool& pool,
                                      Diagnostics& diagnostics, Observer& observer);

report::Sheet edited_sheet(const Edited& edited, Language language);
std::string edited_json(const Edited& edited);  // inspectplan.edited/1
std::string edited_caption(const Edited& edited, Language language);

}  // namespace inspectplan::usecase
