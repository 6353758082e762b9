// What people decided by hand, as constraints of the problem.
#include <algorithm>

#include "plan/sharing.hpp"
#include "plan/sites.hpp"
#include "plan/text.hpp"

namespace inspectplan::plan {
namespace {

void mark_put_in(const Edit& edit, std::size_t index, Draft& draft) {
  const Candidate& candidate = draft.problem.candidates[index];
  Entry& entry = draft.entries[index];
  entry.pinned = true;
  if (!edit.period) return;
  for (std::size_t k = candidate.options.size(); k-- > 0;)
    if (draft.periods[candidate.options[k].period].id != *edit.period) erase_option(draft, index, k);
  if (candidate.options.empty() && entry.blocked == Blocked::no) entry.blocked = Blocked::too_soon;
}

void keep_only(std::size_t option, std::size_t index, Draft& draft) {
  for (std::size_t k = draft.problem.candidates[index].options.size(); k-- > 0;)
    if (k != option) erase_option(draft, index, k);
}

bool takes_part(const Departments& departments, const Shape& shape, const std::string& department) {
  return departments.id(shape.lead) == department ||
         std::any_of(shape.joining.begin(), shape.joining.end(),
                     [&](std::uint32_t number) { return departments.id(number) == department; });
}

bool any_site(const Visit& visit, const std::set<std::string>& enterprises) {
  const std::vector<Site> sites = sites_of(visit);
  return std::any_of(sites.begin(), sites.end(),
                     [&](const Site& site) { return enterprises.contains(site.enterprise); });
}

class Amender {
 public:
  Amender(const Context& context, const Teams& teams, const Departments& departments, const Amendment& amendment,
          Draft& draft)
      : context_(context), teams_(teams), departments_(departments), amendment_(amendment), draft_(draft) {}

  void run(const std::vector<Visit>& before) {
    std::vector<const Visit*> visits(draft_.entries.size());
    for (const Visit& visit : before)
      if (const auto index = candidate_of(draft_, visit.enterprise)) visits[*index] = &visit;
    for (std::size_t i = 0; i < visits.size(); ++i) amend(i, visits[i]);
    draft_.problem.lotteries.clear();  // they were drawn when the plan was made
  }

 private:
  bool is_done(const Visit& visit, const Shape& shape) const {
    return !takes_part(departments_, shape, amendment_.department) || *visit.window.until < amendment_.on ||
           any_site(visit, amendment_.held);
  }

  // Days are lost there, and which of the announced visits they are taken from no mandate says.
  bool may_give_way(const Candidate& candidate, const Shape& shape, bool drawn) const {
    return !candidate.must && !drawn && amendment_.lost.contains(draft_.periods[shape.period].id);
  }

  // As many of them stay as can, as a floor is reached: together with the other floors, before value.
  void stay_if_can(Candidate& candidate) {
    std::vector<Group>& groups = draft_.problem.groups;
    if (!draft_.announced) {
      draft_.announced = static_cast<std::uint32_t>(groups.size());
      groups.push_back({announced_group, 0, {}});
    }
    ++groups[*draft_.announced].at_least;
    candidate.options.front().counts.push_back(*draft_.announced);
  }

  bool stays(const Visit& visit, const Shape& shape) const {
    return !any_site(visit, amendment_.named) && (is_done(visit, shape) || any_site(visit, amendment_.announced));
  }

  void amend(std::size_t index, const Visit* visit) {
    Entry& entry = draft_.entries[index];
    Candidate& candidate = draft_.problem.candidates[index];
    const auto option = visit ? option_of(context_, teams_, departments_, draft_, index, *visit) : std::nullopt;
    if (visit && visit->random && !any_site(*visit, amendment_.named)) must_stay(candidate, entry);
    if (option && stays(*visit, shape_of(draft_, teams_, index, *option))) {
      entry.kept = true;
      entry.drawn_before = visit->random;
      const Shape shape = shape_of(draft_, teams_, index, *option);
      const bool done = is_done(*visit, shape);
      keep_only(*option, index, draft_);
      if (!done && may_give_way(candidate, shape, visit->random)) return stay_if_can(candidate);
      must_be_visited(candidate, done ? keep_done_priority : candidate.must ? keep_mandate_priority : keep_priority);
      return;
    }
    for (std::size_t k = candidate.options.size(); k-- > 0;) {
      const Shape shape = shape_of(draft_, teams_, index, k);
      const bool new_where_days_are_lost =
          !visit && !is_named(index) && amendment_.lost.contains(draft_.periods[shape.period].id);
      const Span window = window_of(context_, rows_of(draft_, teams_, index, k), shape);
      if (takes_part(departments_, shape, amendment_.department) && amendment_.on <= *window.until &&
          !new_where_days_are_lost)
        continue;
      erase_option(draft_, index, k);
    }
    if (candidate.options.empty() && entry.blocked == Blocked::no) entry.blocked = Blocked::not_amended;
  }

  bool is_named(std::size_t index) const {
    bool named = false;
    each_row(draft_, index,
             [&](std::uint32_t row) { named = named || amendment_.named.contains(key_of(context_, row)); });
    return named;
  }

  // What the lot fell on is not chosen away for another.
  static void must_stay(Candidate& candidate, Entry& entry) {
    entry.drawn_before = true;
    if (!candidate.must) must_be_visited(candidate, keep_priority);
  }

  const Context& context_;
  const Teams& teams_;
  const Departments& departments_;
  const Amendment& amendment_;
  Draft& draft_;
};

bool is_struck(const Entry& entry) { return entry.blocked == Blocked::dropped || entry.blocked == Blocked::merged; }

// The visit without the sites that were struck; nothing where all of them were.
std::optional<Visit> left_of(const Draft& draft, Visit visit) {
  const auto struck = [&](const std::string& enterprise) {
    const auto index = candidate_of(draft, enterprise);
    return index && is_struck(draft.entries[*index]);
  };
  std::erase_if(visit.sites, [&](const Site& site) { return struck(site.enterprise); });
  if (!struck(visit.enterprise)) return visit;
  if (visit.sites.empty()) return std::nullopt;
  visit.enterprise = visit.sites.front().enterprise;
  return visit;
}

}  // namespace

std::optional<std::size_t> candidate_of(const Draft& draft, const std::string& enterprise) {
  if (const auto shared = draft.shared.find(enterprise); shared != draft.shared.end()) return shared->second;
  const auto& candidates = draft.problem.candidates;
  const auto found = std::lower_bound(candidates.begin(), candidates.end(), enterprise,
                                      [](const Candidate& c, const std::string& id) { return c.id < id; });
  if (found == candidates.end() || found->id != enterprise) return std::nullopt;
  return static_cast<std::size_t>(found - candidates.begin());
}

std::optional<std::size_t> option_of(const Context& context, const Teams& teams, const Departments& departments,
                                     const Draft& draft, std::size_t candidate, const Visit& visit) {
  const auto covers_the_same = [&](std::size_t option) {
    std::size_t sites = 0;
    bool same = true;
    each_site(draft, teams, candidate, option, [&](std::uint32_t row, const Shape&) {
      ++sites;
      same = same && covers(visit, key_of(context, row));
    });
    return same && sites == visit.sites.size();
  };
  std::optional<std::size_t> found;
  for (std::size_t k = 0; k < draft.problem.candidates[candidate].options.size(); ++k) {
    if (draft.periods[draft.problem.candidates[candidate].options[k].period].id != visit.period || !covers_the_same(k))
      continue;
    const Shape shape = shape_of(draft, teams, candidate, k);
    // Within the shape: since the plan before was made, the day may have changed on which a site ends.
    const bool same_days = shape.from <= visit.window.until && visit.window.until <= shape.until;
    if (same_days && departments.id(shape.lead) == visit.lead) found = k;
  }
  return found;
}

void mark_edits(const Request& request, Draft& draft, std::vector<Finding>& findings) {
  for (const Edit& edit : request.edits) {
    const auto index = candidate_of(draft, edit.enterprise);
    if (!index) {
      findings.push_back({"edit-without-candidate",
                          "error",
                          {"không có cơ sở " + edit.enterprise + " trong diện kiểm tra để ghim hoặc bỏ",
                           "there is no candidate " + edit.enterprise + " to pin or drop"}});
      continue;
    }
    if (edit.kind == Edit::Kind::pin)
      mark_put_in(edit, *index, draft);
    else
      draft.entries[*index].blocked = edit.kind == Edit::Kind::merge ? Blocked::merged : Blocked::dropped;
  }
  if (!request.before) return;
  const std::vector<Visit>& before = request.before->visits;
  for (std::size_t i = 0; i < before.size(); ++i)
    for (const Site& site : sites_of(before[i]))
      if (const auto index = candidate_of(draft, site.enterprise))
        draft.entries[*index].before = static_cast<std::int32_t>(i);
}

void apply_edits(Draft& draft) {
  for (std::size_t i = 0; i < draft.entries.size(); ++i) {
    Entry& entry = draft.entries[i];
    Candidate& candidate = draft.problem.candidates[i];
    if (entry.pinned) {
      candidate.must = true;
      candidate.priority = pin_priority;
    }
    if (!is_struck(entry)) continue;
    candidate.must = false;
    candidate.options.clear();
    entry.shapes.clear();
  }
}

void apply_before(const Context& context, const Teams& teams, const Departments& departments, const Before& before,
                  Draft& draft) {
  std::vector<Visit> visits;
  for (const Visit& visit : before.visits)
    if (auto left = left_of(draft, visit)) visits.push_back(std::move(*left));
  if (before.amendment) Amender(context, teams, departments, *before.amendment, draft).run(visits);
  const int scale = context.assessments.value_scale;
  draft.stay_price = Scaled{round_half_even(before.price.value, before.price.scale, scale), scale};
  for (const Visit& visit : visits) {
    const auto index = candidate_of(draft, visit.enterprise);
    const auto option = index ? option_of(context, teams, departments, draft, *index, visit) : std::nullopt;
    if (!option) continue;
    draft.entries[*index].stays = static_cast<std::int32_t>(*option);
    draft.problem.candidates[*index].options[*option].value += draft.stay_price->value;
  }
}

}  // namespace inspectplan::plan
