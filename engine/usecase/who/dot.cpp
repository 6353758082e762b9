#include "usecase/who/dot.hpp"

#include <map>

namespace inspectplan::usecase {
namespace {

std::string attributes(const std::string& first, const std::string& rest) {
  const std::string all = first + (first.empty() || rest.empty() ? "" : ", ") + rest;
  return all.empty() ? ";\n" : " [" + all + "];\n";
}

}  // namespace

std::string dot_quoted(const std::string& text) {
  std::string out = "\"";
  for (const char letter : text) {
    if (letter == '"' || letter == '\\') out += '\\';
    if (letter == '\n')
      out += "\\n";
    else
      out += letter;
  }
  return out + "\"";
}

void Dot::node(const std::string& id, const std::string& label, const std::string& style) {
  nodes_.insert("  " + dot_quoted(id) + attributes("label=" + dot_quoted(label), style));
}

void Dot::edge(const std::string& from, const std::string& to, const std::string& style) {
  edges_.insert("  " + dot_quoted(from) + " -> " + dot_quoted(to) + attributes({}, style));
}

void Dot::in_one_column(const std::string& id, const std::string& column) { columns_.emplace(column, id); }

std::string Dot::text(const std::string& title) const {
  std::string out =
      "digraph who {\n  graph [rankdir=LR, ranksep=1.4, nodesep=0.12, labelloc=t, fontsize=20, fontname=\"DejaVu "
      "Sans\"];\n"
      "  node [shape=box, fontname=\"DejaVu Sans\", height=0.3];\n  edge [fontname=\"DejaVu Sans\", fontsize=10];\n";
  out += "  label=" + dot_quoted(title) + ";\n";
  for (const std::string& line : nodes_) out += line;
  std::map<std::string, std::string> columns;
  for (const auto& [column, id] : columns_) columns[column] += " " + dot_quoted(id) + ";";
  for (const auto& [column, ids] : columns) out += "  { rank=same;" + ids + " }\n";
  for (const std::string& line : edges_) out += line;
  return out + "}\n";
}

}  // namespace inspectplan::usecase
