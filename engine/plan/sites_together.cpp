#include "plan/sites_together.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace inspectplan::plan {
namespace {

using Sites = std::vector<std::uint32_t>;  // entries

// Sites that may share a visit have all of this in common.
struct Common {
  std::string owner;
  std::vector<std::string> fields;
  std::int32_t instead;
  std::vector<std::pair<std::int32_t, std::uint32_t>> leads;  // first day, department: who leads through the year
  auto operator<=>(const Common&) const = default;
};

class Grouping {
 public:
  Grouping(const Context& context, const Teams& teams, bool amends, const Draft& draft)
      : context_(context),
        rules_(*context.rules.planning.shared_visit),
        teams_(teams),
        amends_(amends),
        draft_(draft) {}

  std::vector<Sites> run() const {
    std::vector<Sites> shared;
    for (const auto& [common, sites] : owners())
      for (Sites& visit : visits_of(sites))
        if (visit.size() > 1) shared.push_back(std::move(visit));
    std::sort(shared.begin(), shared.end());
    return shared;
  }

 private:
  const Context& context_;
  const ruleset::SharedVisit& rules_;
  const Teams& teams_;
  bool amends_;
  const Draft& draft_;

  std::map<Common, Sites> owners() const {
    // Few owners have several sites: only those are looked at closely.
    std::unordered_map<std::string, std::uint32_t> sites_of;
    for (const Entry& entry : draft_.entries)
      if (entry.blocked == Blocked::no) ++sites_of[owner_of(context_, entry.row)];
    std::map<Common, Sites> owners;
    for (std::uint32_t i = 0; i < draft_.entries.size(); ++i) {
      if (draft_.entries[i].blocked != Blocked::no) continue;
      if (sites_of[owner_of(context_, draft_.entries[i].row)] < 2) continue;
      if (auto common = common_of(i)) owners[std::move(*common)].push_back(i);
    }
    return owners;
  }

  std::optional<Common> common_of(std::uint32_t index) const {
    const Entry& entry = draft_.entries[index];
    const Candidate& candidate = draft_.problem.candidates[index];
    if (entry.blocked != Blocked::no || candidate.options.empty()) return std::nullopt;
    Common common{owner_of(context_, entry.row), {}, entry.instead, {}};
    for (const std::string& field : rules_.same) {
      common.fields.push_back(text_of(context_, field, entry.row));
      if (common.fields.back().empty()) return std::nullopt;  // unknown is not the same
    }
    for (const Shape& shape : teams_[entry.signature].shapes)
      if (common.leads.empty() || common.leads.back().second != shape.lead)
        common.leads.emplace_back(shape.from.number, shape.lead);
    return common;
  }

  std::vector<Sites> visits_of(const Sites& sites) const {
    if (!amends_) return by_period(sites);
    std::map<std::int32_t, Sites> before;  // under -1 whom the amendment puts in
    Sites others;
    for (const std::uint32_t site : sites) {
      const Entry& entry = draft_.entries[site];
      (entry.before >= 0 || entry.pinned ? before[entry.before] : others).push_back(site);
    }
    if (before.empty()) return {sites};
    add_sorted(others, before.rbegin()->second);
    std::vector<Sites> visits;
    for (const auto& [visit, together] : before)
      for (auto& one : by_period(together)) visits.push_back(std::move(one));
    return visits;
  }

  static void add_sorted(const Sites& more, Sites& sites) {
    sites.insert(sites.end(), more.begin(), more.end());
    std::sort(sites.begin(), sites.end());
  }

  // Sites that were put into several periods cannot be one visit. The others go with the earliest.
  std::vector<Sites> by_period(const Sites& sites) const {
    std::map<std::uint32_t, Sites> put;
    Sites others;
    for (const std::uint32_t site : sites) {
      const std::vector<Option>& options = draft_.problem.candidates[site].options;
      const bool one_period = options.front().period == options.back().period;
      (draft_.entries[site].pinned && one_period ? put[options.front().period] : others).push_back(site);
    }
    if (put.size() < 2) return {sites};
    std::vector<Sites> visits;
    for (auto& [period, together] : put) visits.push_back(std::move(together));
    add_sorted(others, visits.front());
    return visits;
  }
};

}  // namespace

std::vector<Sites> sites_together(const Context& context, const Teams& teams, bool amends, const Draft& draft) {
  return Grouping(context, teams, amends, draft).run();
}

}  // namespace inspectplan::plan
