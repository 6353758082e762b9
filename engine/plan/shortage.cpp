#include "plan/shortage.hpp"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/push_relabel_max_flow.hpp>
#include <set>

#include "plan/demands.hpp"

namespace inspectplan::plan {
namespace {

// What mandates need of one department at least, whatever their option, by the periods they could be in.
struct Need {
  std::int64_t days = 0, mandates = 0;
};
using Needs = std::map<std::set<std::uint32_t>, Need>;

Needs needs_of(const Problem& problem, std::uint32_t department, std::int64_t priority) {
  Needs needs;
  for (const Candidate& candidate : problem.candidates) {
    if (!candidate.must || candidate.priority > priority || candidate.options.empty()) continue;
    std::set<std::uint32_t> periods;
    std::int64_t least = INT64_MAX;
    for (std::size_t k = 0; k < candidate.options.size(); ++k) {
      if (!meets_all(candidate, priority, static_cast<std::int32_t>(k))) continue;
      const Option& option = candidate.options[k];
      std::int64_t days = 0;
      for (const Use& use : option.days)
        if (use.department == department) days += use.days;
      least = std::min(least, days);
      periods.insert(option.period);
    }
    if (least == 0 || least == INT64_MAX) continue;
    needs[periods].days += least;
    each_demand(candidate, [&](std::int64_t of, std::int64_t most) {
      if (of <= priority) needs[periods].mandates += most;
    });
  }
  return needs;
}

// Source → sets of periods → periods → sink; who stays with the source when the flow is greatest, is short.
class Network {
  using Traits = boost::adjacency_list_traits<boost::vecS, boost::vecS, boost::directedS>;
  using Graph = boost::adjacency_list<
      boost::vecS, boost::vecS, boost::directedS, boost::no_property,
      boost::property<boost::edge_capacity_t, std::int64_t,
                      boost::property<boost::edge_residual_capacity_t, std::int64_t,
                                      boost::property<boost::edge_reverse_t, Traits::edge_descriptor>>>>;

 public:
  Network(const Needs& needs, const std::vector<std::int64_t>& days) : graph_(2 + days.size() + needs.size()) {
    for (std::size_t period = 0; period < days.size(); ++period) add(period_node(period), sink, days[period]);
    std::size_t node = 2 + days.size();
    for (const auto& [periods, need] : needs) {
      add(source, node, need.days);
      for (const std::uint32_t period : periods) add(node, period_node(period), need.days);
      ++node;
    }
    boost::push_relabel_max_flow(graph_, source, sink);
    mark();
  }

  bool short_of(std::size_t period) const { return reached_[period_node(period)]; }

 private:
  static constexpr std::size_t source = 0, sink = 1;
  Graph graph_;
  std::vector<bool> reached_;

  static std::size_t period_node(std::size_t period) { return 2 + period; }

  void add(std::size_t from, std::size_t to, std::int64_t capacity) {
    const auto there = boost::add_edge(from, to, graph_).first, back = boost::add_edge(to, from, graph_).first;
    boost::put(boost::edge_capacity, graph_, there, capacity);
    boost::put(boost::edge_capacity, graph_, back, 0);
    boost::put(boost::edge_reverse, graph_, there, back);
    boost::put(boost::edge_reverse, graph_, back, there);
  }

  // What can still be reached from the source: its side of the minimum cut.
  void mark() {
    reached_.assign(boost::num_vertices(graph_), false);
    std::vector<std::size_t> open{source};
    reached_[source] = true;
    while (!open.empty()) {
      const std::size_t node = open.back();
      open.pop_back();
      const auto [first, last] = boost::out_edges(node, graph_);
      for (auto edge = first; edge != last; ++edge) {
        const std::size_t next = boost::target(*edge, graph_);
        if (reached_[next] || boost::get(boost::edge_residual_capacity, graph_, *edge) <= 0) continue;
        reached_[next] = true;
        open.push_back(next);
      }
    }
  }
};

}  // namespace

std::vector<DayShortage> day_shortages(const Problem& problem, std::int64_t priority) {
  std::vector<DayShortage> shortages;
  for (std::uint32_t d = 0; d < problem.departments.size(); ++d) {
    const Needs needs = needs_of(problem, d, priority);
    if (needs.empty()) continue;
    const Network network(needs, problem.capacity[d]);
    DayShortage found{d, {}, 0, 0, 0};
    for (std::uint32_t p = 0; p < problem.periods.size(); ++p)
      if (network.short_of(p)) {
        found.periods.push_back(p);
        found.available += problem.capacity[d][p];
      }
    for (const auto& [periods, need] : needs)
      if (std::all_of(periods.begin(), periods.end(), [&](std::uint32_t p) { return network.short_of(p); })) {
        found.mandates += need.mandates;
        found.needed += need.days;
      }
    if (found.needed > found.available) shortages.push_back(std::move(found));
  }
  return shortages;
}

std::vector<CapShortage> cap_shortages(const Problem& problem, std::int64_t priority) {
  std::vector<std::int64_t> mandates(problem.groups.size());
  for (const Candidate& candidate : problem.candidates) {
    if (!candidate.must || candidate.priority > priority || candidate.options.empty()) continue;
    std::map<std::uint32_t, std::size_t> options;  // that count, by group
    for (const Option& option : candidate.options)
      for (const std::uint32_t group : option.counts) ++options[group];
    for (const std::uint32_t group : candidate.groups) options[group] = candidate.options.size();
    for (const auto& [group, count] : options)
      if (count == candidate.options.size()) ++mandates[group];
  }
  std::vector<CapShortage> shortages;
  for (std::uint32_t g = 0; g < problem.groups.size(); ++g)
    if (problem.groups[g].at_most && mandates[g] > *problem.groups[g].at_most)
      shortages.push_back({g, mandates[g], *problem.groups[g].at_most});
  return shortages;
}

}  // namespace inspectplan::plan
