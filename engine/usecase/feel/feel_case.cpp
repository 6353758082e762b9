// Lines of the batch format.
#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "base/text.hpp"
#include "usecase/feel/feel_json.hpp"

namespace inspectplan::usecase {
namespace {

using nlohmann::json;

constexpr int most_depth = 64;

struct Malformed {
  std::string what;
};

const json& member(const json& owner, const char* name) {
  static const json none;
  if (!owner.is_object()) throw Malformed{std::string("`") + name + "` is looked for in something that is no object"};
  const auto found = owner.find(name);
  return found == owner.end() ? none : *found;
}

std::string text(const json& value, const std::string& what) {
  if (value.is_null()) return {};
  if (!value.is_string()) throw Malformed{"`" + what + "` is no text"};
  return value.get_ref<const std::string&>();
}

std::string text_of(const json& owner, const char* name) { return text(member(owner, name), name); }

const json& list_of(const json& owner, const char* name) {
  const json& list = member(owner, name);
  if (!list.is_array()) throw Malformed{std::string("`") + name + "` is no list"};
  return list;
}

dmn::Value typed(const json& value, int depth);

dmn::Value typed_list(const json& items, int depth) {
  if (!items.is_array()) throw Malformed{"a list of values is expected"};
  dmn::List list;
  for (const json& item : items) list.push_back(typed(item, depth + 1));
  return dmn::Value::of(std::move(list));
}

dmn::Value typed_context(const json& members, int depth) {
  if (!members.is_object()) throw Malformed{"an object of values is expected"};
  dmn::Context context;
  for (const auto& [name, value] : members.items()) context.emplace_back(to_nfc(name), typed(value, depth + 1));
  return dmn::Value::of(std::move(context));
}

dmn::Value typed_scalar(const std::string& type, const std::string& written) {
  if (type == "string") return to_nfc(written);
  if (type == "number") return dmn::parse_number(written);
  if (type == "date") return dmn::parse_date(written);
  if (type == "time") return dmn::parse_time(written);
  if (type == "dateTime" || type == "date and time") return dmn::parse_date_time(written);
  if (type == "range") return dmn::parse_range(written);
  if (const auto length = dmn::parse_length(written)) return *length;
  return dmn::parse_months(written);
}

// [type, value]
dmn::Value typed(const json& value, int depth) {
  if (depth > most_depth) throw Malformed{"more than 64 levels inside each other"};
  if (!value.is_array() || value.size() != 2 || !value[0].is_string())
    throw Malformed{"a value is written as [type, value]"};
  const std::string& type = value[0].get_ref<const std::string&>();
  if (type == "null") return {};
  if (type == "boolean" && value[1].is_boolean()) return value[1].get<bool>();
  if (type == "list") return typed_list(value[1], depth);
  if (type == "context" || type == "record") return typed_context(value[1], depth);
  static constexpr std::array<std::string_view, 10> scalars = {
      "string",          "number",           "date", "time", "dateTime", "date and time", "range", "duration",
      "dayTimeDuration", "yearMonthDuration"};
  const bool known = std::find(scalars.begin(), scalars.end(), type) != scalars.end();
  if (!known || !value[1].is_string()) throw Malformed{"no value of the type \"" + printable(type) + "\""};
  dmn::Value result = typed_scalar(type, value[1].get_ref<const std::string&>());
  if (result.is_null())
    throw Malformed{"no " + type + ": \"" + printable(value[1].get_ref<const std::string&>()) + "\""};
  return result;
}

dmn::Table table(const json& written) {
  using enum dmn::Hit;
  static constexpr std::array<std::pair<std::string_view, dmn::Hit>, 7> hits = {{{"U", unique},
                                                                                 {"A", any},
                                                                                 {"P", priority},
                                                                                 {"F", first},
                                                                                 {"R", rule_order},
                                                                                 {"O", output_order},
                                                                                 {"C", collect}}};
  static constexpr std::array<std::pair<std::string_view, dmn::Aggregator>, 5> aggregators = {
      {{"", dmn::Aggregator::none},
       {"SUM", dmn::Aggregator::sum},
       {"MIN", dmn::Aggregator::min},
       {"MAX", dmn::Aggregator::max},
       {"COUNT", dmn::Aggregator::count}}};
  const auto find = [](const auto& names, const std::string& name, const char* what) {
    const auto found = std::find_if(names.begin(), names.end(), [&](const auto& entry) { return entry.first == name; });
    if (found == names.end()) throw Malformed{"there is no " + std::string(what) + " \"" + printable(name) + "\""};
    return found->second;
  };
  dmn::Table result;
  result.hit = find(hits, text_of(written, "hit"), "hit policy");
  result.aggregator = find(aggregators, text_of(written, "agg"), "aggregator");
  for (const json& input : list_of(written, "in")) {
    result.inputs.push_back({text_of(input, "expr"), text_of(input, "type"), text_of(input, "values")});
  }
  for (const json& output : list_of(written, "out")) {
    result.outputs.push_back({to_nfc(text_of(output, "name")), text_of(output, "type"), text_of(output, "values"),
                              text_of(output, "default")});
  }
  for (const json& rule : list_of(written, "rules")) {
    if (!rule.is_array() || rule.size() != 2 || !rule[0].is_array() || !rule[1].is_array()) {
      throw Malformed{"a rule is written as [[tests], [outputs]]"};
    }
    dmn::TableRule& entries = result.rules.emplace_back();
    for (const json& test : rule[0]) entries.tests.push_back(text(test, "a test"));
    for (const json& output : rule[1]) entries.outputs.push_back(text(output, "an output"));
  }
  return result;
}

void inputs(const json& line, FeelCase& result) {
  const json& values = member(line, "in");
  const json& types = member(line, "types");
  const json& allowed = member(line, "allow");
  std::vector<std::string> names;
  for (const json* part : {&values, &types}) {
    if (!part->is_null() && !part->is_object()) throw Malformed{"`in` and `types` are objects"};
    for (const auto& [name, value] : part->items()) {
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
  }
  for (const std::string& name : names) {
    dmn::Input& input = result.inputs.emplace_back();
    input.name = to_nfc(name);
    if (types.is_object()) input.type = text_of(types, name.c_str());
    if (allowed.is_object()) input.allowed = text_of(allowed, name.c_str());
    // No copy: copying goes as deep as the value, and how deep that is has not been looked at yet.
    const json* value = values.is_object() ? &member(values, name.c_str()) : nullptr;
    result.values.push_back(!value || value->is_null() ? dmn::Value() : typed(*value, 0));
    collect_members(result.values.back(), input.members);
  }
}

}  // namespace

std::optional<FeelCase> read_feel_case(const std::string& line, const Place& place, Diagnostics& diagnostics) {
  try {
    const json parsed = json::parse(line);
    if (!parsed.is_object()) throw Malformed{"a line is an object"};
    FeelCase result;
    const json& id = member(parsed, "id");
    if (!id.is_string()) throw Malformed{"`id` is no text"};
    result.id = id.get_ref<const std::string&>();
    inputs(parsed, result);
    for (const json& definition : list_of(parsed, "defs")) {
      dmn::Decision& decision = result.decisions.emplace_back();
      decision.name = to_nfc(text_of(definition, "name"));
      decision.type = text_of(definition, "type");
      if (const json& written = member(definition, "table"); !written.is_null()) {
        decision.table = table(written);
      } else {
        decision.expression = text_of(definition, "expr");
      }
    }
    if (result.decisions.empty()) throw Malformed{"`defs` is empty"};
    return result;
  } catch (const json::parse_error& error) {
    Place at = place;
    at.column = static_cast<std::uint32_t>(std::max<std::size_t>(1, error.byte));
    diagnostics.error("bad-json", at, "this line is not JSON", "one object a line");
  } catch (const json::out_of_range&) {
    diagnostics.error("bad-json", place, "a number of this line is larger than JSON readers take",
                      "write numbers as texts: [\"number\", \"1e400\"]");
  } catch (const Malformed& error) {
    diagnostics.error("bad-line", place, error.what, "the format is in docs/feel.md");
  }
  return std::nullopt;
}

std::optional<dmn::Value> read_typed(const std::string& text) {
  try {
    return typed(json::parse(text), 0);
  } catch (const json::exception&) {
    return std::nullopt;
  } catch (const Malformed&) {
    return std::nullopt;
  }
}

}  // namespace inspectplan::usecase
