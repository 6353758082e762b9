#pragma once
// Steps in the life of a plan, as people report them: entries "step" about a run.
#include <cstdint>
#include <string>
#include <vector>

#include "ledger/versions.hpp"

namespace inspectplan::ledger {

struct Step {
  std::int64_t entry = 0;  // 0: not entered yet
  std::string run;
  std::string step;  // "opinions", "overlap_sent", … (ruleset::step_ids)
  std::string by, document, note;
  std::string list;  // of a list that was sent or came back: SHA-256 of the file's bytes, hex; else empty
  Day on{};
};

// Inside the caller's transaction.
void enter(SQLite::Database& database, Step& step, const std::string& actor);

std::vector<Step> steps(SQLite::Database& database);  // in the order entered

}  // namespace inspectplan::ledger
