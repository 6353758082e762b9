#pragma once
// What the register said of an enterprise, and since when.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/day.hpp"
#include "column/schema.hpp"
#include "register/links.hpp"

namespace inspectplan::registers {

class Register;

struct PastValue {
  std::string enterprise;         // the key it stood under: those of one enterprise may be several
  std::string table, row, field;  // row: the rest of a child's key, joined by commas
  std::string value;              // as people write it; empty = missing. Personal ones are not shown
  bool personal = false;
  bool blanked = false;  // a person had it removed: the value is gone, when it came is still told
  bool ended = false;    // the row ended here; `field` and `value` are empty
  std::int64_t import = 0;
  Day on{};
  std::string mode, file;       // "upsert", "snapshot" or "correction"; the file is empty for a correction
  std::int64_t correction = 0;  // the file said the old value again, and this correction (an import) stayed; 0: none
};

// Each value that was new, oldest first within its field; tables in the order of the schema, then keys: the one it is
// seen under first. `field` narrows it.
std::vector<PastValue> past_of(Register& store, const column::Schema& schema, const std::string& enterprise,
                               const std::optional<std::string>& field);

// A blanking of personal values of the enterprise.
struct PastBlanking {
  std::int64_t entry = 0;
  std::string table, field, on, actor, why;
};
std::vector<PastBlanking> blankings_of(Register& store, const std::string& enterprise);

// What a person said of the keys it goes by, or went by: oldest first, undone links too.
std::vector<Link> links_of(Register& store, const std::string& enterprise);

}  // namespace inspectplan::registers
