#pragma once
// Rows told to the program itself, not brought by a file: an import of its own (mode "upsert", without a file).
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/day.hpp"
#include "base/diagnostic.hpp"
#include "column/schema.hpp"
#include "register/known_ids.hpp"
#include "register/planned.hpp"

namespace inspectplan::registers {

class Register;

struct AddedRow {
  std::string table;
  std::vector<std::pair<std::string, std::string>> cells;  // field → value as files write it; the key's fields too
};

struct AddRequest {
  std::vector<AddedRow> rows;  // what a row does not name keeps what stands there
  std::string about;           // stands for the file in `import` and in the ledger: "visit record"
  Day on{};                    // not before the last import's
  std::string actor;
  PlansByRun plans{};               // results of visits must be of these
  std::optional<KnownIds> known{};  // that rows may name; absent: any
};

// All or nothing; the number of the import. Empty on findings: a value its field does not take, an enterprise that is
// not there, a row that says less than it must (visit_rules.hpp), or nothing new. Makes absent tables.
std::optional<std::int64_t> add_rows(Register& target, const column::Schema& schema, const AddRequest& request,
                                     Diagnostics& diagnostics);

}  // namespace inspectplan::registers
