// A program for people to read: one operation a line, what it makes, from what, and of which type.
#include <array>

#include "base/day.hpp"
#include "base/text.hpp"
#include "feel/operation.hpp"

namespace inspectplan::feel {
namespace {

using ast::Op;

const char* name_of(Op op) {
  static constexpr std::array names = {
      "constant",       "field",       "child field", "name",         "sector",       "subject",     "rescale",
      "round",          "negate",      "add",         "subtract",     "multiply",     "divide",      "modulo",
      "absolute",       "minimum",     "maximum",     "refine",       "add days",     "add months",  "year",
      "month",          "day",         "weekday",     "day of year",  "week of year", "whole years", "rest months",
      "months between", "conjunction", "disjunction", "negation",     "is null",      "equal",       "less",
      "at most",        "text equal",  "text less",   "text at most", "truth equal",  "join",        "upper",
      "lower",          "length",      "contains",    "starts",       "ends",         "substring",   "before",
      "after",          "under",       "condition",   "count",        "sum",          "least",       "greatest",
      "mean",           "some"};
  static_assert(names.size() == static_cast<std::size_t>(Op::some) + 1);
  return names[static_cast<std::size_t>(op)];
}

std::string name_of(Register made) { return "r" + std::to_string(made); }

std::string quoted(std::string_view text) { return "\"" + printable(text) + "\""; }

std::string show_value(const Type& type, std::int64_t value) {
  switch (type.kind) {
    case Kind::boolean:
      return value != 0 ? "true" : "false";
    case Kind::date:
      return to_string(Day{static_cast<std::int32_t>(value)});
    default:
      return to_string(Scaled{value, type.kind == Kind::number ? type.scale : 0});
  }
}

std::string show_type(const Type& type) {
  if (type.kind == Kind::boolean || type.kind == Kind::text || type.kind == Kind::null) return to_string(type.kind);
  return to_string(type.kind) + " " + show_value(type, type.low) + " … " + show_value(type, type.high);
}

class Lister {
 public:
  explicit Lister(const Program::State& program) : program_(program) {}

  std::string run() {
    for (const Operation& operation : program_.operations)
      operation.scan ? add_scan(*operation.scan) : add(operation, "", 'r');
    return std::move(text_);
  }

 private:
  void line(const std::string& indent, const std::string& made, const std::string& what, const Type& type) {
    std::string line = indent + made + " = " + what;
    if (line.size() < 60) line.resize(60, ' ');
    text_ += line + "  " + show_type(type) + "\n";
  }

  void add(const Operation& operation, const std::string& indent, char letter) {
    line(indent, letter + std::to_string(operation.out), what(operation, letter), operation.type);
  }

  void add_scan(const Scan& scan) {
    text_ += "rows of " + program_.schema.children[scan.table].name + " where s" + std::to_string(scan.filter) + ":\n";
    for (const Operation& operation : scan.operations) add(operation, "  ", 's');
    for (const Aggregate& aggregate : scan.aggregates) {
      std::string what = name_of(aggregate.op);
      if (aggregate.value) what += " s" + std::to_string(*aggregate.value);
      for (const DayEdge& edge : aggregate.from) what += ", from " + show_edge(edge);
      for (const DayEdge& edge : aggregate.until) what += ", until " + show_edge(edge);
      line("  ", name_of(aggregate.out), what, aggregate.type);
    }
  }

  static std::string show_edge(const DayEdge& edge) {
    return name_of(edge.day) + (edge.shift == 0 ? "" : edge.shift > 0 ? " + 1 day" : " - 1 day");
  }

  std::string what(const Operation& operation, char letter) const {
    switch (operation.extra) {
      case Extra::constant:
        if (operation.flag || operation.type.kind == Kind::null) return "missing";
        return operation.type.kind == Kind::text ? quoted(operation.text)
                                                 : show_value(operation.type, operation.number);
      case Extra::gather:
        return "enterprise's " + name_of(operation.in[0]);
      case Extra::choose_value:
      case Extra::choose_index:
        return choice(operation);
      case Extra::sum:
        return "sum" + operands(operation, letter);
      case Extra::is_missing:
        return "is missing" + operands(operation, letter);
      default:
        return operation.op == Op::field || operation.op == Op::child_field ? cell(operation) : call(operation, letter);
    }
  }

  std::string cell(const Operation& operation) const {
    const auto& table =
        operation.op == Op::field ? program_.schema.enterprise : program_.schema.children[*operation.domain];
    return table.name + "." + table.fields[static_cast<std::size_t>(operation.number)].name;
  }

  static std::string call(const Operation& operation, char letter) {
    std::string text = name_of(operation.op) + operands(operation, letter);
    if (operation.op == Op::rescale || operation.op == Op::round) text += " by 10^" + std::to_string(operation.number);
    for (const std::string& code : operation.texts) text += " " + quoted(code);
    return operation.memo ? text + " (once a text)" : text;
  }

  static std::string choice(const Operation& operation) {
    const bool index = operation.extra == Extra::choose_index;
    std::string text = index ? "first that holds of" : "choose";
    for (std::size_t c = 0; c < operation.in.size(); ++c) {
      text += (c > 0 ? ", " : " ") + name_of(operation.in[c]);
      if (!index) text += ": " + std::to_string(operation.cases[c]);
    }
    if (operation.otherwise) text += ", else " + std::to_string(*operation.otherwise);
    if (operation.unknown) text += ", unknown " + std::to_string(*operation.unknown);
    return text;
  }

  static std::string operands(const Operation& operation, char letter) {
    std::string text;
    for (const Register in : operation.in) text += std::string(" ") + letter + std::to_string(in);
    return text;
  }

  const Program::State& program_;
  std::string text_;
};

}  // namespace

std::string Program::listing() const { return Lister(*state_).run(); }

}  // namespace inspectplan::feel
