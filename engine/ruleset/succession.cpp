#include "ruleset/succession.hpp"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/depth_first_search.hpp>
#include <boost/graph/filtered_graph.hpp>
#include <map>
#include <set>
#include <tuple>

namespace inspectplan::ruleset {
namespace {

struct Node {
  std::string id;
  Span life;
};
struct Link {
  std::size_t succession = 0;
};
using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, Node, Link>;
using Vertex = boost::graph_traits<Graph>::vertex_descriptor;
using Edge = boost::graph_traits<Graph>::edge_descriptor;

// Edges in force on a day for a scope.
struct InForce {
  const Graph* graph = nullptr;
  const std::vector<Succession>* successions = nullptr;
  const std::string* scope = nullptr;
  Day on{};
  bool operator()(const Edge& edge) const {
    const Succession& succession = (*successions)[(*graph)[edge].succession];
    return succession.valid.contains(on) && covers_scope(succession, *scope);
  }
};

}  // namespace

struct SuccessionGraph::State {
  const RuleSet& rules;
  Graph graph;
  std::map<std::string, Vertex, std::less<>> vertices;

  explicit State(const RuleSet& rule_set) : rules(rule_set) {
    for (const Department& department : rules.departments) graph[vertex(department.id)].life = department.life;
    for (std::size_t i = 0; i < rules.successions.size(); ++i)
      boost::add_edge(vertex(rules.successions[i].from), vertex(rules.successions[i].to), Link{i}, graph);
  }

  Vertex vertex(const std::string& id) {
    const auto found = vertices.find(id);
    if (found != vertices.end()) return found->second;
    return vertices.emplace(id, boost::add_vertex(Node{id, {}}, graph)).first->second;
  }

  auto precedence(std::size_t succession) const {
    const Succession& s = rules.successions[succession];
    return std::tuple(s.scope.empty(), -s.valid.from.value_or(first_day).number, succession);
  }

  std::optional<Edge> next(Vertex from, const std::string& scope, Day on) const {
    std::optional<Edge> best;
    const InForce in_force{&graph, &rules.successions, &scope, on};
    for (auto [edge, end] = boost::out_edges(from, graph); edge != end; ++edge) {
      if (!in_force(*edge)) continue;
      if (!best || precedence(graph[*edge].succession) < precedence(graph[*best].succession)) best = *edge;
    }
    return best;
  }
};

SuccessionGraph::SuccessionGraph(const RuleSet& rules) : state_(std::make_unique<const State>(rules)) {}
SuccessionGraph::~SuccessionGraph() = default;

bool covers_scope(const Succession& succession, const std::string& scope) {
  return succession.scope.empty() ||
         std::find(succession.scope.begin(), succession.scope.end(), scope) != succession.scope.end();
}

void add_boundaries(const Span& span, std::vector<Day>& days) {
  if (span.from) days.push_back(*span.from);
  if (span.until) days.push_back(Day{span.until->number + 1});
}

Trail SuccessionGraph::follow(const std::string& department, const std::string& scope, Day on) const {
  Trail trail;
  trail.last = department;
  const auto start = state_->vertices.find(department);
  if (start == state_->vertices.end()) return trail;
  std::set<Vertex> passed{start->second};
  Vertex at = start->second;
  while (const std::optional<Edge> edge = state_->next(at, scope, on)) {
    trail.steps.push_back(state_->graph[*edge].succession);
    at = boost::target(*edge, state_->graph);
    trail.last = state_->graph[at].id;
    if (!passed.insert(at).second) {
      trail.cyclic = true;
      return trail;
    }
  }
  trail.alive = state_->graph[at].life.contains(on);
  return trail;
}

std::vector<std::pair<std::size_t, std::size_t>> SuccessionGraph::overlaps() const {
  const auto& all = state_->rules.successions;
  const auto share_a_scope = [](const Succession& a, const Succession& b) {
    return a.scope.empty() || b.scope.empty() ||
           std::any_of(a.scope.begin(), a.scope.end(), [&](const std::string& s) { return covers_scope(b, s); });
  };
  std::map<std::string_view, std::vector<std::size_t>> of_department;
  std::vector<std::pair<std::size_t, std::size_t>> result;
  for (std::size_t j = 0; j < all.size(); ++j) {
    std::vector<std::size_t>& before = of_department[all[j].from];
    for (const std::size_t i : before)
      if (share_a_scope(all[i], all[j]) &&
          all[i].valid.overlaps(all[j].valid.from.value_or(first_day), all[j].valid.until.value_or(last_day)))
        result.emplace_back(i, j);
    before.push_back(j);
  }
  std::sort(result.begin(), result.end());
  return result;
}

namespace {

// Keeps the path of tree edges, so that a back edge shows its circle.
template <class View>
struct CircleFinder : boost::default_dfs_visitor {
  std::vector<Edge>* path;
  std::vector<std::vector<Edge>>* circles;
  void tree_edge(const Edge& edge, const View&) { path->push_back(edge); }
  void back_edge(const Edge& edge, const View& view) {
    const auto start = std::find_if(path->begin(), path->end(), [&](const Edge& passed) {
      return boost::source(passed, view) == boost::target(edge, view);
    });
    circles->emplace_back(start, path->end());
    circles->back().push_back(edge);
  }
  void finish_vertex(Vertex vertex, const View& view) {
    if (!path->empty() && boost::target(path->back(), view) == vertex) path->pop_back();
  }
};

}  // namespace

std::vector<SuccessionGraph::Cycle> SuccessionGraph::cycles() const {
  std::vector<Day> days{first_day};
  std::set<std::string> scopes{""};
  for (const Succession& succession : state_->rules.successions) {
    add_boundaries(succession.valid, days);
    scopes.insert(succession.scope.begin(), succession.scope.end());
  }
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  std::vector<Cycle> result;
  std::set<std::set<std::size_t>> seen;
  for (const std::string& scope : scopes)
    for (const Day day : days) {
      using View = boost::filtered_graph<Graph, InForce>;
      const View view(state_->graph, InForce{&state_->graph, &state_->rules.successions, &scope, day});
      std::vector<Edge> path;
      std::vector<std::vector<Edge>> circles;
      CircleFinder<View> finder;
      finder.path = &path;
      finder.circles = &circles;
      boost::depth_first_search(view, boost::visitor(finder));
      for (const std::vector<Edge>& circle : circles) {
        Cycle cycle{scope, day, {}};
        for (const Edge& edge : circle) cycle.steps.push_back(state_->graph[edge].succession);
        if (seen.emplace(cycle.steps.begin(), cycle.steps.end()).second) result.push_back(std::move(cycle));
      }
    }
  return result;
}

}  // namespace inspectplan::ruleset
