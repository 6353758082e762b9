#include "dmn/model.hpp"

#include <algorithm>
#include <array>

#include "base/error.hpp"
#include "base/text.hpp"
#include "dmn/modelling.hpp"

namespace inspectplan::dmn {

std::optional<Type> type_named(const std::string& name) {
  struct Entry {
    std::string_view name;
    Kinds kinds;
  };
  // The names of FEEL and those of the XML of DMN.
  static constexpr std::array<Entry, 20> entries = {{{"Any", kind::any},
                                                     {"null", kind::null},
                                                     {"Null", kind::null},
                                                     {"number", kind::number},
                                                     {"string", kind::text},
                                                     {"boolean", kind::boolean},
                                                     {"date", kind::date},
                                                     {"time", kind::time},
                                                     {"date and time", kind::date_time},
                                                     {"dateTime", kind::date_time},
                                                     {"days and time duration", kind::length},
                                                     {"dayTimeDuration", kind::length},
                                                     {"years and months duration", kind::months},
                                                     {"yearMonthDuration", kind::months},
                                                     {"duration", kind::months | kind::length},
                                                     {"list", kind::list},
                                                     {"range", kind::range},
                                                     {"context", kind::context},
                                                     {"record", kind::context},
                                                     {"", kind::any}}};
  if (const std::size_t open = name.find('<'); open != std::string::npos && name.back() == '>') {
    const auto outer = type_named(name.substr(0, open));
    const auto inner = type_named(name.substr(open + 1, name.size() - open - 2));
    if (!outer || !inner || (outer->kinds != kind::list && outer->kinds != kind::range)) return std::nullopt;
    return Type{outer->kinds, inner->kinds};
  }
  const auto found =
      std::find_if(entries.begin(), entries.end(), [&](const Entry& entry) { return entry.name == name; });
  return found == entries.end() ? std::nullopt : std::optional(Type{found->kinds, kind::any});
}

void Modelling::refuse(const char* code, const std::string& written, const std::string& source_name,
                       std::string message, std::string hint) {
  const auto length = std::max<std::size_t>(1, count_characters(written));
  diagnostics->error(code, feel::Text::of(written, source_name).place(0, static_cast<std::uint32_t>(length)),
                     std::move(message), std::move(hint));
}

namespace {

// Null where one of them is of another kind.
Value list_of(List values, Kinds kinds) {
  const bool fits = std::all_of(values.begin(), values.end(), [kinds](const Value& one) {
    return kinds == kind::any || one.is_null() || (one.kinds() & kinds) != 0;
  });
  return fits ? Value::of(std::move(values)) : Value();
}

}  // namespace

std::optional<Typed> Modelling::convert(Typed value, const std::string& type, const std::string& written,
                                        const std::string& source_name) {
  const auto wanted = type_named(type);
  if (!wanted || wanted->kinds == kind::any) return value;  // a type of the user's own constrains nothing here
  const Kinds target = wanted->kinds;
  const Kinds mine = value.type.kinds;
  const bool list = target == kind::list;
  const bool one = (mine & kind::list) != 0;
  const bool midnight = (target & kind::date_time) != 0 && (mine & kind::date) != 0;
  if ((mine & (target | kind::null)) == 0 && !list && !one && !midnight) {
    refuse("type-mismatch", written, source_name,
           "this is " + kinds_text(mine) + " where " + kinds_text(target) + " should stand");
    return std::nullopt;
  }
  if ((mine & static_cast<Kinds>(~(target | kind::null))) == 0) return value;
  const auto fit = [target, list, of = wanted->of](Arguments values) -> Value {
    const Value* given = values[0];
    if (given->is_null()) return *given;
    if (list) return list_of(given->list() ? *given->list() : List{*given}, of);
    if ((given->kinds() & target) != 0) return *given;
    if (given->list() && given->list()->size() == 1) given = &given->list()->front();
    if ((given->kinds() & target) != 0) return *given;
    if (given->as<Date>() && (target & kind::date_time) != 0) return DateTime{given->get<Date>(), {}};
    return {};
  };
  return Typed{program.add(fit, {value.at}), {static_cast<Kinds>(target | kind::null), value.type.of}};
}

std::optional<Typed> Modelling::decision(const Decision& decision) {
  const auto value = decision.table ? table(*decision.table, decision.name)
                                    : compiler().expression(decision.expression, decision.name);
  if (!value) return std::nullopt;
  return convert(*value, decision.type, decision.expression, decision.name);
}

namespace {

// Null where it is not of the declared type: anything may be handed in.
Typed conforming(Modelling& modelling, const Input& input) {
  const Typed declared = modelling.scope.names[input.name];
  const Typed anything{declared.at, {kind::any, declared.type.of}};
  const auto fit = modelling.convert(anything, input.type, input.name, input.name);
  INSPECTPLAN_ASSERT(fit);  // what may be of any kind may be of this one
  return {fit->at, declared.type};
}

// Null where it is not allowed.
std::optional<Typed> allowed(Modelling& modelling, const Input& input, Typed value) {
  if (input.allowed.empty()) return value;
  const auto passes = modelling.compiler().tests(input.allowed, input.name, value);
  if (!passes) return std::nullopt;
  const auto choose = [](Arguments values) -> Value {
    const bool* good = values[0]->as<bool>();
    return good && *good ? *values[1] : Value();
  };
  return Typed{modelling.program.add(choose, {passes->at, value.at}), value.type};
}

}  // namespace

std::optional<Model> Model::compile(const std::vector<Input>& inputs, const std::vector<Decision>& decisions,
                                    Diagnostics& diagnostics) {
  Modelling modelling;
  modelling.diagnostics = &diagnostics;
  bool good = true;
  for (const Input& input : inputs) {
    modelling.scope.words.push_back(input.name);
    modelling.scope.words.insert(modelling.scope.words.end(), input.members.begin(), input.members.end());
    const Type declared = type_named(input.type).value_or(Type{});
    modelling.scope.names[input.name] = {modelling.program.input(), declared};
  }
  for (const Input& input : inputs) {
    const auto value = allowed(modelling, input, conforming(modelling, input));
    if (value) modelling.scope.names[input.name] = *value;
    good = good && value;
  }
  Model model;
  for (const Decision& decision : decisions) {
    const auto value = modelling.decision(decision);
    good = good && value;
    modelling.scope.words.push_back(decision.name);
    modelling.scope.names[decision.name] = value.value_or(Typed{});
    if (value) model.result_ = value->at;
  }
  if (!good || decisions.empty()) return std::nullopt;
  model.program_ = std::move(modelling.program);
  return model;
}

}  // namespace inspectplan::dmn
