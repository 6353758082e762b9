#include "sqlgen/relation.hpp"

#include <algorithm>

#include "base/error.hpp"

namespace inspectplan::sqlgen {
namespace {

std::size_t place_of(std::string_view pattern, std::size_t at) {
  return static_cast<std::size_t>(pattern[at + 1] - '1');
}

bool is_place(std::string_view pattern, std::size_t at) {
  return pattern[at] == '$' && at + 1 < pattern.size() && pattern[at + 1] >= '1' && pattern[at + 1] <= '9';
}

std::vector<int> mentions(std::string_view pattern, std::size_t parts) {
  std::vector<int> counts(parts, 0);
  for (std::size_t at = 0; at < pattern.size(); ++at)
    if (is_place(pattern, at)) ++counts.at(place_of(pattern, at));
  return counts;
}

Sql atom(std::string text, Sort sort, int depth) {
  Sql sql;
  sql.text = std::move(text);
  sql.sort = sort;
  sql.depth = depth;
  sql.is_atom = true;
  return sql;
}

Sql literal_of(std::string text, Sort sort) {
  Sql sql = atom(std::move(text), sort, 0);
  sql.is_literal = true;
  return sql;
}

}  // namespace

int Relation::depth_of(const Sql& sql) const { return std::max(sql.depth + 1, section_ * section_step); }

Sql Relation::base(const std::string& name, std::string text, Sort sort) {
  auto& columns = stages_[0].columns;
  const auto same = [&name](const Column& column) { return column.name == name; };
  if (std::none_of(columns.begin(), columns.end(), same)) columns.push_back({name, std::move(text), sort, {}});
  return atom(name, sort, 0);
}

Sql Relation::name(const Sql& sql) {
  if (sql.is_atom) return sql;
  if (const auto found = known_.find(sql.text); found != known_.end()) return found->second;
  return define(numbering_->next(), sql, {});
}

Sql Relation::define(const std::string& name, const Sql& sql, std::string comment) {
  const int depth = depth_of(sql);
  std::string text = sql.text;
  // A literal alone would make a column of the narrowest type.
  if (dialect_->types_columns || sql.is_literal)
    text = "CAST(" + (sql.is_missing ? std::string("NULL") : text) + " AS " + dialect_->type(sql.sort) + ")";
  stages_[depth].columns.push_back({name, text, sql.sort, std::move(comment)});
  const Sql column = atom(name, sql.sort, depth);
  if (sql.is_literal) return sql;
  if (!sql.is_atom) known_.emplace(sql.text, column);
  return column;
}

Sql Relation::put(int depth, const std::string& name, std::string text, Sort sort) {
  stages_[depth].columns.push_back({name, std::move(text), sort, {}});
  return atom(name, sort, depth);
}

Sql Relation::formula(Sort sort, std::string_view pattern, std::initializer_list<Sql> given) {
  std::vector<Sql> parts(given);
  const std::vector<int> counts = mentions(pattern, parts.size());
  Sql out;
  out.sort = sort;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (counts[i] > 1) parts[i] = name(parts[i]);
    out.depth = std::max(out.depth, parts[i].depth);
  }
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    if (is_place(pattern, at)) {
      const Sql& part = parts.at(place_of(pattern, at));
      out.text += part.is_atom ? part.text : "(" + part.text + ")";
      ++at;
    } else if (pattern.substr(at, 2) == "//") {
      out.text += dialect_->divide;
      ++at;
    } else {
      out.text += pattern[at];
    }
  }
  return out;
}

Sql Relation::is_null(const Sql& sql) {
  if (sql.is_missing || sql.constant) return literal(sql.is_missing);
  return formula(Sort::truth, "$1 IS NULL", {sql});
}

Sql Relation::cases(Sort sort, const std::vector<Case>& cases, const std::optional<Sql>& otherwise) const {
  Sql out;
  out.sort = sort;
  bool typed = sort != Sort::number;  // some branch says that these are numbers of 64 bits
  const auto branch = [&](const Sql& sql) {
    typed = typed || !(sql.constant || sql.is_missing);
    out.depth = std::max(out.depth, sql.depth);
    return sql.is_missing ? std::string("NULL") : sql.is_atom ? sql.text : "(" + sql.text + ")";
  };
  std::optional<Sql> last = otherwise;
  for (const Case& one : cases) {
    if (one.when.constant == 0 || one.when.is_missing) continue;
    if (one.when.constant == 1) {
      last = one.then;
      break;
    }
    out.depth = std::max(out.depth, one.when.depth);
    out.text += " WHEN " + one.when.text + " THEN " + branch(one.then);
  }
  if (out.text.empty()) return last.value_or(missing(sort));
  if (last) out.text += " ELSE " + branch(*last);
  out.text = "CASE" + out.text + " END";
  if (!typed) out.text = "CAST(" + out.text + " AS " + dialect_->type(sort) + ")";
  return out;
}

Sql Relation::literal(std::int64_t number) const {
  Sql sql = literal_of(number_literal(number, *dialect_), Sort::number);
  sql.constant = number;
  return sql;
}

Sql Relation::literal(bool truth) const {
  Sql sql = literal_of(truth ? "TRUE" : "FALSE", Sort::truth);
  sql.constant = truth ? 1 : 0;
  return sql;
}

Sql Relation::literal(const std::string& text) const { return literal_of(text_literal(text, *dialect_), Sort::text); }

Sql Relation::missing(Sort sort) const {
  Sql sql = literal_of("CAST(NULL AS " + dialect_->type(sort) + ")", sort);
  sql.is_missing = true;
  return sql;
}

}  // namespace inspectplan::sqlgen
