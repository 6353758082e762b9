#pragma once
// The kinds of entries there are. To add one: its name in kinds.cpp, its line in the table of docs/formats.md (a test
// holds the two together), and `append` with its `what` in the transaction of what it speaks of. Where it vouches for
// rows or for cells of the register, `what` says so in the members `rows`, `stored`, `schema` (ledger/rows.hpp,
// register/stored.hpp), which `runs verify` reads whatever the kind is; what a signature or another file must prove
// needs a check of its own beside usecase/audit/audit_exports.cpp.
#include <string>
#include <string_view>
#include <vector>

namespace inspectplan::ledger {

const std::vector<std::string>& kinds();
bool is_kind(std::string_view name);

}  // namespace inspectplan::ledger
