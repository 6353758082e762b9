// What people decided by hand, as constraints of the problem.
#include <algorithm>

#include "plan/draft.hpp"

namespace inspectplan::plan {
namespace {

void pin(const Edit& edit, std::size_t index, Draft& draft) {
  Candidate& candidate = draft.problem.candidates[index];
  Entry& entry = draft.entries[index];
  entry.pinned = candidate.must = true;
  candidate.priority = pin_priority;
  if (!edit.period) return;
  for (std::size_t k = candidate.options.size(); k-- > 0;) {
    if (draft.periods[candidate.options[k].period].id == *edit.period) continue;
    candidate.options.erase(candidate.options.begin() + static_cast<std::ptrdiff_t>(k));
    entry.shapes.erase(entry.shapes.begin() + static_cast<std::ptrdiff_t>(k));
  }
  if (candidate.options.empty() && entry.blocked == Blocked::no) entry.blocked = Blocked::too_soon;
}

void drop(Blocked why, std::size_t index, Draft& draft) {
  draft.problem.candidates[index].options.clear();
  draft.problem.candidates[index].must = false;
  draft.entries[index].shapes.clear();
  draft.entries[index].blocked = why;
}

}  // namespace

std::optional<std::size_t> candidate_of(const Draft& draft, const std::string& enterprise) {
  const auto& candidates = draft.problem.candidates;
  const auto found = std::lower_bound(candidates.begin(), candidates.end(), enterprise,
                                      [](const Candidate& c, const std::string& id) { return c.id < id; });
  if (found == candidates.end() || found->id != enterprise) return std::nullopt;
  return static_cast<std::size_t>(found - candidates.begin());
}

std::optional<std::size_t> option_of(const Teams& teams, const Departments& departments, const Draft& draft,
                                     std::size_t candidate, const Visit& visit) {
  const Entry& entry = draft.entries[candidate];
  std::optional<std::size_t> option;
  for (std::size_t k = 0; k < entry.shapes.size(); ++k) {
    const Shape& shape = teams[entry.signature].shapes[entry.shapes[k]];
    if (draft.periods[shape.period].id == visit.period && shape.until == visit.window.until &&
        departments.id(shape.lead) == visit.lead)
      option = k;
  }
  return option;
}

void apply_edits(const std::vector<Edit>& edits, Draft& draft, std::vector<Finding>& findings) {
  for (const Edit& edit : edits) {
    const auto index = candidate_of(draft, edit.enterprise);
    if (!index) {
      findings.push_back({"edit-without-candidate",
                          "error",
                          {"không có cơ sở " + edit.enterprise + " trong diện kiểm tra để ghim hoặc bỏ",
                           "there is no candidate " + edit.enterprise + " to pin or drop"}});
      continue;
    }
    if (edit.kind == Edit::Kind::pin)
      pin(edit, *index, draft);
    else
      drop(edit.kind == Edit::Kind::merge ? Blocked::merged : Blocked::dropped, *index, draft);
  }
}

void apply_before(const Context& context, const Teams& teams, const Departments& departments, const Before& before,
                  Draft& draft) {
  const int scale = context.assessments.value_scale;
  draft.stay_price = Scaled{round_half_even(before.price.value, before.price.scale, scale), scale};
  for (const Visit& visit : before.visits) {
    const auto index = candidate_of(draft, visit.enterprise);
    const auto option = index ? option_of(teams, departments, draft, *index, visit) : std::nullopt;
    if (!option) continue;
    draft.entries[*index].stays = static_cast<std::int32_t>(*option);
    draft.problem.candidates[*index].options[*option].value += draft.stay_price->value;
  }
}

}  // namespace inspectplan::plan
