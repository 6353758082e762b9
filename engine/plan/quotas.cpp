// Quotas as groups with a share, and how they came out.
#include <algorithm>
#include <map>
#include <string_view>

#include "plan/assemble.hpp"
#include "plan/text.hpp"

namespace inspectplan::plan {
namespace {

constexpr const char* prefix = "quota/";

void add_quota(const Context& context, const Departments& departments, std::size_t index, Draft& draft) {
  const ruleset::Quota& quota = context.rules.planning.quotas[index];
  std::vector<Group>& groups = draft.problem.groups;
  const auto first = static_cast<std::uint32_t>(groups.size());
  const bool whole = quota.each == "plan";
  if (whole) {
    groups.push_back({prefix + quota.id, 0, {}, VisitShare{quota.at_least, {}}});
  } else {
    for (std::uint32_t d = 0; d < departments.size(); ++d)
      groups.push_back({prefix + quota.id + "/" + departments.id(d), 0, {}, VisitShare{quota.at_least, d}});
  }
  for (std::size_t i = 0; i < draft.entries.size(); ++i) {
    if (!holds(context.assessments.quotas[index][draft.entries[i].row])) continue;
    Candidate& candidate = draft.problem.candidates[i];
    if (whole) candidate.groups.push_back(first);
    for (Option& option : candidate.options)
      if (!whole) option.counts.push_back(first + option.days.front().department);
  }
}

}  // namespace

void add_quotas(const Context& context, const Departments& departments, Draft& draft) {
  for (std::size_t q = 0; q < context.rules.planning.quotas.size(); ++q) add_quota(context, departments, q, draft);
}

std::vector<QuotaUse> quotas_of(const Solved& solved, const std::vector<Visit>& visits) {
  const auto& quotas = solved.context.rules.planning.quotas;
  std::map<std::string_view, std::size_t> rows;
  for (std::size_t i = 0; i < solved.draft.entries.size(); ++i)
    rows.emplace(solved.draft.problem.candidates[i].id, solved.draft.entries[i].row);
  std::vector<QuotaUse> result;
  for (std::size_t q = 0; q < quotas.size(); ++q) {
    std::map<std::string, QuotaUse> by_department;  // of the whole plan under ""
    if (quotas[q].each == "plan") by_department.emplace("", QuotaUse{});
    for (const Visit& visit : visits) {
      QuotaUse& use = by_department[quotas[q].each == "plan" ? "" : visit.lead];
      ++use.total;
      if (holds(solved.context.assessments.quotas[q][rows.at(visit.enterprise)])) ++use.achieved;
    }
    for (auto& [department, use] : by_department) {
      const Scaled share = quotas[q].at_least;
      const std::int64_t one = power_of_ten(share.scale);
      use.wanted = static_cast<std::int64_t>((Wide{use.total} * share.value + one - 1) / one);
      use.id = quotas[q].id;
      use.department = department;
      result.push_back(use);
    }
  }
  return result;
}

// A share that is not reached: whether there is anything left that could count, and which share would hold.
void add_quota_findings(const Solved& solved, const std::vector<QuotaUse>& quotas, std::vector<Finding>& findings) {
  for (const QuotaUse& use : quotas) {
    if (use.achieved >= use.wanted) continue;
    const std::string id = prefix + use.id + (use.department.empty() ? "" : "/" + use.department);
    std::int64_t possible = 0;
    for (const Candidate& candidate : solved.draft.problem.candidates)
      possible += std::any_of(candidate.options.begin(), candidate.options.end(), [&](const Option& option) {
        const auto named = [&](std::uint32_t group) { return solved.draft.problem.groups[group].id == id; };
        return std::any_of(candidate.groups.begin(), candidate.groups.end(), named) ||
               std::any_of(option.counts.begin(), option.counts.end(), named);
      });
    const Scaled share{use.achieved * 1000 / use.total, 3};
    const Label number = same(std::to_string(use.achieved) + "/" + std::to_string(use.wanted));
    Label message =
        Label{"tỷ lệ tối thiểu, ", "the quota "} + name_of_group(solved.context.rules, id) + same(": ") + number;
    message = message + (possible == use.achieved ? Label{"; đã chứng minh: không còn cơ sở nào khác để tính vào",
                                                          "; proven: there is no other enterprise that could count"}
                                                  : Label{"; còn " + std::to_string(possible - use.achieved) +
                                                              " cơ sở có thể tính, thiếu ngày công",
                                                          "; " + std::to_string(possible - use.achieved) +
                                                              " more could count, the days or caps do not allow it"});
    findings.push_back({"quota-short", "warning",
                        message + Label{"; tỷ lệ đạt được với kế hoạch này: " + in_vietnamese(share),
                                        "; a share that holds with this plan: " + to_string(share)}});
  }
}
}  // namespace inspectplan::plan
