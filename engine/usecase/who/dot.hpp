#pragma once
// A graph as text for Graphviz. Nodes and edges are written sorted, each once.
#include <set>
#include <string>

namespace inspectplan::usecase {

class Dot {
 public:
  // `style`: attributes, "color=red, style=dashed"; may be empty.
  void node(const std::string& id, const std::string& label, const std::string& style = {});
  void edge(const std::string& from, const std::string& to, const std::string& style = {});
  void in_one_column(const std::string& id, const std::string& column);  // columns by name

  // Left to right, under a title of one or more lines.
  std::string text(const std::string& title) const;

 private:
  std::set<std::string> nodes_, edges_;
  std::set<std::pair<std::string, std::string>> columns_;
};

std::string dot_quoted(const std::string& text);

}  // namespace inspectplan::usecase
