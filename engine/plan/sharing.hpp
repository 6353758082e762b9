#pragma once
// Sites of one owner that one visit may cover: one candidate, whose options are sets of them (docs/decisions/0026).
#include "plan/draft.hpp"

namespace inspectplan::plan {

// Makes one candidate of the sites that may share a visit: of those put into several periods by hand one each. Who is
// struck has no part in it. `amends`: visits that there are stay apart, from each other and from whom is put in.
void share_visits(const Context& context, const Teams& teams, const WorkingDays& working_days, bool amends,
                  Draft& draft);

// look(row, its shape) for each site that a visit by the option covers, the main one first.
template <class Look>
void each_site(const Draft& draft, const Teams& teams, std::size_t entry, std::size_t option, Look look) {
  const Entry& one = draft.entries[entry];
  if (one.sharing < 0) return look(one.row, teams[one.signature].shapes[one.shapes[option]]);
  const Sharing& sharing = draft.sharings[static_cast<std::size_t>(one.sharing)];
  const SharedWay& way = sharing.ways[option];
  for (std::size_t i = 0; i < way.sites.size(); ++i) {
    const Entry& site = sharing.sites[way.sites[i]];
    look(site.row, teams[site.signature].shapes[way.shapes[i]]);
  }
}

// look(row) for each enterprise of the entry.
template <class Look>
void each_row(const Draft& draft, std::size_t entry, Look look) {
  const Entry& one = draft.entries[entry];
  if (one.sharing < 0) return look(one.row);
  for (const Entry& site : draft.sharings[static_cast<std::size_t>(one.sharing)].sites) look(site.row);
}

// The enterprise by itself: the entry, or that of its sites which the row is.
const Entry& site_of(const Draft& draft, std::size_t entry, std::uint32_t row);

// Takes an option away, with all that is said of it.
void erase_option(Draft& draft, std::size_t entry, std::size_t option);
// The candidate is visited, by whichever option, before mandates of a later priority.
void must_be_visited(Candidate& candidate, std::int64_t priority);

std::vector<std::uint32_t> rows_of(const Draft& draft, const Teams& teams, std::size_t entry, std::size_t option);

// Who takes part in a visit by the option, and when it may be.
Shape shape_of(const Draft& draft, const Teams& teams, std::size_t entry, std::size_t option);

}  // namespace inspectplan::plan
