#include "sqlgen/rows.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "sqlgen/enterprises.hpp"
#include "sqlgen/parts.hpp"
#include "sqlgen/recorded.hpp"

namespace inspectplan::sqlgen {

Rows::Rows(Enterprises& enterprises, const column::TableSchema& schema, std::size_t table, int outside,
           std::string name, Diagnostics& diagnostics)
    : RowRelation{Relation(enterprises.relation().dialect(), enterprises.relation().numbering())},
      Translator(own, diagnostics),
      enterprises_(enterprises),
      schema_(schema),
      table_(table),
      outside_(outside),
      name_(std::move(name)) {}

bool Rows::is_leaf(Node node) const { return !node.domain || node.op == Op::child_field; }

Value Rows::leaf(Node node) {
  if (node.op == Op::child_field) {
    const std::string name = quoted(schema_.fields[static_cast<std::size_t>(node.number)].name);
    return point(node.type, relation().base(name, "r." + name, sort_of(node.type)));
  }
  const Value outside = enterprises_.translate(node, text());
  if (!outside.is_range()) return point(node.type, gathered(outside.low));
  return {node.type, gathered(outside.low), gathered(outside.high)};
}

// A value of the enterprise, in each of its rows.
Sql Rows::gathered(const Sql& sql) {
  if (sql.is_literal) return sql;
  const Sql column = enterprises_.relation().name(sql);
  INSPECTPLAN_ASSERT(column.depth <= outside_);
  sees_enterprise_ = true;
  return relation().base(column.text, "e." + column.text, sql.sort);
}

Sql Rows::total(const std::string& sql, bool counts) {
  const auto known =
      std::find_if(totals_.begin(), totals_.end(), [&](const Total& total) { return total.text == sql; });
  Relation& enterprises = enterprises_.relation();
  const int depth = std::max(outside_ + 1, section_step);
  if (known == totals_.end()) {
    const std::string name = enterprises.numbering().next();
    totals_.push_back({name, sql});
    const std::string cell = name_ + "_sums." + name;
    const std::string value = counts ? "coalesce(" + cell + ", 0)" : cell;
    return enterprises.put(depth, name, value, Sort::number);
  }
  Sql column;
  column.text = known->name;
  column.depth = depth;
  column.is_atom = true;
  return column;
}

std::string Rows::name_of(int depth) const {
  return name_ + "_rows" + (depth == 0 ? "" : "_" + std::to_string(depth + 1));
}

// What is known by `as_of`; a row whose day of becoming known is missing counts as known.
std::string Rows::base_part(const std::string& outside_stage, const std::string& outside_key, Day as_of) const {
  const std::string first = quoted(schema_.fields[schema_.key.at(0)].name);
  const std::string parent = schema_.by.empty() ? "r." + first : "held." + outside_key;
  std::string sql = name_of(0) + " AS (\n  SELECT " + parent + " AS _parent";
  const auto& stages = own.stages();
  if (const auto base = stages.find(0); base != stages.end())
    for (const auto& column : base->second.columns) sql += ", " + column.text + " AS " + column.name;
  sql += "\n  FROM " + source_of(schema_, own.dialect()) + " AS r";
  if (!schema_.by.empty()) sql += "\n  JOIN " + quoted(schema_.parent) + " AS held ON held." + first + " = r." + first;
  if (sees_enterprise_) sql += "\n  JOIN " + outside_stage + " AS e ON e." + outside_key + " = " + parent;
  if (schema_.known_field) {
    const std::string known = "r." + quoted(schema_.fields[*schema_.known_field].name);
    sql += "\n  WHERE " + known + " IS NULL OR " + known + " <= " + std::to_string(as_of.number);
  }
  return sql + "\n)";
}

std::vector<std::string> Rows::parts(const std::string& outside_stage, const std::string& outside_key,
                                     Day as_of) const {
  std::vector<std::string> out{base_part(outside_stage, outside_key, as_of)};
  std::string before = name_of(0);
  for (const auto& [depth, stage] : own.stages()) {
    if (depth == 0) continue;
    out.push_back(name_of(depth) + " AS (\n" + stage_text(stage, before) + "\n)");
    before = name_of(depth);
  }
  std::string sums = name_ + "_sums AS (\n  SELECT _parent";
  for (const Total& total : totals_) sums += ",\n    " + total.text + " AS " + total.name;
  out.push_back(sums + "\n  FROM " + before + "\n  GROUP BY _parent\n)");
  return out;
}

}  // namespace inspectplan::sqlgen
