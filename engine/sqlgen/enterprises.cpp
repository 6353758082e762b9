#include "sqlgen/enterprises.hpp"

#include <algorithm>

#include "base/error.hpp"

namespace inspectplan::sqlgen {

Enterprises::Enterprises(const column::Schema& schema, Relation& relation, Diagnostics& diagnostics)
    : Translator(relation, diagnostics), schema_(schema) {
  const column::Field& key = schema.enterprise.fields[schema.enterprise.key.at(0)];
  const std::string name = quoted(key.name);
  relation.base(name, "e." + name, key.kind == column::Kind::text ? Sort::text : Sort::number);
}

void Enterprises::bind_sector(const std::string& id, Sql truth) {
  sectors_.insert_or_assign(id, point(feel::Type::boolean(), std::move(truth)));
}

Sql Enterprises::imported(std::size_t table) {
  const std::string& name = schema_.children[table].name;
  if (const auto& recorded = schema_.children[table].recorded; recorded && recorded->alone)
    return relation().literal(true);
  return relation().base(
      "_has_" + name, text_literal(name, relation().dialect()) + " IN (SELECT \"table\" FROM \"import\")", Sort::truth);
}

bool Enterprises::is_leaf(Node node) const {
  return node.table || node.op == Op::field || node.op == Op::name || node.op == Op::sector || node.op == Op::subject;
}

Value Enterprises::leaf(Node node) {
  if (node.table) return aggregate(node);
  switch (node.op) {
    case Op::subject:
      INSPECTPLAN_ASSERT(subject() != nullptr);
      return *subject();
    case Op::field: {
      const std::string name = quoted(schema_.enterprise.fields[static_cast<std::size_t>(node.number)].name);
      return point(node.type, relation().base(name, "e." + name, sort_of(node.type)));
    }
    default: {
      const auto& bound = node.op == Op::name ? names_ : sectors_;
      const auto found = bound.find(node.text);
      INSPECTPLAN_ASSERT(found != bound.end());
      return found->second;
    }
  }
}

// What a filter says of the enterprise must stand before its rows are looked at.
void Enterprises::name_outside(Node node, int& depth) {
  if (node.op == Op::constant) return;
  if (!node.domain) {
    const Value value = translate(node, text());
    depth = std::max({depth, relation().name(value.low).depth, relation().name(value.high).depth});
    return;
  }
  for (const feel::ast::Tree& part : node.parts) name_outside(*part, depth);
}

Rows& Enterprises::rows_of(Node node) {
  int depth = 0;
  name_outside(*node.parts[0], depth);
  const std::size_t table = *node.table;
  std::size_t same_table = 0;
  for (const auto& rows : rows_) {
    if (rows->table() != table) continue;
    if (rows->outside() == depth) return *rows;
    ++same_table;
  }
  const column::TableSchema& schema = schema_.children[table];
  const std::string name = "_" + schema.name + (same_table == 0 ? "" : "_" + std::to_string(same_table + 1));
  rows_.push_back(std::make_unique<Rows>(*this, schema, table, depth, name, diagnostics()));
  const int join = std::max(depth + 1, section_step);
  const std::string key = quoted(schema_.enterprise.fields[schema_.enterprise.key.at(0)].name);
  relation().stage(join).joins.push_back("LEFT JOIN " + name + "_sums ON " + name + "_sums._parent = " + key);
  return *rows_.back();
}

}  // namespace inspectplan::sqlgen
