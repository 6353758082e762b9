// A plan without a single visit, though there are enterprises to visit: why, and what would mend it.
#include <set>

#include "plan/assemble.hpp"
#include "plan/mender.hpp"
#include "plan/text.hpp"

namespace inspectplan::plan {
namespace {

constexpr std::size_t names_shown = 5;

class Report {
 public:
  Report(const Solved& solved, std::vector<Finding>& findings) : solved_(solved), findings_(findings) {}

  void write() {
    const Problem& problem = solved_.draft.problem;
    for (std::uint32_t i = 0; i < problem.candidates.size(); ++i)
      if (solved_.room.visited(i)) return;
    each_enterprise(solved_, [&](std::size_t entry, std::uint32_t, bool) { count(static_cast<std::uint32_t>(entry)); });
    if (excluded_ + without_known_ + without_days_ == 0) return;
    findings_.push_back({"empty-plan", "error", why()});
    if (without_days_ > 0 && !mandated_) mend();
  }

 private:
  const Solved& solved_;
  std::vector<Finding>& findings_;
  std::int64_t excluded_ = 0, without_known_ = 0, without_days_ = 0;
  bool mandated_ = false;                // then the findings of mandates say what would mend it
  std::set<std::uint32_t> departments_;  // whose days are too few

  void count(std::uint32_t entry) {
    const Blocked blocked = solved_.draft.entries[entry].blocked;
    excluded_ += blocked == Blocked::excluded ? 1 : 0;
    without_known_ += blocked == Blocked::no_days ? 1 : 0;
    if (blocked != Blocked::no) return;
    const Candidate& candidate = solved_.draft.problem.candidates[entry];
    mandated_ = mandated_ || candidate.must;
    bool lacks = false;
    for (const Option& option : candidate.options)
      for (const Use& use : option.days)
        if (solved_.draft.problem.capacity[use.department][option.period] < use.days) {
          departments_.insert(use.department);
          lacks = true;
        }
    without_days_ += lacks ? 1 : 0;
  }

  // ", 3 of them …", of those there are.
  static Label of_them(std::int64_t enterprises, const Label& what) {
    return enterprises == 0 ? Label{} : same(", " + std::to_string(enterprises) + " ") + what;
  }

  Label why() const {
    return Label{"kế hoạch không có cuộc nào: ", "the plan has no visit: of "} +
           Label{std::to_string(solved_.draft.candidates) + " cơ sở có nội dung để kiểm tra",
                 std::to_string(solved_.draft.candidates) +
                     (solved_.draft.candidates == 1 ? " enterprise with a matter" : " enterprises with a matter")} +
           of_them(excluded_, {"được loại trừ", "excluded"}) +
           of_them(without_known_,
                   {"chưa biết số ngày công của cơ quan chủ trì", "led by nobody whose days are known"}) +
           of_them(without_days_, {"không đủ ngày công", "for want of days"}) + days();
  }

  // "; Dept A has 0 days in the year", of those whose days are too few.
  Label days() const {
    Label list;
    std::size_t shown = 0;
    for (const std::uint32_t department : departments_) {
      if (++shown > names_shown) return list + same(" …");
      std::int64_t days = 0;
      for (const std::int64_t of_period : solved_.draft.problem.capacity[department]) days += of_period;
      list = list + same("; ") + name_of_department(solved_.context.rules, solved_.departments.id(department)) +
             Label{" có ", " has "} + same(std::to_string(days)) +
             Label{" ngày công cả năm (đã trừ dự phòng)",
                   std::string(days == 1 ? " day" : " days") + " in the year (net of the reserve)"};
    }
    return list;
  }

  void mend() {
    const Mend mend = first_visit_mend_of(solved_.draft.problem,
                                          [this](Problem& problem) { return planned_again(solved_, problem); });
    if (const auto words = words_of(solved_, mend, {"một cuộc đầu tiên", "a first visit"}))
      findings_.push_back({"empty-plan-mend", "warning", *words});
  }
};

}  // namespace

void add_empty_plan_findings(const Solved& solved, std::vector<Finding>& findings) { Report(solved, findings).write(); }

}  // namespace inspectplan::plan
