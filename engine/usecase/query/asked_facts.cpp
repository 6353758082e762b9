#include "usecase/query/asked_facts.hpp"

#include <algorithm>

#include "feel/program.hpp"

namespace inspectplan::usecase {
namespace {

feel::Typed checked(const std::string& text, const char* option, feel::Kind kind, const column::Schema& schema,
                    Diagnostics& diagnostics) {
  const feel::Syntax syntax = feel::parse_expression(feel::Text::of(text, option), diagnostics);
  feel::Scope scope(schema);
  scope.add("as_of", feel::Type::date(false));
  return syntax ? feel::check(syntax, scope, diagnostics, kind) : feel::Typed();
}

// take(workspace, register, index in the batch, row) for every row.
template <class Take>
void each_row(const feel::Typed& typed, const column::Dataset& data, const column::Schema& schema, Day as_of,
              Take take) {
  feel::Builder builder(schema);
  builder.bind("as_of", feel::Constant{feel::Kind::date, false, as_of.number, 0, {}});
  const feel::Register value = builder.compile(typed);
  const feel::Program program = builder.finish();
  feel::Workspace workspace(program);
  for (std::size_t first = 0; first < data.enterprises.rows; first += feel::batch_rows) {
    const std::size_t rows = std::min(feel::batch_rows, data.enterprises.rows - first);
    program.run(data, first, rows, feel::Mode::shown, workspace);
    for (std::size_t i = 0; i < rows; ++i) take(workspace, value, i, first + i);
  }
}

std::optional<std::vector<std::int64_t>> counted(const std::string& text, const column::Dataset& data,
                                                 const column::Schema& schema, Day as_of, Diagnostics& diagnostics) {
  const feel::Typed typed = checked(text, "--hits", feel::Kind::number, schema, diagnostics);
  if (!typed) return std::nullopt;
  std::vector<std::int64_t> counts(data.enterprises.rows);
  each_row(typed, data, schema, as_of,
           [&](const feel::Workspace& workspace, feel::Register value, std::size_t i, std::size_t row) {
             if (workspace.known(value)[i] != 0) counts[row] = workspace.low(value)[i];
           });
  return counts;
}

}  // namespace

std::optional<std::vector<AskedFact>> asked_facts(const std::vector<std::string>& asked, const column::Dataset& data,
                                                  const column::Schema& schema, Day as_of, Diagnostics& diagnostics) {
  std::vector<AskedFact> facts;
  for (const std::string& one : asked) {
    const std::size_t equals = one.find('=');
    if (equals == 0 || equals == std::string::npos) {
      diagnostics.error("bad-count", {}, "--count wants NAME=CONDITION, not \"" + one + "\"",
                        "for example --count 'NAME=FIELD >= 300'");
      continue;
    }
    const feel::Typed typed = checked(one.substr(equals + 1), "--count", feel::Kind::boolean, schema, diagnostics);
    if (!typed) continue;
    AskedFact& fact = facts.emplace_back(AskedFact{one.substr(0, equals), {}, {}});
    fact.holds.resize(data.enterprises.rows);
    fact.known.resize(data.enterprises.rows);
    each_row(typed, data, schema, as_of,
             [&](const feel::Workspace& workspace, feel::Register value, std::size_t i, std::size_t row) {
               fact.holds[row] = workspace.truths(value)[i] == feel::truth_true ? 1 : 0;
               fact.known[row] = workspace.truths(value)[i] == feel::truth_unknown ? 0 : 1;
             });
  }
  if (diagnostics.has_errors()) return std::nullopt;
  return facts;
}

std::optional<Hits> hits_of(const std::string& asked, const column::Dataset& data, const column::Schema& schema,
                            Day as_of, Diagnostics& diagnostics) {
  const std::size_t bracket = asked.find('[');
  if (bracket == 0 || bracket == std::string::npos || asked.back() != ']') {
    diagnostics.error("bad-hits", {}, "--hits wants TABLE[CONDITION], not \"" + asked + "\"",
                      "for example --hits 'inspection[serious > 0]'");
    return std::nullopt;
  }
  // Of the rows that there are; whether the table covers all of the past is no matter here.
  column::Schema as_recorded = schema;
  for (column::TableSchema& table : as_recorded.children) table.covers_field.reset();
  auto all = counted("count(" + asked.substr(0, bracket) + ")", data, as_recorded, as_of, diagnostics);
  auto hit = counted("count(" + asked + ")", data, as_recorded, as_of, diagnostics);
  if (!all || !hit) return std::nullopt;
  return Hits{std::move(*all), std::move(*hit)};
}

}  // namespace inspectplan::usecase
