#include "feel/nodes.hpp"

namespace inspectplan::feel {

using ast::Checked;
using ast::Op;
using ast::Tree;

namespace {

// All that tells two nodes apart, without their parts and types that follow from them.
std::string own_key(const Checked& node) {
  std::string key = std::to_string(static_cast<int>(node.op));
  const auto put = [&key](std::int64_t value) { key += "," + std::to_string(value); };
  put(node.number);
  put(node.flag ? 1 : 0);
  put(static_cast<int>(node.rounding));
  put(node.domain ? static_cast<std::int64_t>(*node.domain) : -1);
  put(node.table ? static_cast<std::int64_t>(*node.table) : -1);
  put(static_cast<int>(node.type.kind));
  put(node.type.scale);
  if (node.op == Op::refine || node.op == Op::constant) {
    put(node.type.low);
    put(node.type.high);
  }
  if (node.exact) {
    put(node.exact->rounded ? 1 : 0);
    put(node.exact->scale);
    put(static_cast<std::int64_t>(node.exact->coefficient >> 64));
    put(static_cast<std::int64_t>(node.exact->coefficient));
  }
  for (const std::string& text : node.texts) key += "," + std::to_string(text.size()) + ":" + text;
  return key + ",\"" + node.text + "\"";
}

}  // namespace

Tree Nodes::make(Checked node) {
  std::string key = own_key(node);
  for (const Tree& part : node.parts) key += " " + std::to_string(part->id);
  for (const ast::Edge& edge : node.from) key += " >" + std::to_string(edge.day->id) + "+" + std::to_string(edge.shift);
  for (const ast::Edge& edge : node.until)
    key += " <" + std::to_string(edge.day->id) + "+" + std::to_string(edge.shift);
  const auto found = made_.find(key);
  if (found != made_.end()) return found->second;
  node.id = static_cast<std::uint32_t>(made_.size() + 1);
  shapes_[node.id] = shape_of(node);
  return made_.emplace(std::move(key), std::make_shared<const Checked>(std::move(node))).first->second;
}

std::uint32_t Nodes::shape_of(const Checked& node) {
  if (node.op == Op::refine) return shape(*node.parts[0]);
  std::string key = own_key(node);
  for (const Tree& part : node.parts) key += " " + std::to_string(shape(*part));
  return known_shapes_.emplace(std::move(key), static_cast<std::uint32_t>(known_shapes_.size() + 1)).first->second;
}

Tree truth_constant(Nodes& nodes, bool value) {
  Checked node;
  node.type = Type::boolean(false);
  node.number = value ? 1 : 0;
  return nodes.make(std::move(node));
}

Tree missing_constant(Nodes& nodes, Kind kind) {
  Checked node;
  node.type.kind = kind;
  node.flag = true;
  return nodes.make(std::move(node));
}

Tree value_constant(Nodes& nodes, Kind kind, std::int64_t value, int scale) {
  Checked node;
  node.type = {kind, scale, value, value, false, {}};
  node.number = value;
  if (kind == Kind::number) node.exact = to_decimal({value, scale});
  return nodes.make(std::move(node));
}

}  // namespace inspectplan::feel
