#pragma once
// `plan amend`: one department changes its part of an approved plan in the middle of the year.
#include "report/workbook.hpp"
#include "usecase/life/edit_plan.hpp"

namespace inspectplan::usecase {

struct AmendRequest {
  std::string database, run, department;
  std::vector<std::string> drop, add, move;                // enterprises; "E=Q3" with a period (always of move)
  std::vector<std::pair<std::string, std::int64_t>> days;  // period → days more, or less, of the department
  std::string reason, by, document;
  Day on{};
  std::optional<Scaled> stay;
  bool dry_run = false;
  std::string actor, program_version;
};

// Somebody who has to be told, or asked, of a change.
struct ToTell {
  std::string who;  // an enterprise, or a department
  bool enterprise = false;
  std::string about;  // the enterprise that is visited
  PlanDifference::Kind change = PlanDifference::Kind::moves;
  bool consent = false;   // it joins in a visit that is new to it: its consent is lacking
  bool was_told = false;  // of the visit as it was
};

struct Amended {
  Edited edited;
  ledger::Run signed_plan;  // the last plan of the line that was approved
  // What its signature makes of the signed plan: the same as `edited` has, and what amendments between that nobody
  // signed changed. The appendix and those to be told follow it.
  PlanDifference since_signed;
  std::vector<ledger::Edit> edits_since_signed;
  std::vector<ToTell> to_tell;            // enterprises first, then departments
  std::vector<std::string> without_room;  // announced or done, and there are no days for it any more
};

// Of a visit that is not announced beforehand, before or after.
bool is_unannounced(const PlanDifference::Change& change, const ruleset::RuleSet& rules);

// Refused: a plan that is not approved (`plan pin|drop|move` change a draft), a department with no part in it or in a
// visit that is named, a period that is over, a visit that took place, a move that finds no days, whatever `edit_plan`
// refuses. Taken with a finding: an amendment that nobody signed yet (what it changed is part of this one's appendix),
// visits of other bodies that were learned of since the plan was made.
std::optional<Amended> amend_plan(const AmendRequest& request, Pool& pool, Diagnostics& diagnostics,
                                  Observer& observer);

// The amending appendix: what is struck, added, moved; and who is to be told.
report::Workbook amendment_workbook(const Amended& amended, Language language);
report::Sheet to_tell_sheet(const Amended& amended, Language language);
std::string amended_json(const Amended& amended);  // inspectplan.amended/1

}  // namespace inspectplan::usecase
