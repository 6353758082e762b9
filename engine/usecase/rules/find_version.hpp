#pragma once
// A rule version named on a command line. For the .cpp files of this module.
#include <optional>
#include <string>

#include "base/diagnostic.hpp"
#include "ledger/versions.hpp"
#include "register/register.hpp"
#include "ruleset/load.hpp"

namespace inspectplan::usecase {

// Not found, or several fit: a finding.
std::optional<ledger::KnownVersion> find_version(SQLite::Database& database, const std::string& name,
                                                 Diagnostics& diagnostics);

// `rules`: a directory, or the name of a version that is kept (where no directory goes by it). Null on findings.
std::shared_ptr<const ruleset::RuleSet> load_rules(registers::Register& store, const std::string& rules,
                                                   const ruleset::LoadOptions& options, Diagnostics& diagnostics);

}  // namespace inspectplan::usecase
