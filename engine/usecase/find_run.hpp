#pragma once
#include <optional>
#include <string>

#include "base/diagnostic.hpp"
#include "ledger/run.hpp"

namespace inspectplan::usecase {

// The recorded run of that id. Empty with a finding; `path` is the file it was looked for in.
std::optional<ledger::Run> find_run(SQLite::Database& database, const std::string& id, const std::string& path,
                                    Diagnostics& diagnostics);

void unknown_run(const std::string& id, const std::string& path, Diagnostics& diagnostics);

}  // namespace inspectplan::usecase
