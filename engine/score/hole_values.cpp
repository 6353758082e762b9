#include "score/hole_values.hpp"

#include <algorithm>
#include <map>

#include "analysis/texts.hpp"
#include "score/candidates.hpp"

namespace inspectplan::score {

namespace {

using analysis::Test;
using Kind = std::vector<bool>;  // which tests hold

Kind kind_of(const analysis::Value& value, const std::vector<Test>& tests) {
  Kind kind;
  for (const Test& test : tests) kind.push_back(test.holds(value, true));
  return kind;
}
Kind kind_of(const std::string& text, const std::vector<Test>& tests) {
  return kind_of(analysis::Value{false, 0, text, false}, tests);
}

std::set<Kind> kinds_of(const std::vector<analysis::Value>& values, const std::vector<Test>& tests) {
  std::set<Kind> kinds;
  for (const analysis::Value& value : values) kinds.insert(kind_of(value, tests));
  return kinds;
}

// Of a text that no test names and of whose prefixes in the tests `prefix` is the longest.
Kind kind_below(const std::string& prefix, const std::vector<Test>& tests) {
  Kind kind;
  for (const Test& test : tests)
    kind.push_back(std::any_of(test.prefixes.begin(), test.prefixes.end(),
                               [&prefix](const std::string& other) { return prefix.starts_with(other); }));
  return kind;
}

// A text is named by a test, or it is like all others below its longest prefix.
bool has_every_kind(const std::vector<analysis::Value>& values, const std::vector<Test>& tests) {
  const std::set<Kind> kinds = kinds_of(values, tests);
  const auto named = [&](const std::string& text) { return kinds.contains(kind_of(text, tests)); };
  const auto below = [&](const std::string& prefix) { return kinds.contains(kind_below(prefix, tests)); };
  return below("") && std::all_of(tests.begin(), tests.end(), [&](const Test& test) {
           return std::all_of(test.texts.begin(), test.texts.end(), named) &&
                  std::all_of(test.prefixes.begin(), test.prefixes.end(), below);
         });
}

// For how many of the texts each cell stands.
std::vector<std::int64_t> counts(const std::vector<Cell>& cells, const std::vector<std::string>& texts,
                                 const std::vector<Test>& tests) {
  std::map<Kind, std::int64_t> of_kind;
  for (const std::string& text : texts) ++of_kind[kind_of(text, tests)];
  std::vector<std::int64_t> counts;
  for (const Cell& cell : cells) counts.push_back(of_kind[kind_of(cell.text, tests)]);
  return counts;
}

// An example of each kind of text that the part tells apart; none where it asks for more than names and prefixes.
std::optional<HoleValues> kinds_of_text(std::size_t index, const feel::Part& part, const column::Schema& schema) {
  const column::Field& field = schema.enterprise.fields[index];
  const auto questions = part.questions(index);
  if (field.kind != column::Kind::text || !questions) return std::nullopt;
  analysis::Unknown unknown;
  unknown.closed = field.values;
  if (field.code_list) unknown.codes = &schema.code_lists[*field.code_list];
  for (const feel::Part::Question& question : *questions)
    unknown.tests.push_back({0, -1, question.texts, question.prefixes});
  HoleValues found;
  const std::vector<analysis::Value> values = analysis::texts_told_apart(unknown);
  for (const analysis::Value& value : values)
    if (!value.unnamed) found.cells.push_back({0, value.text});
  const bool closed_codes = unknown.codes != nullptr && unknown.codes->closed;
  const bool closed = !field.values.empty() || closed_codes;
  if (closed) found.stands_for = counts(found.cells, closed_codes ? unknown.codes->codes : field.values, unknown.tests);
  found.complete = found.cells.size() == values.size() && (closed || has_every_kind(values, unknown.tests));
  return found;
}

const column::Field& field_of(const Leaf& leaf, const column::Schema& schema) {
  const auto field = static_cast<std::size_t>(leaf.field);
  if (leaf.table == Leaf::enterprise_table) return schema.enterprise.fields[field];
  return schema.children[static_cast<std::size_t>(leaf.table)].fields[field];
}

// `values`: each different, each allowed.
bool is_all(const std::vector<Cell>& values, const column::Field& field, const column::Schema& schema) {
  if (field.kind == column::Kind::boolean) return true;
  if (field.kind != column::Kind::text)
    return field.min && field.max &&
           static_cast<std::uint64_t>(*field.max) - static_cast<std::uint64_t>(*field.min) + 1 == values.size();
  if (!field.values.empty()) return values.size() == field.values.size();
  return field.code_list && schema.code_lists[*field.code_list].closed &&
         values.size() == schema.code_lists[*field.code_list].codes.size();
}

constexpr std::uint64_t few_numbers = 64;

// All there are, where these are few.
std::vector<Cell> cells_worth_trying(const column::Field& field, const column::Schema& schema,
                                     const std::vector<std::string>& texts, const Clock& clock) {
  const bool bounded = field.kind == column::Kind::number && field.min && field.max;
  if (!bounded || static_cast<std::uint64_t>(*field.max) - static_cast<std::uint64_t>(*field.min) >= few_numbers)
    return candidates(field, schema, texts, clock);
  std::vector<Cell> all;
  for (std::int64_t number = *field.min; number <= *field.max; ++number) all.push_back({number, {}});
  return all;
}

}  // namespace

std::vector<Cell> outermost(const std::vector<Cell>& cells) {
  if (cells.size() <= 3) return cells;
  return {cells.front(), cells[cells.size() / 2], cells.back()};
}

HoleValues values_worth_trying(const Leaf& leaf, const feel::Part& part, const std::vector<std::string>& texts,
                               const column::Schema& schema, const Clock& clock) {
  if (leaf.table == Leaf::enterprise_table)
    if (auto kinds = kinds_of_text(static_cast<std::size_t>(leaf.field), part, schema); kinds && kinds->complete)
      return std::move(*kinds);
  const column::Field& field = field_of(leaf, schema);
  HoleValues found{cells_worth_trying(field, schema, texts, clock), false, {}};
  found.complete = is_all(found.cells, field, schema);
  return found;
}

}  // namespace inspectplan::score
