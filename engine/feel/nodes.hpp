#pragma once
// Makes the nodes of checked trees; equal ones once.
#include <map>

#include "feel/checked.hpp"

namespace inspectplan::feel {

class Nodes {
 public:
  // Gives the node its id. An equal node made before is returned instead.
  ast::Tree make(ast::Checked node);
  // Like the id, but the same for a value and what a guard narrowed it to (Op::refine).
  std::uint32_t shape(const ast::Checked& node) const { return shapes_.at(node.id); }

 private:
  std::uint32_t shape_of(const ast::Checked& node);
  std::map<std::string, ast::Tree, std::less<>> made_;
  std::map<std::string, std::uint32_t, std::less<>> known_shapes_;
  std::map<std::uint32_t, std::uint32_t> shapes_;  // id → shape
};

ast::Tree truth_constant(Nodes& nodes, bool value);
ast::Tree missing_constant(Nodes& nodes, Kind kind);
// A date, a duration, or a number that is exact as it stands.
ast::Tree value_constant(Nodes& nodes, Kind kind, std::int64_t value, int scale = 0);
inline bool is_constant(const ast::Checked& node) { return node.op == ast::Op::constant; }

}  // namespace inspectplan::feel
