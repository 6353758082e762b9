// Quotas as groups with numbers and shares wanted, and how they came out.
#include <algorithm>
#include <map>

#include "plan/assemble.hpp"
#include "plan/shares.hpp"
#include "plan/shortage.hpp"
#include "plan/text.hpp"

namespace inspectplan::plan {
namespace {

class QuotaGroups {
 public:
  QuotaGroups(const Context& context, const Teams& teams, const Departments& departments, std::size_t quota,
              Draft& draft)
      : context_(context), teams_(teams), departments_(departments), index_(quota), draft_(draft) {}

  void add() {
    if (quota().each == "plan") part("");
    for (std::size_t i = 0; i < draft_.entries.size(); ++i)
      if (draft_.entries[i].sharing < 0 && quota().each != "lead")
        count(i);
      else
        for (std::size_t k = 0; k < draft_.problem.candidates[i].options.size(); ++k) count(i, k);
    for (auto& [name, part] : parts_) draft_.quota_parts.push_back(std::move(part));
  }

 private:
  const Context& context_;
  const Teams& teams_;
  const Departments& departments_;
  std::size_t index_;
  Draft& draft_;
  std::map<std::string, QuotaPart> parts_;

  const ruleset::Quota& quota() const { return context_.rules.planning.quotas[index_]; }

  // An enterprise by itself: all its options count alike.
  void count(std::size_t entry) {
    std::vector<Option>& options = draft_.problem.candidates[entry].options;
    const std::uint32_t row = draft_.entries[entry].row;
    const auto name = options.empty() ? std::nullopt : part_of(row, 0);
    if (!name) return;
    const QuotaPart& one = part(*name);
    const bool of_kind = holds(context_.assessments.quotas[index_][row]);
    for (Option& option : options) {
      if (of_kind) option.counts.push_back(one.group);
      if (one.all) option.counts.push_back(*one.all);
    }
  }

  // A visit counts in the parts of its sites: for the quota where a site there is of its kind.
  void count(std::size_t entry, std::size_t option) {
    const Option& of = draft_.problem.candidates[entry].options[option];
    std::map<std::string, bool> found;
    each_site(draft_, teams_, entry, option, [&](std::uint32_t row, const Shape&) {
      if (const auto name = part_of(row, of.days.front().department))
        found[*name] = found[*name] || holds(context_.assessments.quotas[index_][row]);
    });
    std::vector<std::uint32_t>& counts = draft_.problem.candidates[entry].options[option].counts;
    for (const auto& [name, of_kind] : found) {
      const QuotaPart& one = part(name);
      if (of_kind) counts.push_back(one.group);
      if (one.all) counts.push_back(*one.all);
    }
  }

  std::optional<std::string> part_of(std::uint32_t row, std::uint32_t lead) const {
    if (quota().each == "plan") return std::string();
    if (quota().each == "lead") return departments_.id(lead);
    if (quota().each != "tier") {
      std::string value = text_of(context_, quota().each, row);
      return value.empty() ? std::nullopt : std::optional(std::move(value));  // unknown: in no part
    }
    const std::int16_t tier = context_.assessments.tier[row];
    return tier < 0 ? std::nullopt : std::optional(context_.rules.tiers[static_cast<std::size_t>(tier)].id);
  }

  const QuotaPart& part(const std::string& name) {
    const auto [found, added] = parts_.try_emplace(name, QuotaPart{index_, name, 0, {}});
    if (added) add_groups(found->second);
    return found->second;
  }

  void add_groups(QuotaPart& part) {
    std::vector<Group>& groups = draft_.problem.groups;
    const std::string id = quota().id + (part.part.empty() ? "" : "/" + part.part);
    Group group{"quota/" + id, quota().least_visits.value_or(0), {}, {}, quota().most_visits.value_or(no_ceiling)};
    if (quota().at_least || quota().at_most) group.share = VisitShare{quota().at_least, {}, quota().at_most, {}};
    if (group.share && quota().each == "lead") group.share->lead = lead_of(part.part);
    if (quota().each != "lead" && quota().each != "plan") {
      part.all = static_cast<std::uint32_t>(groups.size());
      if (group.share) group.share->of = part.all;
      groups.push_back({"visits/" + id, 0, {}});
    }
    part.group = static_cast<std::uint32_t>(groups.size());
    groups.push_back(std::move(group));
  }

  std::uint32_t lead_of(const std::string& id) const {
    const auto found = std::find(departments_.ids().begin(), departments_.ids().end(), id);
    return static_cast<std::uint32_t>(found - departments_.ids().begin());
  }
};

// Visits of the plan: all, and by lead.
std::map<std::string, std::int64_t> visits_by_lead(const Solved& solved) {
  std::map<std::string, std::int64_t> visits;  // of the whole plan under ""
  for (std::uint32_t i = 0; i < solved.draft.entries.size(); ++i) {
    if (!solved.room.visited(i)) continue;
    const auto chosen = static_cast<std::size_t>(solved.room.chosen(i));
    ++visits[""];
    ++visits[solved.departments.id(solved.room.option(i, chosen).days.front().department)];
  }
  return visits;
}

}  // namespace

void add_quotas(const Context& context, const Teams& teams, const Departments& departments, Draft& draft) {
  for (std::size_t q = 0; q < context.rules.planning.quotas.size(); ++q)
    QuotaGroups(context, teams, departments, q, draft).add();
}

std::vector<QuotaUse> quotas_of(const Solved& solved) {
  std::map<std::string, std::int64_t> visits = visits_by_lead(solved);
  std::vector<QuotaUse> result;
  for (const QuotaPart& part : solved.draft.quota_parts) {
    const ruleset::Quota& quota = solved.context.rules.planning.quotas[part.quota];
    QuotaUse use;
    use.id = quota.id;
    (quota.each == "lead" ? use.department : use.part) = part.part;
    use.achieved = solved.room.visits_in(part.group);
    use.total = part.all ? solved.room.visits_in(*part.all) : visits[quota.each == "lead" ? part.part : ""];
    if (use.total == 0 && quota.each != "plan" && !quota.least_visits) continue;
    use.wanted = quota.least_visits.value_or(0);
    if (quota.at_least) use.wanted = std::max(use.wanted, part_of(*quota.at_least, use.total, true));
    if (quota.at_most) use.most = part_of(*quota.at_most, use.total, false);
    if (quota.most_visits) use.most = std::min(use.most.value_or(no_ceiling), *quota.most_visits);
    result.push_back(std::move(use));
  }
  return result;
}

namespace {

class Report {
 public:
  Report(const Solved& solved, const Solution& solution, std::vector<Finding>& findings)
      : solved_(solved), solution_(solution), findings_(findings) {}

  void write(const std::vector<QuotaUse>& quotas, const Mend& mandates) {
    bool more_could_count = false;
    for (const QuotaUse& use : quotas) {
      if (use.achieved < use.wanted) more_could_count = fell_short(use) || more_could_count;
      if (use.most && use.achieved > *use.most) went_over(use);
    }
    if (more_could_count) mend(mandates);
  }

 private:
  const Solved& solved_;
  const Solution& solution_;
  std::vector<Finding>& findings_;

  static std::string group_of(const QuotaUse& use) {
    const std::string& part = use.department.empty() ? use.part : use.department;
    return "quota/" + use.id + (part.empty() ? "" : "/" + part);
  }

  Label named(const QuotaUse& use, std::int64_t bound) const {
    return Label{"tỷ lệ tối thiểu, ", "the quota "} + name_of_group(solved_.context.rules, group_of(use)) +
           same(": " + std::to_string(use.achieved) + "/" + std::to_string(bound));
  }

  std::uint32_t number_of(const std::string& group) const {
    const std::vector<Group>& groups = solved_.draft.problem.groups;
    return static_cast<std::uint32_t>(
        std::find_if(groups.begin(), groups.end(), [&](const Group& one) { return one.id == group; }) - groups.begin());
  }

  // Candidates some visit to which would count.
  std::int64_t possible(std::uint32_t group) const {
    const Problem& problem = solved_.draft.problem;
    const auto counts = [&](const Option& option) {
      return std::find(option.counts.begin(), option.counts.end(), group) != option.counts.end();
    };
    return std::count_if(problem.candidates.begin(), problem.candidates.end(), [&](const Candidate& candidate) {
      return std::any_of(candidate.options.begin(), candidate.options.end(), counts);
    });
  }

  // Returns whether there is anything left that could count; says so, and what would hold.
  bool fell_short(const QuotaUse& use) {
    const std::uint32_t group = number_of(group_of(use));
    const std::int64_t more = possible(group) - use.achieved;
    findings_.push_back({"quota-short", "warning",
                         named(use, use.wanted) +
                             (more == 0 ? Label{"; đã chứng minh: không còn cơ sở nào khác để tính vào",
                                                "; proven: there is no other enterprise that could count"}
                                        : Label{"; còn " + std::to_string(more) + " cơ sở có thể tính",
                                                "; " + std::to_string(more) + " more could count"} +
                                              proof(use, most_visits_in(solved_.draft.problem, solution_, group))) +
                             would_hold(use)});
    return more > 0;
  }

  static Label proof(const QuotaUse& use, std::int64_t at_most) {
    if (at_most <= use.achieved)
      return {
          "; đã chứng minh: bên cạnh các cuộc bắt buộc và chọn ngẫu nhiên, không kế hoạch nào trong số ngày công"
          " và giới hạn này có nhiều hơn",
          "; proven: beside the mandates and draws no plan within these days and caps has more of them"};
    const std::string most = std::to_string(at_most);
    return {
        "; không tìm được kế hoạch có nhiều hơn trong số ngày công và giới hạn này, chưa chứng minh là không có"
        " (nhiều nhất " +
            most + ")",
        "; no plan with more of them within these days and caps was found, it is not proven that there is none "
        "(at most " +
            most + ")"};
  }

  // Mandates go before quotas: what they lack comes first.
  void mend(const Mend& mandates) {
    const Mend mend = floors_mend_of(solved_.draft.problem, solution_, mandates,
                                     [this](Problem& problem) { return planned_again(solved_, problem); });
    const Label enough_for{"mọi chỉ tiêu tối thiểu còn có thể đạt", "every quota that can be reached at all"};
    const bool beside = !mandates.days.empty() || !mandates.visits.empty();
    if (const auto words = words_of(solved_, mend, enough_for))
      findings_.push_back(
          {"quota-mend", "warning",
           (beside ? Label{"thêm vào phần của các cuộc bắt buộc: ", "beside what the mandates lack: "} : Label{}) +
               *words});
    else if (mend.verified)
      findings_.push_back(
          {"quota-mend", "warning",
           Label{"phần thêm cho các cuộc bắt buộc cũng đủ cho ", "what the mandates lack is enough as well for "} +
               enough_for + verified_again()});
  }

  bool is_share(const QuotaUse& use) const {
    const auto& quotas = solved_.context.rules.planning.quotas;
    return std::any_of(quotas.begin(), quotas.end(),
                       [&](const ruleset::Quota& quota) { return quota.id == use.id && quota.at_least; });
  }

  Label would_hold(const QuotaUse& use) const {
    const std::string number = std::to_string(use.achieved);
    if (!is_share(use))
      return Label{"; số cuộc đạt được với kế hoạch này: " + number, "; a number that holds with this plan: " + number};
    if (use.total == 0) return Label{"; kế hoạch không có cuộc nào ở đó", "; the plan has no visit there"};
    const Scaled share{use.achieved * 1000 / use.total, 3};
    return Label{"; tỷ lệ đạt được với kế hoạch này: " + in_vietnamese(share),
                 "; a share that holds with this plan: " + to_string(share)};
  }

  void went_over(const QuotaUse& use) {
    findings_.push_back({"quota-over", "warning",
                         named(use, *use.most) + Label{"; các cuộc bắt buộc và chọn ngẫu nhiên được xếp trước chỉ tiêu",
                                                       "; mandates and draws go before it"}});
  }
};

}  // namespace

void add_quota_findings(const Solved& solved, const Solution& solution, const std::vector<QuotaUse>& quotas,
                        const Mend& mandates, std::vector<Finding>& findings) {
  Report(solved, solution, findings).write(quotas, mandates);
}

}  // namespace inspectplan::plan
