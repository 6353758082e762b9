// What uses what, as a graph. Only derived values and sectors can use their own kind; everything else
// looks back to earlier stages, so that circles stay inside one of the two.
#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/strong_components.hpp>
#include <boost/graph/topological_sort.hpp>
#include <map>

#include "ruleset/reading.hpp"

namespace inspectplan::ruleset {
namespace {

// Edges lead from a computation to what it uses.
using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS>;

class Dependencies {
 public:
  explicit Dependencies(const std::deque<Computation>& computations) : all_(computations), graph_(computations.size()) {
    for (std::size_t i = 0; i < all_.size(); ++i) offer(i);
    for (std::size_t i = 0; i < all_.size(); ++i) connect(i);
  }

  const Graph& graph() const { return graph_; }

 private:
  void offer(std::size_t index) {
    const Computation& computation = all_[index];
    switch (computation.stage) {
      case Stage::derived:
      case Stage::scorecard:
        names_.emplace(computation.id, index);
        break;
      case Stage::sector:
        sectors_.emplace(computation.id, index);
        break;
      case Stage::tier:
        names_.emplace("is_due", index);
        names_.emplace("tier", index);
        break;
      case Stage::score:
      case Stage::last_visit:
        names_.emplace(std::string(to_string(computation.stage)), index);
        break;
      default:
        break;
    }
  }

  void connect(std::size_t user) {
    std::set<std::size_t> used;
    for (const Pending& expression : all_[user].expressions) {
      for (const std::string& name : expression.syntax.uses().names) look_up(names_, name, used);
      for (const std::string& sector : expression.syntax.uses().sectors) look_up(sectors_, sector, used);
    }
    for (const std::size_t one : used) {
      // Any other use of the own or a later stage is no name there, which is said where names are checked.
      const bool own_kind = all_[user].stage == Stage::derived || all_[user].stage == Stage::sector;
      const bool seen = all_[one].stage < all_[user].stage || (own_kind && all_[one].stage == all_[user].stage);
      if (seen) boost::add_edge(user, one, graph_);
    }
  }

  static void look_up(const std::map<std::string, std::size_t>& known, const std::string& name,
                      std::set<std::size_t>& used) {
    const auto found = known.find(name);
    if (found != known.end()) used.insert(found->second);
  }

  const std::deque<Computation>& all_;
  Graph graph_;
  std::map<std::string, std::size_t> names_;
  std::map<std::string, std::size_t> sectors_;
};

// A shortest way from `start` back to itself inside its component, `start` at both ends.
std::vector<std::size_t> circle(const Graph& graph, const std::vector<std::size_t>& component, std::size_t start) {
  std::map<std::size_t, std::size_t> before;
  std::vector<std::size_t> queue = {start};
  for (std::size_t next = 0; next < queue.size(); ++next) {
    for (const auto edge : boost::make_iterator_range(boost::out_edges(queue[next], graph))) {
      const std::size_t target = boost::target(edge, graph);
      if (component[target] != component[start] || before.contains(target)) continue;
      before[target] = queue[next];
      queue.push_back(target);
    }
    if (before.contains(start)) break;
  }
  std::vector<std::size_t> path = {start};
  for (std::size_t at = before.at(start); at != start; at = before.at(at)) path.push_back(at);
  path.push_back(start);
  std::reverse(path.begin(), path.end());
  return path;
}

void report(const std::vector<std::size_t>& path, Reading& reading) {
  std::string text;
  for (const std::size_t one : path) text += (text.empty() ? "" : " → ") + reading.computations[one].id;
  const Computation& first = reading.computations[path.front()];
  Diagnostic& finding =
      reading.diagnostics.error("dependency-cycle", first.place, "these use each other in a circle: " + text,
                                "rewrite one of them without the next");
  for (std::size_t i = 1; i + 1 < path.size(); ++i) {
    finding.notes.push_back({reading.computations[path[i]].place, reading.computations[path[i]].name()});
  }
}

}  // namespace

std::vector<std::size_t> dependency_order(Reading& reading) {
  Graph graph = Dependencies(reading.computations).graph();
  const std::size_t count = boost::num_vertices(graph);
  std::vector<std::size_t> component(count);
  const auto components = boost::strong_components(
      graph, boost::make_iterator_property_map(component.begin(), boost::get(boost::vertex_index, graph)));
  std::vector<std::size_t> size(components, 0);
  for (const std::size_t one : component) ++size[one];
  std::vector<bool> reported(components, false);
  for (std::size_t i = 0; i < count; ++i) {
    const bool circular = size[component[i]] > 1 || boost::edge(i, i, graph).second;
    if (!circular) continue;
    if (reading.computations[i].stage == Stage::derived) reading.broken.insert(reading.computations[i].id);
    if (!reported[component[i]]) report(circle(graph, component, i), reading);
    reported[component[i]] = true;
  }
  boost::remove_edge_if(
      [&](const auto edge) { return component[boost::source(edge, graph)] == component[boost::target(edge, graph)]; },
      graph);
  std::vector<std::size_t> order;
  boost::topological_sort(graph, std::back_inserter(order));
  std::stable_sort(order.begin(), order.end(), [&reading](std::size_t a, std::size_t b) {
    return reading.computations[a].stage < reading.computations[b].stage;
  });
  return order;
}

}  // namespace inspectplan::ruleset
