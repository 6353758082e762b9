#pragma once
// Personal fields blanked: the values go, from the current rows and the ended ones; what they were digested to stays
// in the ledger beside what is left. Register digests and results leave personal fields out, so nothing else changes.
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/day.hpp"
#include "base/diagnostic.hpp"
#include "column/schema.hpp"

namespace inspectplan::registers {

class Register;

struct BlankRequest {
  std::string enterprise;           // key
  std::vector<std::string> fields;  // empty: all personal ones
  std::string why;
  Day on{};
  std::string actor;
};

// The fields that it would blank: (table, field). A finding for one that these rules do not call personal.
std::vector<std::pair<std::string, std::string>> fields_to_blank(Register& target, const column::Schema& schema,
                                                                 const BlankRequest& request, Diagnostics& diagnostics);

// How many cells. Empty on findings: a field that is not personal, nothing to blank.
std::optional<std::int64_t> blank(Register& target, const column::Schema& schema, const BlankRequest& request,
                                  Diagnostics& diagnostics);

}  // namespace inspectplan::registers
