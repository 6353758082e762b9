#pragma once
// Registers written down in a test, and what an expression comes to on their rows.
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "base/day.hpp"
#include "base/scaled.hpp"
#include "feel/program.hpp"
#include "schema.hpp"

namespace inspectplan::feel::testing {

using Facts = std::map<std::string, std::string>;  // field → what would stand in the CSV; absent = missing

// Rows of the register of schema.hpp. Child rows belong to the enterprise that was added last.
class Rows {
 public:
  Rows() : data_(column::make_dataset(test_schema())) {
    for (column::ChildTable& table : data_.children) table.imported = true;
  }

  Rows& enterprise(const Facts& facts) {
    append(data_.enterprises, test_schema().enterprise, facts);
    for (column::ChildTable& table : data_.children) table.offsets.push_back(static_cast<std::uint32_t>(table.rows));
    return *this;
  }

  Rows& child(const std::string& name, const Facts& facts) {
    const std::size_t index = *test_schema().find_child(name);
    column::ChildTable& table = data_.children[index];
    append(table, test_schema().children[index], facts);
    table.parent.push_back(static_cast<std::uint32_t>(data_.enterprises.rows - 1));
    table.offsets.back() = static_cast<std::uint32_t>(table.rows);
    return *this;
  }

  Rows& never_imported(const std::string& name) {
    data_.children[*test_schema().find_child(name)].imported = false;
    return *this;
  }

  const column::Dataset& data() const { return data_; }

 private:
  static void append(column::Table& table, const column::TableSchema& schema, const Facts& facts) {
    for (const auto& [name, value] : facts) ASSERT_TRUE(schema.find(name)) << name;
    for (std::size_t i = 0; i < schema.fields.size(); ++i) {
      const auto fact = facts.find(schema.fields[i].name);
      if (fact == facts.end())
        table.columns[i].append_missing();
      else
        append(table.columns[i], schema.fields[i], fact->second);
    }
    ++table.rows;
  }

  static void append(column::Column& column, const column::Field& field, const std::string& value) {
    switch (field.kind) {
      case column::Kind::boolean:
        return column.append(value == "true" ? 1 : 0);
      case column::Kind::text:
        return column.append_text(value);
      case column::Kind::date:
        return column.append(parse_day(value).value().number);
      case column::Kind::number:
        return column.append(rescale(parse_scaled(value).value(), field.scale).value());
    }
  }

  column::Dataset data_;
};

inline std::string show_truth(std::uint8_t truth) {
  return truth == truth_true      ? "true"
         : truth == truth_false   ? "false"
         : truth == truth_unknown ? "unknown"
                                  : "no truth";
}

inline std::string show_number(const Type& type, std::int64_t value) {
  if (type.kind == Kind::date) return to_string(Day{static_cast<std::int32_t>(value)});
  return to_string(Scaled{value, type.kind == Kind::number ? type.scale : 0});
}

// One row's value: 12.5, 2026-01-31, "text", true, unknown, missing, [2..5] where it is only known to lie between.
inline std::string show(const Workspace& workspace, const Type& type, Register value, std::size_t row) {
  if (type.kind == Kind::boolean) return show_truth(workspace.truths(value)[row]);
  if (type.kind == Kind::null || workspace.known(value)[row] == 0) return "missing";
  if (type.kind == Kind::text) return "\"" + std::string(workspace.texts(value)[row]) + "\"";
  const std::int64_t low = workspace.low(value)[row];
  const std::int64_t high = workspace.high(value)[row];
  if (low == high) return show_number(type, low);
  return "[" + show_number(type, low) + ".." + show_number(type, high) + "]";
}

struct Outcome {
  std::vector<std::string> rows;  // one an enterprise
  std::uint64_t faults = 0;       // cells
};

// An expression compiled against the register of schema.hpp: as_of is 2026-11-20, plan_year 2027,
// "mining" is under(vsic, "05", "07"), "chemicals" is works = "industrial".
class Compiled {
 public:
  explicit Compiled(const std::string& text) : Compiled(std::vector<std::string>{text}) {}
  explicit Compiled(const std::vector<std::string>& texts) {
    Builder builder(test_schema());
    builder.bind("as_of", Constant{Kind::date, false, from_civil(2026, 11, 20).number, 0, {}});
    builder.bind("plan_year", Constant{Kind::number, false, 2027, 0, {}});
    builder.bind_sector("mining", builder.compile(checked("under(vsic, \"05\", \"07\")")));
    builder.bind_sector("chemicals", builder.compile(checked("works = \"industrial\"")));
    for (const std::string& text : texts) {
      const Typed typed = checked(text);
      types_.push_back(typed.type());
      values_.push_back(builder.compile(typed));
    }
    program_ = builder.finish();
  }

  Outcome run(const column::Dataset& data, Mode mode = Mode::shown, std::size_t batch = batch_rows) const {
    Outcome outcome;
    Workspace workspace(program_);
    for (std::size_t first = 0; first < data.enterprises.rows; first += batch) {
      program_.run(data, first, std::min(batch, data.enterprises.rows - first), mode, workspace);
      for (std::size_t row = 0; row < workspace.rows(); ++row)
        for (std::size_t i = 0; i < values_.size(); ++i)
          outcome.rows.push_back(show(workspace, types_[i], values_[i], row));
    }
    for (const Workspace::Fault& fault : workspace.faults()) outcome.faults += fault.cells;
    return outcome;
  }

  const Program& program() const { return program_; }
  Register value(std::size_t index = 0) const { return values_[index]; }

 private:
  static Typed checked(const std::string& text) {
    Diagnostics diagnostics;
    const Syntax syntax = parse_expression(Text::of(text), diagnostics);
    Typed typed = syntax ? check(syntax, test_scope(), diagnostics) : Typed{};
    if (!typed) throw std::invalid_argument(text + "\n" + render(diagnostics.sorted()));
    return typed;
  }

  std::vector<Type> types_;
  std::vector<Register> values_;
  Program program_;
};

// What the plan shows for the only enterprise of `rows`.
inline std::string shown(const std::string& text, const Rows& rows) {
  return Compiled(text).run(rows.data()).rows.at(0);
}

inline std::string shown(const std::string& text, const Facts& facts = {}) {
  return shown(text, Rows().enterprise(facts));
}

// Expressions and what they come to on the same rows.
using Expected = std::vector<std::pair<std::string, std::string>>;

inline void expect_shown(const Rows& rows, const Expected& expected) {
  for (const auto& [text, value] : expected) EXPECT_EQ(shown(text, rows), value) << text;
}

inline void expect_shown(const Facts& facts, const Expected& expected) {
  expect_shown(Rows().enterprise(facts), expected);
}

}  // namespace inspectplan::feel::testing
