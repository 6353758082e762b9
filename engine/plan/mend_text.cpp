// What would be enough, in words: in days as tables and --what-if take them, before the reserve.
#include "plan/assemble.hpp"
#include "plan/shortage.hpp"
#include "plan/text.hpp"

namespace inspectplan::plan {
namespace {

Label number(std::int64_t n) { return same(std::to_string(n)); }
Label joined(Label list, const Label& next) { return (list.en.empty() ? list : list + same(", ")) + next; }

Label days_of(const Solved& solved, std::uint32_t department, std::uint32_t period, std::int64_t usable) {
  const std::int64_t days = *solved.capacity.with_reserve(department, period, usable);
  return Label{"thêm ", ""} + number(days) + Label{" ngày công của ", days == 1 ? " more day of " : " more days of "} +
         name_of_department(solved.context.rules, solved.departments.id(department)) + Label{" trong ", " in "} +
         name_of(solved.draft.periods[period]);
}

bool reserve_takes_all(const Solved& solved, const Mend& mend) {
  for (const auto& [cell, days] : mend.days)
    if (!solved.capacity.with_reserve(cell.first, cell.second, days)) return true;
  return false;
}

}  // namespace

std::optional<Label> words_of(const Solved& solved, const Mend& mend, const Label& enough_for) {
  if (mend.days.empty() && mend.visits.empty()) return std::nullopt;
  if (reserve_takes_all(solved, mend))
    return Label{"dự phòng giữ lại mọi ngày công, thêm bao nhiêu cũng không đủ: giảm planning.reserve",
                 "the reserve keeps every day, no number of days would do: lower planning.reserve"};
  Label list;
  for (const auto& [cell, days] : mend.days) list = joined(list, days_of(solved, cell.first, cell.second, days));
  if (!mend.days.empty()) list = list + Label{" (tính cả phần dự phòng)", " (before the reserve)"};
  for (const auto& [group, visits] : mend.visits)
    list = joined(list, Label{"cho phép thêm ", ""} + number(visits) +
                            Label{" cuộc theo ", visits == 1 ? " more visit under " : " more visits under "} +
                            name_of_group(solved.context.rules, solved.draft.problem.groups[group].id));
  return mend.verified ? list + Label{": đủ cho ", ": enough for "} + enough_for + verified_again()
                       : list + Label{": vẫn chưa đủ khi lập lại kế hoạch", ": planning again, it was not enough"};
}

Label verified_again() { return {" (đã lập lại kế hoạch để kiểm chứng)", " (verified by planning again)"}; }

Solution planned_again(const Solved& solved, Problem& problem) {
  set_draw_days(solved.context.rules, problem);
  return solve(problem);
}

}  // namespace inspectplan::plan
