#pragma once
// `import`: a rule set's tables, a file, the register. A refused first import leaves no register behind.
#include <optional>
#include <string>

#include "register/import.hpp"

namespace inspectplan::usecase {

// Empty where the rule set cannot be loaded or does not fit the register; the findings say why.
std::optional<registers::ImportReport> import(const std::string& rules, const std::string& database,
                                              const registers::ImportOptions& options, Diagnostics& diagnostics,
                                              Observer& observer);

// A map proposed from the headers of the file, as YAML; see registers::suggest_map.
std::optional<std::string> suggest_map(const std::string& rules, const registers::ImportOptions& options,
                                       Diagnostics& diagnostics);

}  // namespace inspectplan::usecase
