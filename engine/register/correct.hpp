#pragma once
// Corrections: a value set right by hand, with the reason and the document that shows it. A correction counts as an
// import of its own (mode "correction"), so what was known before it stays to be seen; and it holds against later
// imports as long as they bring the value that was corrected.
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/day.hpp"
#include "base/diagnostic.hpp"
#include "column/schema.hpp"

namespace inspectplan::registers {

class Register;

struct CorrectionRequest {
  std::string table;
  std::vector<std::string> key;                             // as written in files: ISO dates, plain numbers
  std::vector<std::pair<std::string, std::string>> fields;  // field → value; an empty value is missing
  std::string why, document;
  Day on{};  // not before the last import's
  std::string actor;
};

struct Corrected {
  std::int64_t import = 0;
  struct Change {
    std::string field, from, to;
  };
  std::vector<Change> changes;
};

// Empty on findings: no such table, field or row, a value the field does not take, nothing to change.
std::optional<Corrected> correct(Register& target, const column::Schema& schema, const CorrectionRequest& request,
                                 Diagnostics& diagnostics);

}  // namespace inspectplan::registers
