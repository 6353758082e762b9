// Calls: which function of the name is meant, and whether it can take what it is given.
#include <algorithm>

#include "base/text.hpp"
#include "dmn/compiler.hpp"

namespace inspectplan::dmn {
namespace {

bool fits(const Parameter& parameter, Kinds kinds) { return (kinds & (parameter.kinds | kind::null)) != 0; }

// Argument → parameter, by name or by place. Empty where names or numbers do not fit.
std::optional<std::vector<std::optional<std::size_t>>> arrange(const Function& function,
                                                               const feel::ast::Expression& at) {
  std::vector<std::optional<std::size_t>> places(function.parameters.size());
  for (std::size_t i = 0; i < at.parts.size(); ++i) {
    std::size_t to = i;
    if (!at.names.empty()) {
      const auto named = std::find_if(function.parameters.begin(), function.parameters.end(),
                                      [&](const Parameter& parameter) { return parameter.name == at.names[i]; });
      to = static_cast<std::size_t>(named - function.parameters.begin());
    }
    if (to >= places.size() || places[to]) return std::nullopt;
    places[to] = i;
  }
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (!places[i] && !function.parameters[i].optional) return std::nullopt;
  }
  return places;
}

std::string signature(const Function& function) {
  std::string text = "`" + std::string(function.name) + "(";
  for (const Parameter& parameter : function.parameters) {
    if (&parameter != &function.parameters.front()) text += ", ";
    text += parameter.name;
    if (parameter.optional) text += "?";
  }
  return text + (function.many ? "…)`" : ")`");
}

}  // namespace

Typed Compiler::call(At at) {
  if (at.text == "today" || at.text == "now")
    refuse("no-clock", at, "there is no clock here", "hand the day in as an input");
  std::vector<std::string> names;
  for (const Function& function : functions()) {
    if (function.name == at.text && function.many) return call_many(function, at);
    names.emplace_back(function.name);
  }
  if (std::find(names.begin(), names.end(), at.text) == names.end()) {
    const auto near = nearest(at.text, names);
    refuse("unknown-function", at, "there is no function `" + printable(at.text) + "`",
           near ? "did you mean `" + *near + "`?" : "");
  }
  std::vector<Typed> arguments;
  for (const auto& part : at.parts) arguments.push_back(visit(*part));
  std::vector<std::optional<Typed>> placed;
  const Function& function = choose(at, arguments, placed);
  return call_one(function, placed);
}

const Function& Compiler::choose(At at, const std::vector<Typed>& arguments,
                                 std::vector<std::optional<Typed>>& placed) {
  std::string known;
  std::optional<std::pair<std::size_t, Kinds>> misfit;
  for (const Function& function : functions()) {
    if (function.name != at.text) continue;
    known += (known.empty() ? "" : " or ") + signature(function);
    const auto places = arrange(function, at);
    if (!places) continue;
    placed.assign(places->size(), std::nullopt);
    bool all = true;
    for (std::size_t i = 0; i < places->size(); ++i) {
      if (!(*places)[i]) continue;
      placed[i] = arguments[*(*places)[i]];
      if (fits(function.parameters[i], placed[i]->type.kinds)) continue;
      all = false;
      if (!misfit) misfit = {*(*places)[i], function.parameters[i].kinds};
    }
    if (all) return function;
  }
  if (!misfit) refuse("wrong-arguments", at, "these arguments do not fit", "it is " + known);
  At argument = *at.parts[misfit->first];
  refuse("type-mismatch", argument,
         "this is " + kinds_text(arguments[misfit->first].type.kinds) + " where " + kinds_text(misfit->second) +
             " should stand");
}

// Arguments left out behind the last one given are not handed over; those before it are null.
Typed Compiler::call_one(const Function& function, const std::vector<std::optional<Typed>>& arguments) {
  std::vector<Register> in;
  std::size_t given = arguments.size();
  while (given > 0 && !arguments[given - 1]) --given;
  for (std::size_t i = 0; i < given; ++i) in.push_back(arguments[i] ? arguments[i]->at : constant(Value()).at);
  const auto guarded = [&function](Arguments values) -> Value {
    for (std::size_t i = 0; i < values.size(); ++i) {
      const Parameter& parameter = function.parameters[i];
      const Kinds accepted =
          parameter.nullable ? parameter.kinds | kind::null : parameter.kinds & static_cast<Kinds>(~kind::null);
      if ((values[i]->kinds() & accepted) == 0) return {};
    }
    return function.run(values);
  };
  Kinds result = function.result;
  if (result == 0) result = static_cast<Kinds>(arguments[0]->type.kinds & (function.parameters[0].kinds | kind::null));
  return operation(guarded, std::move(in), {result, function.result == kind::list ? kind::text : kind::any});
}

Typed Compiler::call_many(const Function& function, At at) {
  const Parameter& parameter = function.parameters[0];
  const bool named_well = at.names.empty() || (at.names.size() == 1 && at.names[0] == parameter.name);
  if (at.parts.empty() || !named_well)
    refuse("wrong-arguments", at, "these arguments do not fit", "it is " + signature(function));
  std::vector<Register> in;
  Kinds of = 0;
  for (const auto& part : at.parts) {
    const Typed argument = visit(*part);
    const bool is_list = (argument.type.kinds & kind::list) != 0 && at.parts.size() == 1;
    const Kinds items = is_list ? argument.type.of | (argument.type.kinds & parameter.kinds) : argument.type.kinds;
    const bool empty = is_list && argument.type.of == 0;
    const Kinds strange = items & static_cast<Kinds>(~(parameter.kinds | kind::null));
    if (!empty && (!fits(parameter, items) || (strange != 0 && items != kind::any))) {
      refuse("type-mismatch", *part,
             "this is " + kinds_text(items) + " where " + kinds_text(parameter.kinds) + " should stand");
    }
    of = static_cast<Kinds>(of | items);
    in.push_back(argument.at);
  }
  const Kinds ordered = of & kind::ordered;
  if (function.result == 0 && of != kind::any && (ordered & (ordered - 1)) != 0) {
    refuse("type-mismatch", at, "values of different kinds have no order: " + kinds_text(of));
  }
  const Kinds result = function.result == 0 ? static_cast<Kinds>(of | kind::null) : function.result;
  return operation(function.run, std::move(in), {result, kind::any});
}

}  // namespace inspectplan::dmn
