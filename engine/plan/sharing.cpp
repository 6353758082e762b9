#include "plan/sharing.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

#include "plan/sites_together.hpp"

namespace inspectplan::plan {
namespace {

constexpr std::size_t most_for_all_sets = 4;  // sites; of more, each alone and the first two, three …

// A window of some sites together.
struct Window {
  std::uint32_t period, lead;
  Day from{}, until{};
  std::vector<std::uint16_t> options, shapes;  // of each site
};

class Sharer {
 public:
  Sharer(const Context& context, const Teams& teams, const WorkingDays& days, Draft& draft)
      : context_(context), rules_(*context.rules.planning.shared_visit), teams_(teams), days_(days), draft_(draft) {}

  // `together`: of one visit each, by the first site, so that candidates stay in the order of keys.
  void run(const std::vector<std::vector<std::uint32_t>>& together) {
    std::vector<std::uint8_t> gone(draft_.entries.size());
    for (const auto& sites : together) {
      share(sites);
      for (std::size_t i = 1; i < sites.size(); ++i) gone[sites[i]] = 1;
    }
    remove(gone);
  }

 private:
  const Context& context_;
  const ruleset::SharedVisit& rules_;
  const Teams& teams_;
  const WorkingDays& days_;
  Draft& draft_;

  void share(const std::vector<std::uint32_t>& sites) {
    const std::uint32_t place = sites.front();
    std::vector<std::uint32_t> order = sites;
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return rank(a) < rank(b); });
    Sharing sharing;
    std::vector<Candidate> alone;
    for (const std::uint32_t site : order) {
      sharing.sites.push_back(draft_.entries[site]);
      alone.push_back(std::move(draft_.problem.candidates[site]));
    }
    mark_along(sharing.sites);
    Candidate candidate;
    candidate.id = key_of(context_, draft_.entries[place].row);
    for (const auto& set : sets(sharing)) add_options(sharing, alone, set, candidate);
    add_demands(sharing, alone, candidate);
    Entry& entry = draft_.entries[place];
    entry.sharing = static_cast<std::int32_t>(draft_.sharings.size());
    entry.shapes.clear();
    entry.pinned = false;
    draft_.problem.candidates[place] = std::move(candidate);
    draft_.sharings.push_back(std::move(sharing));
  }

  // What is decided of one site moves its visit, not the site out of it.
  static void mark_along(std::vector<Entry>& sites) {
    if (std::none_of(sites.begin(), sites.end(), [](const Entry& site) { return site.pinned; })) return;
    for (Entry& site : sites) site.along = site.before >= 0 && !site.pinned;
  }

  // The most important mandate first, then the greatest value.
  std::tuple<bool, std::int64_t, std::int64_t, std::uint32_t> rank(std::uint32_t index) const {
    const Candidate& candidate = draft_.problem.candidates[index];
    return {!candidate.must, candidate.priority, -context_.assessments.value[draft_.entries[index].row], index};
  }

  // The larger first.
  std::vector<std::vector<std::uint16_t>> sets(const Sharing& sharing) const {
    std::vector<std::vector<std::uint16_t>> result;
    const std::size_t sites = sharing.sites.size();
    const auto most = static_cast<std::size_t>(rules_.at_most);
    if (sites <= most_for_all_sets) {
      for (std::size_t mask = 1; mask < std::size_t{1} << sites; ++mask) {
        std::vector<std::uint16_t>& set = result.emplace_back();
        for (std::uint16_t i = 0; i < sites; ++i)
          if ((mask >> i & 1U) != 0) set.push_back(i);
        if (set.size() > most) result.pop_back();
      }
    } else {
      std::vector<std::uint16_t> order(sites);
      std::iota(order.begin(), order.end(), std::uint16_t{0});
      for (const std::uint16_t site : order) result.push_back({site});
      add_first_of(order, most, result);
      const auto asked = [&](std::uint16_t i) { return std::pair(!sharing.sites[i].pinned, !sharing.sites[i].along); };
      std::stable_sort(order.begin(), order.end(),
                       [&](std::uint16_t a, std::uint16_t b) { return asked(a) < asked(b); });
      add_first_of(order, most, result);
    }
    std::stable_sort(result.begin(), result.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
    return result;
  }

  // The first two, three …; the main site of a set is that of the highest rank, wherever it stands here.
  static void add_first_of(const std::vector<std::uint16_t>& order, std::size_t most,
                           std::vector<std::vector<std::uint16_t>>& sets) {
    for (std::size_t size = 2; size <= std::min(order.size(), most); ++size) {
      std::vector<std::uint16_t> set(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(size));
      std::sort(set.begin(), set.end());
      if (std::find(sets.begin(), sets.end(), set) == sets.end()) sets.push_back(std::move(set));
    }
  }

  std::vector<Window> windows(const Sharing& sharing, const std::vector<Candidate>& alone,
                              const std::vector<std::uint16_t>& set) const {
    std::vector<Window> together;
    for (const std::uint16_t site : set) {
      std::vector<Window> next;
      const Entry& entry = sharing.sites[site];
      for (std::uint16_t k = 0; k < alone[site].options.size(); ++k) {
        const Shape& shape = teams_[entry.signature].shapes[entry.shapes[k]];
        const auto add = [&](Window window) {
          window.options.push_back(k);
          window.shapes.push_back(entry.shapes[k]);
          next.push_back(std::move(window));
        };
        if (site == set.front()) add({shape.period, shape.lead, shape.from, shape.until, {}, {}});
        for (const Window& window : together)
          if (window.period == shape.period && window.lead == shape.lead && window.from <= shape.until &&
              shape.from <= window.until)
            add({window.period, window.lead, std::max(window.from, shape.from), std::min(window.until, shape.until),
                 window.options, window.shapes});
      }
      together = std::move(next);
    }
    return together;
  }

  void add_options(Sharing& sharing, const std::vector<Candidate>& alone, const std::vector<std::uint16_t>& set,
                   Candidate& candidate) const {
    std::string names;
    for (const std::uint16_t site : set) names += (names.empty() ? ":" : "+") + alone[site].id;
    for (const Window& window : windows(sharing, alone, set)) {
      Day from = window.from, until = window.until;
      for (const std::uint16_t site : set) {
        const Span days = visitable(context_, sharing.sites[site].row);
        from = std::max(from, days.from.value_or(from));
        until = std::min(until, days.until.value_or(until));
      }
      if (days_.between(from, until) == 0) continue;
      Option& option = candidate.options.emplace_back();
      option.id = option_id(draft_.periods[window.period], window.from) + names;
      option.period = window.period;
      std::vector<Use> days, longest;
      for (std::size_t i = 0; i < set.size(); ++i) {
        option.value += value_of(context_, sharing.sites[set[i]].row, from);
        for (const Use& use : alone[set[i]].options[window.options[i]].days) add_days(use, days, longest);
      }
      save_days(set.size(), longest, days);
      option.days = std::move(days);
      sharing.ways.push_back({set, window.shapes});
    }
  }

  static void add_days(const Use& use, std::vector<Use>& days, std::vector<Use>& longest) {
    for (std::size_t i = 0; i < days.size(); ++i)
      if (days[i].department == use.department) {
        days[i].days += use.days;
        longest[i].days = std::max(longest[i].days, use.days);
        return;
      }
    days.push_back(use);
    longest.push_back(use);
  }

  // Each department saves its share of its days, rounded down; never so much that a site alone would take longer.
  void save_days(std::size_t sites, const std::vector<Use>& longest, std::vector<Use>& days) const {
    Scaled share{};
    for (const ruleset::SharedVisit::Saving& saving : rules_.saves)
      if (static_cast<std::size_t>(saving.sites) <= sites) share = saving.share;
    for (std::size_t i = 0; i < days.size(); ++i)
      days[i].days = std::max(longest[i].days, days[i].days - share_of(days[i].days, share));
  }

  static std::optional<std::int64_t> priority_of(const Entry& site, const Candidate& alone) {
    if (site.pinned) return pin_priority;
    if (site.along) return along_priority;
    return alone.must ? std::optional(alone.priority) : std::nullopt;
  }

  void add_demands(const Sharing& sharing, const std::vector<Candidate>& alone, Candidate& candidate) const {
    std::map<std::int64_t, std::vector<std::uint32_t>> met;  // by priority: by option
    for (std::size_t k = 0; k < sharing.ways.size(); ++k)
      for (const std::uint16_t site : sharing.ways[k].sites)
        if (const auto priority = priority_of(sharing.sites[site], alone[site])) {
          auto& counts = met[*priority];
          counts.resize(sharing.ways.size());
          ++counts[k];
        }
    for (auto& [priority, counts] : met) candidate.demands.push_back({priority, std::move(counts)});
    candidate.must = !candidate.demands.empty();
    if (candidate.must) candidate.priority = candidate.demands.front().priority;
  }

  void remove(const std::vector<std::uint8_t>& gone) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < gone.size(); ++i) {
      if (gone[i] != 0) continue;
      if (kept != i) {
        draft_.entries[kept] = std::move(draft_.entries[i]);
        draft_.problem.candidates[kept] = std::move(draft_.problem.candidates[i]);
      }
      ++kept;
    }
    draft_.entries.resize(kept);
    draft_.problem.candidates.resize(kept);
    for (std::uint32_t i = 0; i < kept; ++i)
      if (draft_.entries[i].sharing >= 0)
        each_row(draft_, i, [&](std::uint32_t row) { draft_.shared[key_of(context_, row)] = i; });
  }
};

}  // namespace

void share_visits(const Context& context, const Teams& teams, const WorkingDays& working_days, bool amends,
                  Draft& draft) {
  if (context.rules.planning.shared_visit)
    Sharer(context, teams, working_days, draft).run(sites_together(context, teams, amends, draft));
}

const Entry& site_of(const Draft& draft, std::size_t index, std::uint32_t row) {
  const Entry& entry = draft.entries[index];
  if (entry.sharing < 0) return entry;
  const std::vector<Entry>& sites = draft.sharings[static_cast<std::size_t>(entry.sharing)].sites;
  return *std::find_if(sites.begin(), sites.end(), [&](const Entry& site) { return site.row == row; });
}

void erase_option(Draft& draft, std::size_t index, std::size_t option) {
  const auto erase = [&](auto& list) { list.erase(list.begin() + static_cast<std::ptrdiff_t>(option)); };
  Entry& entry = draft.entries[index];
  Candidate& candidate = draft.problem.candidates[index];
  erase(candidate.options);
  for (Demand& demand : candidate.demands) erase(demand.met);
  if (entry.sharing < 0)
    erase(entry.shapes);
  else
    erase(draft.sharings[static_cast<std::size_t>(entry.sharing)].ways);
}

void must_be_visited(Candidate& candidate, std::int64_t priority) {
  if (!candidate.demands.empty() && candidate.demands.front().priority > priority)
    candidate.demands.insert(candidate.demands.begin(),
                             Demand{priority, std::vector<std::uint32_t>(candidate.options.size(), 1)});
  candidate.must = true;
  candidate.priority = priority;
}

std::vector<std::uint32_t> rows_of(const Draft& draft, const Teams& teams, std::size_t entry, std::size_t option) {
  std::vector<std::uint32_t> rows;
  each_site(draft, teams, entry, option, [&](std::uint32_t row, const Shape&) { rows.push_back(row); });
  return rows;
}

Shape shape_of(const Draft& draft, const Teams& teams, std::size_t entry, std::size_t option) {
  std::vector<const Shape*> shapes;
  each_site(draft, teams, entry, option, [&](std::uint32_t, const Shape& shape) { shapes.push_back(&shape); });
  return teams.together(shapes);
}

}  // namespace inspectplan::plan
