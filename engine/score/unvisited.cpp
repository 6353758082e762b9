#include "score/unvisited.hpp"

#include <algorithm>

#include "score/tokens.hpp"

namespace inspectplan::score {
namespace {

// " and no row lacks a field that is asked for". Of a table that covers only some time nothing can be counted
// as a whole; its rows are taken to be complete.
std::string hidden_rows(const column::TableSchema& schema, const Tokens& asked) {
  if (schema.covers.from || schema.covers.until) return {};
  std::string lacks;
  for (const column::Field& field : schema.fields)
    if (asked.words.contains(field.name)) lacks += (lacks.empty() ? "" : " or ") + field.name + " = null";
  return lacks.empty() ? std::string() : " and count(" + schema.name + "[" + lacks + "]) = 0";
}

}  // namespace

std::optional<Unvisited> unvisited(const ruleset::RuleSet& rules) {
  if (!rules.planning.last_visit) return std::nullopt;
  const feel::Syntax& syntax = rules.planning.last_visit->syntax();
  const auto is_field = [&](const std::string& name) { return rules.schema.enterprise.find(name).has_value(); };
  const feel::Uses& uses = syntax.uses();
  if (uses.tables.empty() || std::any_of(uses.names.begin(), uses.names.end(), is_field)) return std::nullopt;
  Tokens asked;
  add_tokens(syntax.text().text, asked);
  Unvisited out;
  for (const std::string& name : uses.tables) {
    const auto table = rules.schema.find_child(name);
    if (!table) return std::nullopt;
    out.tables.push_back(*table);
    out.whole += hidden_rows(rules.schema.children[*table], asked);
  }
  if (!out.whole.empty()) out.whole.erase(0, 5);  // " and "
  return out;
}

}  // namespace inspectplan::score
