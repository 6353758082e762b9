// Answers about random conditions against the interpreter, run over every enterprise of a small world.
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "analysis/space.hpp"
#include "feel/program.hpp"

namespace inspectplan::analysis {
namespace {

using column::Kind;

column::Field field(std::string name, Kind kind, int scale = 0, std::optional<std::int64_t> max = {}) {
  column::Field out;
  out.name = std::move(name);
  out.kind = kind;
  out.scale = scale;
  if (max) out.min = 0, out.max = max;
  return out;
}

const column::Schema& world() {
  static const column::Schema schema = [] {
    column::Schema made;
    made.code_lists.push_back({"code", "^[01]{1,2}$", true, false, {}, {}});
    column::TableSchema& enterprise = made.enterprise;
    enterprise.name = "enterprise";
    enterprise.fields = {field("id", Kind::text),        field("n", Kind::number, 0, 2), field("m", Kind::number, 0, 1),
                         field("p", Kind::number, 1, 2), field("b", Kind::boolean),      field("k", Kind::text),
                         field("c", Kind::text),         field("d", Kind::date, 0, 1)};
    enterprise.key = {0};
    enterprise.fields[5].values = {"x", "y"};
    enterprise.fields[6].code_list = 0;
    column::TableSchema rows;
    rows.name = "rows";
    rows.parent = "enterprise";
    rows.max_rows = 2;
    rows.fields = {field("enterprise", Kind::text), field("no", Kind::text)};
    rows.key = {0, 1};
    made.children.push_back(rows);
    return made;
  }();
  return schema;
}

// Every combination of values, missing ones as well; the rows never imported or known.
const column::Dataset& everything(bool rows_imported) {
  const auto make = [](bool imported) {
    column::Dataset made = column::make_dataset(world());
    auto& columns = made.enterprises.columns;
    column::ChildTable& rows = made.children[0];
    rows.imported = imported;
    rows.offsets.clear();
    const std::vector<std::string> kinds = {"x", "y"}, codes = {"0", "1", "00", "01", "10", "11"};
    const std::vector<std::size_t> sizes = {4, 3, 4, 3, 3, 7, 3, imported ? 3u : 1u};
    // n m p b k c d rows; the last value is missing
    std::vector<std::size_t> at(sizes.size(), 0);
    const auto number = [&](std::size_t column, std::size_t which) {
      if (at[which] + 1 == sizes[which])
        columns[column].append_missing();
      else
        columns[column].append(static_cast<std::int64_t>(at[which]));
    };
    const auto text = [&](std::size_t column, std::size_t which, const std::vector<std::string>& texts) {
      if (at[which] == texts.size())
        columns[column].append_missing();
      else
        columns[column].append_text(texts[at[which]]);
    };
    for (std::size_t i = 0;;) {
      columns[0].append_text(std::to_string(made.enterprises.rows));
      for (std::size_t column = 1; column <= 4; ++column) number(column, column - 1);
      text(5, 4, kinds);
      text(6, 5, codes);
      number(7, 6);
      rows.offsets.push_back(static_cast<std::uint32_t>(rows.rows));
      for (std::size_t row = 0; row < at[7]; ++row, ++rows.rows) {
        rows.parent.push_back(static_cast<std::uint32_t>(made.enterprises.rows));
        rows.columns[0].append_text("x");
        rows.columns[1].append_text(std::to_string(row));
      }
      ++made.enterprises.rows;
      for (i = 0; i < at.size() && ++at[i] == sizes[i]; ++i) at[i] = 0;
      if (i == at.size()) break;
    }
    rows.offsets.push_back(static_cast<std::uint32_t>(rows.rows));
    return made;
  };
  static const column::Dataset known = make(true), unknown = make(false);
  return rows_imported ? known : unknown;
}

feel::Typed typed(const std::string& text) {
  Diagnostics diagnostics;
  const feel::Syntax syntax = feel::parse_expression(feel::Text::of(text), diagnostics);
  const feel::Typed typed =
      syntax ? feel::check(syntax, feel::Scope(world()), diagnostics, feel::Kind::boolean) : feel::Typed{};
  if (!typed) throw std::runtime_error(text + "\n" + render(diagnostics.sorted()));
  return typed;
}

// What the interpreter says of every enterprise.
std::vector<Outcomes> run(const feel::Typed& condition) {
  feel::Builder builder(world());
  const feel::Register truth = builder.compile(condition);
  const feel::Program program = builder.finish();
  feel::Workspace workspace(program);
  std::vector<Outcomes> out;
  for (const bool imported : {true, false}) {
    const column::Dataset& data = everything(imported);
    const std::size_t rows = data.enterprises.rows;
    for (std::size_t first = 0; first < rows; first += feel::batch_rows) {
      program.run(data, first, std::min(feel::batch_rows, rows - first), feel::Mode::shown, workspace);
      for (const std::uint8_t one : workspace.truths(truth))
        out.push_back(one == feel::truth_unknown ? undecided : one == feel::truth_true ? holds : fails);
    }
  }
  return out;
}

std::string random_value(int depth);

std::string random_condition(int depth) {
  const auto pick = [](std::vector<std::string> all) { return *rc::gen::elementOf(all); };
  const auto sub = [depth] { return random_condition(depth - 1); };
  switch (*rc::gen::inRange(0, depth > 0 ? 16 : 11)) {
    case 0:
      return "n " + pick({"<", "<=", "=", "!=", ">=", ">"}) + " " + std::to_string(*rc::gen::inRange(-1, 5));
    case 1:
      return pick({"p < 0.25", "p = 0.1", "p >= 0.3", "p in [0.1..0.2]", "p != 0.15", "p > 5"});
    case 2:
      return pick({"b", "not(b)", "b = true", "b = null"});
    case 3:
      return "k in (" + pick({"\"x\"", "\"x\", \"y\"", "\"y\""}) + ")";
    case 4:
      return "under(c, " + pick({"\"0\"", "\"1\"", "\"01\"", "\"0\", \"10\""}) + ")";
    case 5:
      return pick({"c = \"0\"", "c != \"01\"", "c = \"1\"", "c in (\"10\", \"11\")", "k = \"y\""});
    case 6:
      return pick({"n", "m", "p", "k", "c", "d"}) + pick({" = null", " != null"});
    case 7:
      return "d " + pick({"<", "<=", "=", ">"}) + " date(\"1970-01-0" + pick({"1", "2", "3"}) + "\")";
    case 8:
      return "count(rows) " + pick({"> 0", "= 1", ">= 2", "< 1", "> 2"});
    case 9:
      return random_value(depth) + pick({" < ", " = ", " >= "}) + std::to_string(*rc::gen::inRange(-1, 5));
    case 10:
      return pick({"n < m", "m <= n", "n = m", "n + m > 4", "n * 2 = 3", "m != n", "d < d"});
    case 11:
      return "(" + sub() + " and " + sub() + ")";
    case 12:
      return "(" + sub() + " or " + sub() + ")";
    case 13:
      return "not(" + sub() + ")";
    case 14:
      return "((" + sub() + ") = (" + sub() + "))";
    default:
      return "(if " + sub() + " then " + sub() + " else " + sub() + ")";
  }
}

std::string random_value(int depth) {
  switch (*rc::gen::inRange(0, depth > 0 ? 6 : 4)) {
    case 0:
      return "n + 1";
    case 1:
      return "2 - n";
    case 2:
      return "-m";
    case 3:
      return "p - 0.1";
    case 4:
      return "(if " + random_condition(depth - 1) + " then n else null)";
    default:
      return "(if " + random_condition(depth - 1) + " then m else " + random_value(depth - 1) + ")";
  }
}

// The witness as a condition of its own.
std::string as_condition(const Formulas& formulas, const Case& found) {
  std::string text = "true";
  for (const auto& [index, value] : found.values) {
    const Unknown& unknown = formulas.unknowns()[index];
    if (value.missing)
      text += " and (" + unknown.what + ") = null";
    else if (unknown.tests.empty())  // only whether it is known was asked
      text += " and (" + unknown.what + ") != null";
    else if (unknown.shape == Unknown::Shape::value && unknown.type.kind == feel::Kind::date)
      text += " and " + unknown.what + " = date(\"" + value_text(unknown.type, value) + "\")";
    else
      text += " and " + to_string(unknown, value);
  }
  return text;
}

RC_GTEST_PROP(Analysis, AgreesWithTheInterpreterOverEveryEnterprise, ()) {
  const std::string text = random_condition(3);
  RC_LOG() << text << "\n";
  static const Meanings meanings = [] {
    Meanings made;
    made.schema = &world();
    return made;
  }();
  const feel::Typed condition = typed(text);
  const std::vector<Outcomes> truth = run(condition);
  Space space(meanings);
  const Formula formula = space.truth(condition);
  for (const Outcomes wanted : {holds, fails, undecided}) {
    const bool occurs = std::find(truth.begin(), truth.end(), wanted) != truth.end();
    const Case found = space.find(formula, wanted);
    RC_ASSERT(found.verdict != Verdict::gave_up);
    // What is said never to happen never does; where nothing limits the analysis, what never happens is said.
    if (occurs) RC_ASSERT(found.verdict == Verdict::found);
    if (!occurs && space.limits().empty()) RC_ASSERT(found.verdict == Verdict::none);
    if (found.verdict == Verdict::none) continue;
    const std::string witness = as_condition(space.formulas(), found);
    RC_LOG() << "witness of " << int(wanted) << ": " << witness << "\n";
    const std::vector<Outcomes> like_it = run(typed(witness));
    std::size_t such = 0;
    for (std::size_t row = 0; row < truth.size(); ++row) {
      if (like_it[row] != holds) continue;
      ++such;
      RC_ASSERT(truth[row] == wanted);
    }
    if (space.is_certain(found)) RC_ASSERT(such > 0u);
  }
}

}  // namespace
}  // namespace inspectplan::analysis
