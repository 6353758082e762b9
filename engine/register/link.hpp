#pragma once
// A person says that keys belong to one enterprise, or that one came out of another. Each counts as an import of its
// own (mode "merge", "rename", "split", "undo"), so what was known before stays to be seen.
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "column/schema.hpp"
#include "register/links.hpp"

namespace inspectplan::registers {

class Register;

struct LinkRequest {
  std::string kind;               // "merge", "rename", "split"
  std::string enterprise, other;  // as in Link
  // Split: "TABLE:KEY", the rest of the row's key as written in files, joined by commas.
  std::vector<std::string> rows;
  std::string why, document;
  Day on{};  // not before the last import's
  std::string actor;
};

struct Linked {
  std::int64_t entry = 0;
  struct Conflict {
    std::string field, stays, hidden;
  };
  std::vector<Conflict>
      conflicts;  // values of the enterprise itself that differ under its keys; personal ones left out
};

// Empty on findings: keys that there are not, one enterprise already, no such row.
std::optional<Linked> link(Register& target, const column::Schema& schema, const LinkRequest& request,
                           Diagnostics& diagnostics);

struct UndoRequest {
  std::int64_t entry = 0;
  std::string why, document;
  Day on{};
  std::string actor;
};
std::optional<Link> undo_link(Register& target, const column::Schema& schema, const UndoRequest& request,
                              Diagnostics& diagnostics);

std::vector<Link> links_of(Register& store);  // oldest first, undone ones too

}  // namespace inspectplan::registers
