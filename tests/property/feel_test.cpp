// The interpreter over columns against the oracle: what is shown equals it, ranges hold every completion of the
// missing cells.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "feel/prepared.hpp"
#include "feel_small_world.hpp"

namespace inspectplan::feel {
namespace {

using namespace small;

struct Compiled {
  Typed typed;
  Program program;
  Register value = 0;
};

// Some random texts are refused (a divisor that may be zero …): then nothing.
std::optional<Compiled> compiled(const std::string& text) {
  Diagnostics diagnostics;
  const Syntax syntax = parse_expression(Text::of(text), diagnostics);
  if (!syntax) return std::nullopt;
  Compiled out;
  out.typed = check(syntax, scope(), diagnostics);
  if (!out.typed || out.typed.type().kind == Kind::null) return std::nullopt;
  Builder builder(schema());
  out.value = builder.compile(out.typed);
  out.program = builder.finish();
  return out;
}

// One row as the interpreter has it, in the bits of operation.hpp.
struct Found {
  Kind kind = Kind::null;
  int scale = 0;
  std::uint8_t known = 0;
  std::int64_t low = 0, high = 0;
  std::string text;

  bool can_be(const Value& value) const {
    if (kind == Kind::boolean) {
      if (value.kind == oracle::Kind::missing) return (known & 4) != 0;
      return (known & (value.number != 0 ? truth_true : truth_false)) != 0;
    }
    if (value.kind == oracle::Kind::missing) return known == 0 || (known & 4) != 0;
    if ((known & 1) == 0) return false;
    if (kind == Kind::text) return known != 1 || text == value.text;
    return oracle::compare(value, bound(low)) >= 0 && oracle::compare(value, bound(high)) <= 0;
  }
  Value bound(std::int64_t of) const {
    switch (kind) {
      case Kind::date:
        return {oracle::Kind::date, of, 0, {}};
      case Kind::days:
        return {oracle::Kind::days, of, 0, {}};
      default:
        return oracle::number(of, scale);
    }
  }
  // Shown, a value is there, a range, or missing.
  bool is_missing() const { return kind == Kind::boolean ? known == truth_unknown : known == 0; }
  bool is_exactly(const Value& value) const {
    if (value.kind == oracle::Kind::missing || is_missing())
      return is_missing() == (value.kind == oracle::Kind::missing);
    return can_be(value) && low == high && (kind != Kind::boolean || known != truth_unknown);
  }
};

std::vector<Found> run(const Compiled& compiled, const column::Dataset& data, Mode mode) {
  Workspace workspace(compiled.program);
  std::vector<Found> out;
  const Type& type = compiled.typed.type();
  for (std::size_t first = 0; first < data.enterprises.rows; first += batch_rows) {
    compiled.program.run(data, first, std::min(batch_rows, data.enterprises.rows - first), mode, workspace);
    for (std::size_t i = 0; i < workspace.rows(); ++i) {
      Found found{type.kind, type.scale, workspace.known(compiled.value)[i], 0, 0, {}};
      if (type.kind == Kind::text)
        found.text = workspace.texts(compiled.value)[i];
      else if (type.kind != Kind::boolean)
        found.low = workspace.low(compiled.value)[i], found.high = workspace.high(compiled.value)[i];
      out.push_back(std::move(found));
    }
  }
  return out;
}

struct Outcomes {
  std::vector<Value> values;
  bool chosen = false;  // rows of which nobody knows whether they count: one value a choice
};

constexpr int most_choices = 512;

Outcomes outcomes(const Compiled& compiled, const Enterprise& enterprise) {
  Outcomes out;
  oracle::Choices choices;
  do {
    out.values.push_back(oracle::evaluate(*compiled.typed.syntax().root(), enterprise, choices));
    out.chosen = out.chosen || choices.any();
  } while (choices.next() && static_cast<int>(out.values.size()) < most_choices);
  return out;
}

std::string described(const std::string& text, const Enterprise& enterprise, const Found& found) {
  std::string out = text + "\n";
  for (const auto& [name, cell] : enterprise.fields) out += " " + name + "=" + oracle::show(cell);
  for (const Row& row : enterprise.tables.at("event")) {
    out += "\n  event:";
    for (const auto& [name, cell] : row) out += " " + name + "=" + oracle::show(cell);
  }
  return out + "\nfound: known " + std::to_string(found.known) + " [" + std::to_string(found.low) + ", " +
         std::to_string(found.high) + "] \"" + found.text + "\" scale " + std::to_string(found.scale);
}

Sort random_sort() {
  return *rc::gen::element(Sort::truth, Sort::truth, Sort::number, Sort::number, Sort::text, Sort::date);
}

std::pair<std::string, Compiled> random_compiled() {
  for (int attempt = 0; attempt < 20; ++attempt) {
    const std::string text = random_expression(random_sort(), *rc::gen::inRange(1, 5));
    if (auto out = compiled(text)) return {text, std::move(*out)};
  }
  RC_DISCARD("only refused expressions");
}

// An extreme of rows that only perhaps count is missing, and so `= null`, though by some choices it is not.
bool asks_after_a_choice(const std::string& text, const Outcomes& all) {
  return all.chosen && text.find("null") != std::string::npos;
}

void expect_shown(const std::string& text, const Compiled& compiled, const Enterprise& enterprise, const Found& found) {
  const Outcomes all = outcomes(compiled, enterprise);
  if (asks_after_a_choice(text, all)) return;
  for (const Value& value : all.values) {
    const bool right = all.chosen ? found.is_missing() || found.can_be(value) : found.is_exactly(value);
    if (!right) RC_FAIL(described(text, enterprise, found) + "\noracle: " + oracle::show(value));
  }
}

RC_GTEST_PROP(Feel, WhatIsShownIsWhatTheOracleSays, ()) {
  const auto [text, program] = random_compiled();
  std::vector<Enterprise> enterprises;
  for (int i = 0; i < 20; ++i) enterprises.push_back(random_enterprise(i % 5));
  const auto found = run(program, dataset(enterprises), Mode::shown);
  for (std::size_t i = 0; i < enterprises.size(); ++i) expect_shown(text, program, enterprises[i], found[i]);
}

// How often ranges are wider than the completions need, over all runs of the property.
struct Width {
  std::uint64_t tight = 0, wide = 0;
  ~Width() {
    if (tight + wide > 0)
      std::printf("ranges: %llu as narrow as the completions, %llu wider (%llu %%)\n",
                  static_cast<unsigned long long>(tight), static_cast<unsigned long long>(wide),
                  static_cast<unsigned long long>(100 * wide / (tight + wide)));
  }
};
Width width;

bool is_tight(const Found& range, const std::vector<Value>& values) {
  if (range.kind == Kind::boolean) {
    int seen = 0;
    for (const Value& value : values) seen |= value.kind == oracle::Kind::missing ? 4 : value.number != 0 ? 1 : 2;
    return seen == range.known;
  }
  bool low = false, high = false, lacks = false;
  for (const Value& value : values) {
    if (value.kind == oracle::Kind::missing) {
      lacks = true;
      continue;
    }
    if (range.kind == Kind::text) continue;
    low = low || oracle::compare(value, range.bound(range.low)) == 0;
    high = high || oracle::compare(value, range.bound(range.high)) == 0;
  }
  if (range.known == 0) return true;
  return lacks == ((range.known & 4) != 0) && (range.kind == Kind::text || (low && high));
}

RC_GTEST_PROP(Feel, RangesHoldEveryCompletion, ()) {
  const auto [text, program] = random_compiled();
  const Enterprise enterprise = random_enterprise(4);
  const Found range = run(program, dataset({enterprise}), Mode::range)[0];
  std::vector<Enterprise> all = completions(enterprise);
  const auto shown = run(program, dataset(all), Mode::shown);
  std::vector<Value> seen;
  for (std::size_t i = 0; i < all.size(); ++i) {
    expect_shown(text, program, all[i], shown[i]);
    for (const Value& value : outcomes(program, all[i]).values) {
      if (!range.can_be(value))
        RC_FAIL(described(text, all[i], range) + "\nof " + described(text, enterprise, range) +
                "\noracle: " + oracle::show(value));
      seen.push_back(value);
    }
  }
  ++(is_tight(range, seen) ? width.tight : width.wide);
}

// Where nothing is missing both modes say the same.
RC_GTEST_PROP(Feel, WithoutMissingCellsARangeIsAValue, ()) {
  const auto [text, program] = random_compiled();
  const Enterprise enterprise = random_enterprise(0);
  const column::Dataset data = dataset({enterprise});
  const Found shown = run(program, data, Mode::shown)[0];
  const Found range = run(program, data, Mode::range)[0];
  RC_ASSERT(shown.low == range.low && shown.high == range.high && shown.text == range.text);
  // A filter that fails at run time leaves open whether its rows count; the range then says that it may lack a value.
  if (!shown.is_missing()) RC_ASSERT(shown.known == (range.known & ~4));
}

// What a prepared program looks up is what the interpreter works out.
struct Several {
  std::vector<Typed> typed;  // must live as long as the program
  std::vector<Register> wanted;
  Program program;
};

// Random expressions, and a sum of points for the truths among them.
Several random_several() {
  Several out;
  Builder builder(schema());
  std::vector<Register> points;
  for (int i = 0; i < 6; ++i) {
    auto [text, one] = random_compiled();
    out.typed.push_back(std::move(one.typed));
    const Register made = builder.compile(out.typed.back());
    if (*rc::gen::arbitrary<bool>()) out.wanted.push_back(made);
    if (out.typed.back().type().kind != Kind::boolean) continue;
    const std::optional<std::int64_t> unknown =
        *rc::gen::element(std::optional<std::int64_t>(3), std::optional<std::int64_t>());
    points.push_back(builder.choose({{made, 5}}, 1, unknown).value);
  }
  if (!points.empty()) out.wanted.push_back(builder.sum(points));
  out.program = builder.finish();
  return out;
}

void expect_same(const Several& several, const Workspace& a, const Workspace& b) {
  for (const Register one : several.wanted) {
    const Kind kind = several.program.type(one).kind;
    for (std::size_t i = 0; i < a.rows(); ++i) {
      RC_ASSERT(a.known(one)[i] == b.known(one)[i]);
      if (kind == Kind::boolean || kind == Kind::null || (a.known(one)[i] & 1) == 0) continue;
      if (kind == Kind::text) {
        // A text that could be another is none yet.
        if (a.known(one)[i] == 1) RC_ASSERT(a.texts(one)[i] == b.texts(one)[i]);
        continue;
      }
      RC_ASSERT(a.low(one)[i] == b.low(one)[i]);
      RC_ASSERT(a.high(one)[i] == b.high(one)[i]);
    }
  }
}

RC_GTEST_PROP(Feel, PreparedIsWhatTheInterpreterSays, ()) {
  const Several several = random_several();
  std::vector<Enterprise> some;
  for (int i = 0; i < 20; ++i) some.push_back(random_enterprise(i % 5));
  std::vector<Enterprise> enterprises;
  for (int i = 0; i < 20; ++i) enterprises.insert(enterprises.end(), some.begin(), some.end());
  const column::Dataset data = dataset(enterprises);
  for (const Mode mode : {Mode::shown, Mode::range}) {
    Pool pool(2);
    const Prepared prepared(several.program, data, mode, several.wanted, pool);
    Workspace looked_up = prepared.workspace();
    Workspace worked_out(several.program);
    for (std::size_t first = 0; first < enterprises.size(); first += 150) {
      const std::size_t count = std::min<std::size_t>(150, enterprises.size() - first);
      prepared.run(first, count, looked_up);
      several.program.run(data, first, count, mode, worked_out);
      expect_same(several, looked_up, worked_out);
    }
  }
}

}  // namespace
}  // namespace inspectplan::feel
