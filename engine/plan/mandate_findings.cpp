// Mandates that are not met: what is short, whether that is proved, what would mend it.
#include <algorithm>

#include "plan/assemble.hpp"
#include "plan/shortage.hpp"
#include "plan/text.hpp"

namespace inspectplan::plan {
namespace {

class Report {
 public:
  Report(const Solved& solved, const Solution& solution, std::vector<Finding>& findings)
      : solved_(solved), problem_(solved.draft.problem), solution_(solution), findings_(findings) {}

  Mend write() {
    without_a_way();
    const MandateCount* last = nullptr;
    for (const MandateCount& count : solution_.mandates)
      if (count.met < count.wanted) {
        last = &count;
        unmet(count);
      }
    announced();
    if (!last) return {};
    // Those of earlier priorities are among them.
    for (const DayShortage& shortage : day_shortages(problem_, last->priority)) days(shortage);
    for (const CapShortage& shortage : cap_shortages(problem_, last->priority)) cap(shortage);
    return mend(mend_of(problem_, solution_));
  }

 private:
  const Solved& solved_;
  const Problem& problem_;
  const Solution& solution_;
  std::vector<Finding>& findings_;

  void add(std::string code, Label message) { findings_.push_back({std::move(code), "warning", std::move(message)}); }
  static Label number(std::int64_t n) { return same(std::to_string(n)); }
  Label department(std::uint32_t d) const { return name_of_department(solved_.context.rules, problem_.departments[d]); }
  static Label joined(Label list, const Label& next) { return (list.en.empty() ? list : list + same(", ")) + next; }

  // No days or caps would serve these.
  void without_a_way() {
    const std::int64_t count =
        std::count_if(problem_.candidates.begin(), problem_.candidates.end(),
                      [](const Candidate& candidate) { return candidate.must && candidate.options.empty(); });
    if (count == 0) return;
    add("mandates-without-a-way",
        number(count) +
            Label{" cơ sở bắt buộc không có cách nào để kiểm tra; lý do ghi ở từng cơ sở (loại trừ, chưa biết số"
                  " ngày công, chưa đến lúc, không có cơ quan chủ trì), thêm ngày công không giúp được",
                  std::string(count == 1 ? " mandated enterprise" : " mandated enterprises") +
                      " cannot be visited in any way; each is listed with its reason (excluded, no capacity "
                      "known, too soon, nobody leads), and more days would not help"});
  }

  // Those of a period that lost days: see Draft::announced.
  void announced() {
    const auto group = solved_.draft.announced;
    if (!group) return;
    const std::int64_t wanted = problem_.groups[*group].at_least, met = solved_.room.visits_in(*group);
    if (met < wanted) unmet({keep_priority, wanted, met, most_visits_in(problem_, solution_, *group)});
  }

  static Label kind_of(std::int64_t priority) {
    if (priority <= keep_priority) return {"phải giữ nguyên khi điều chỉnh", "not to be touched by the amendment"};
    if (priority == pin_priority) return {"đưa vào theo quyết định", "put into the plan by hand"};
    if (priority == along_priority)
      return {"cùng cuộc với cơ sở được quyết định", "of the same visits as those decided"};
    return Label{"bắt buộc ưu tiên ", "mandates of priority "} + number(priority);
  }

  void unmet(const MandateCount& count) {
    Label message = kind_of(count.priority) + Label{": đáp ứng ", ": "} + number(count.met) + Label{" trên ", " of "} +
                    number(count.wanted) + Label{" cuộc; ", " met; "};
    if (count.at_most == count.met)
      message =
          message + Label{"đã chứng minh không kế hoạch nào đáp ứng nhiều hơn", "it is proven that no plan meets more"};
    else
      message = message +
                Label{"không tìm được kế hoạch đáp ứng nhiều hơn, chưa chứng minh là không có (nhiều nhất ",
                      "none that meets more was found, it is not proven that there is none (at most "} +
                number(count.at_most) + same(")");
    add("mandates-unmet", message);
  }

  void days(const DayShortage& shortage) {
    Label periods;
    for (const std::uint32_t p : shortage.periods) periods = joined(periods, name_of(solved_.draft.periods[p]));
    add("days-short", department(shortage.department) + Label{" trong ", " in "} + periods + Label{": ", ": "} +
                          number(shortage.mandates) + Label{" cuộc bắt buộc cần ít nhất ", " mandates need at least "} +
                          number(shortage.needed) + Label{" ngày công, chỉ có ", " days, there are "} +
                          number(shortage.available) + Label{" (đã trừ dự phòng)", " (net of the reserve)"});
  }

  void cap(const CapShortage& shortage) {
    add("cap-short", Label{"giới hạn ", "the cap "} +
                         name_of_group(solved_.context.rules, problem_.groups[shortage.group].id) +
                         Label{" cho phép ", " allows "} + number(shortage.at_most) + Label{", có ", ", there are "} +
                         number(shortage.mandates) + Label{" cuộc bắt buộc", " mandates"});
  }

  Mend mend(Mend mend) {
    if (const auto words =
            words_of(solved_, mend, {"mọi cuộc bắt buộc có thể thực hiện", "every mandate that can be visited at all"}))
      add("mandates-mend", *words);
    return mend;
  }
};

}  // namespace

Mend add_mandate_findings(const Solved& solved, const Solution& solution, std::vector<Finding>& findings) {
  return Report(solved, solution, findings).write();
}

}  // namespace inspectplan::plan
