#pragma once
// Files that were made of a plan to be handed on: which plan, for whom, and the digest of the bytes.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ledger/versions.hpp"

namespace inspectplan::ledger {

struct Export {
  std::string run, result;  // the plan, and its digest
  std::string status;       // how it stood then: "draft", "proposed", "approved"
  std::string file;         // its name, without the folder
  std::string digest;       // SHA-256 of its bytes, hex
  std::string audience, language;
  std::optional<std::string> layout, form, department, enterprise;
  std::int64_t entry = 0;
};

// Inside the caller's transaction. The same export by the same person under the same date is one entry.
void enter_export(SQLite::Database& database, const Export& made, const Act& act);

std::vector<Export> exports(SQLite::Database& database);  // in the order entered

}  // namespace inspectplan::ledger
