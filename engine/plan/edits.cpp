// What people decided by hand, as constraints of the problem.
#include <algorithm>

#include "plan/draft.hpp"

namespace inspectplan::plan {
namespace {

constexpr std::int64_t before_any_mandate = -1;  // priorities of rules are not negative

void pin(const Edit& edit, std::size_t index, Draft& draft) {
  Candidate& candidate = draft.problem.candidates[index];
  Entry& entry = draft.entries[index];
  entry.pinned = candidate.must = true;
  candidate.priority = before_any_mandate;
  if (!edit.period) return;
  for (std::size_t k = candidate.options.size(); k-- > 0;) {
    if (draft.periods[candidate.options[k].period].id == *edit.period) continue;
    candidate.options.erase(candidate.options.begin() + static_cast<std::ptrdiff_t>(k));
    entry.shapes.erase(entry.shapes.begin() + static_cast<std::ptrdiff_t>(k));
  }
  if (candidate.options.empty() && entry.blocked == Blocked::no) entry.blocked = Blocked::too_soon;
}

void drop(std::size_t index, Draft& draft) {
  draft.problem.candidates[index].options.clear();
  draft.problem.candidates[index].must = false;
  draft.entries[index].shapes.clear();
  draft.entries[index].blocked = Blocked::dropped;
}

}  // namespace

void apply_edits(const std::vector<Edit>& edits, Draft& draft, std::vector<Finding>& findings) {
  for (const Edit& edit : edits) {
    const auto& candidates = draft.problem.candidates;
    const auto found = std::lower_bound(candidates.begin(), candidates.end(), edit.enterprise,
                                        [](const Candidate& c, const std::string& id) { return c.id < id; });
    if (found == candidates.end() || found->id != edit.enterprise) {
      findings.push_back({"edit-without-candidate",
                          "error",
                          {"không có cơ sở " + edit.enterprise + " trong diện kiểm tra để ghim hoặc bỏ",
                           "there is no candidate " + edit.enterprise + " to pin or drop"}});
      continue;
    }
    const auto index = static_cast<std::size_t>(found - candidates.begin());
    edit.kind == Edit::Kind::pin ? pin(edit, index, draft) : drop(index, draft);
  }
}

}  // namespace inspectplan::plan
