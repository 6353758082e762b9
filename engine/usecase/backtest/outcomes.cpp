#include "usecase/backtest/outcomes.hpp"

#include "base/text.hpp"

namespace inspectplan::usecase {
namespace {

feel::Typed checked(const std::string& text, const column::Schema& schema, Diagnostics& diagnostics) {
  const feel::Syntax syntax = feel::parse_expression(feel::Text::of(text, "--outcomes"), diagnostics);
  return syntax ? feel::check(syntax, feel::Scope(schema), diagnostics, feel::Kind::number) : feel::Typed();
}

std::string rows_between(const std::string& table, const std::string& filter, const std::string& day, int from,
                         int to) {
  const auto literal = [](int year, unsigned month, unsigned of_month) {
    return "@\"" + to_string(from_civil(year, month, of_month)) + "\"";
  };
  return "count(" + table + "[" + (filter.empty() ? "" : "(" + filter + ") and ") + day + " >= " + literal(from, 1, 1) +
         " and " + day + " <= " + literal(to, 12, 31) + "])";
}

}  // namespace

std::optional<Outcomes> Outcomes::of(const std::string& asked, const column::Schema& schema, Diagnostics& diagnostics) {
  Outcomes result;
  result.schema_ = &schema;
  const auto bracket = asked.find('[');
  result.table_ = asked.substr(0, bracket);
  if (bracket != std::string::npos && asked.back() == ']')
    result.filter_ = asked.substr(bracket + 1, asked.size() - bracket - 2);
  const auto child = schema.find_child(result.table_);
  if (bracket != std::string::npos && asked.back() != ']') {
    diagnostics.error("open-bracket", {}, "--outcomes: the bracket of \"" + asked + "\" is not closed",
                      "name a table, or rows of one: --outcomes 'TABLE[condition]'");
    return std::nullopt;
  }
  if (!child) {
    std::vector<std::string> names;
    for (const column::TableSchema& table : schema.children) names.push_back(table.name);
    const auto near = nearest(result.table_, names);
    diagnostics.error(
        "unknown-table", {}, "--outcomes: there is no table \"" + result.table_ + "\" in these rules",
        near ? "did you mean \"" + *near + "\"?" : "name one, or rows of one: --outcomes 'TABLE[condition]'");
    return std::nullopt;
  }
  const column::TableSchema& table = schema.children[*child];
  const auto day = table.covers_field ? table.covers_field : table.known_field;
  if (!day) {
    diagnostics.error("no-day", {}, "--outcomes: the rows of \"" + table.name + "\" have no day",
                      "say in `facts` by `covers: {of: FIELD}` when a row happened");
    return std::nullopt;
  }
  result.day_ = table.fields[*day].name;
  if (!checked(rows_between(result.table_, result.filter_, result.day_, 2000, 2000), schema, diagnostics))
    return std::nullopt;
  return result;
}

std::optional<std::vector<std::uint32_t>> Outcomes::count(const column::Dataset& data, int from, int to) const {
  Diagnostics none;  // checked by `of`
  const feel::Typed typed = checked(rows_between(table_, filter_, day_, from, to), *schema_, none);
  feel::Builder builder(*schema_);
  const feel::Register counted = builder.compile(typed);
  const feel::Program program = builder.finish();
  feel::Workspace workspace(program);
  std::vector<std::uint32_t> counts;
  for (std::size_t first = 0; first < data.enterprises.rows; first += feel::batch_rows) {
    const std::size_t rows = std::min(feel::batch_rows, data.enterprises.rows - first);
    program.run(data, first, rows, feel::Mode::shown, workspace);
    for (std::size_t i = 0; i < rows; ++i) {
      if (workspace.known(counted)[i] == 0) return std::nullopt;
      counts.push_back(static_cast<std::uint32_t>(workspace.low(counted)[i]));
    }
  }
  return counts;
}

}  // namespace inspectplan::usecase
