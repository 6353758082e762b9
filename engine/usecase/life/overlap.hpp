#pragma once
// The overlap check: the list goes out, comes back with what was decided, and the plan is made again by it.
#include "usecase/life/edit_plan.hpp"

namespace inspectplan::usecase {

struct OverlapRequest {
  std::string database;
  std::string run;   // taken back: default, the plan that the list names
  std::string file;  // to be written: its name ends in .xlsx or .csv; come back: its name
  std::string by, document;
  Day on{};
  Language language = Language::vi;
  std::optional<Scaled> stay;
  bool dry_run = false;  // of taking back
  std::string actor, program_version;
};

// Writes the list and enters that it was sent. The number of visits in it; empty on findings.
std::optional<std::int64_t> send_overlap(const OverlapRequest& request, Diagnostics& diagnostics);

struct OverlapTaken {
  std::int64_t kept = 0, struck = 0, moved = 0, merged = 0;
  std::string run;               // the plan that is cleared now
  std::optional<Edited> edited;  // absent where everything was kept
};

// Reads `bytes`, what the file holds. Refused as a whole: a word that is none of the decisions, a move without a
// period, no letter. Taken with a finding: rows added, gone, renamed, in another order.
std::optional<OverlapTaken> take_overlap(const OverlapRequest& request, const std::string& bytes, Pool& pool,
                                         Diagnostics& diagnostics, Observer& observer);

}  // namespace inspectplan::usecase
