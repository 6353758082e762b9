#pragma once
// A mapping proposed from the headers of a file, for a person to look over before it is used.
#include <optional>
#include <string>

#include "base/diagnostic.hpp"
#include "column/schema.hpp"
#include "register/import.hpp"

namespace inspectplan::registers {

// The map as YAML. A header is taken for a field whose name, label or other heading (`also`) it is, accents, case,
// blanks and signs aside; or, marked "look at this", for the only one all of whose words it has or that has all of its
// words. How numbers and dates are written is told from the cells. Nothing is imported. Empty where the file cannot be
// read.
std::optional<std::string> suggest_map(const column::Schema& schema, const ImportOptions& options,
                                       Diagnostics& diagnostics);

}  // namespace inspectplan::registers
