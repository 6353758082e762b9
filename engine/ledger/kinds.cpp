#include "ledger/kinds.hpp"

#include <algorithm>

namespace inspectplan::ledger {

const std::vector<std::string>& kinds() {
  static const std::vector<std::string> names{"taken-over", "import",      "correction", "merge",         "rename",
                                              "split",      "link-undone", "blanked",    "version",       "published",
                                              "key-added",  "key-revoked", "approval",   "plan-approval", "run",
                                              "edit",       "step",        "export"};
  return names;
}

bool is_kind(std::string_view name) { return std::find(kinds().begin(), kinds().end(), name) != kinds().end(); }

}  // namespace inspectplan::ledger
