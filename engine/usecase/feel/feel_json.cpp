#include "usecase/feel/feel_json.hpp"

#include "base/json.hpp"

namespace inspectplan::usecase {
namespace {

void write_typed(const dmn::Value& value, JsonWriter& json);

void write_list(const dmn::List& list, JsonWriter& json) {
  json.begin_array();
  for (const dmn::Value& item : list) write_typed(item, json);
  json.end_array();
}

void write_context(const dmn::Context& context, JsonWriter& json) {
  json.begin_object();
  for (const auto& [name, value] : context) {
    json.key(name);
    write_typed(value, json);
  }
  json.end_object();
}

const char* type_name(dmn::Kinds kinds) {
  switch (kinds) {
    case dmn::kind::boolean:
      return "boolean";
    case dmn::kind::number:
      return "number";
    case dmn::kind::text:
      return "string";
    case dmn::kind::date:
      return "date";
    case dmn::kind::time:
      return "time";
    case dmn::kind::date_time:
      return "dateTime";
    case dmn::kind::months:
    case dmn::kind::length:
      return "duration";
    case dmn::kind::range:
      return "range";
    case dmn::kind::list:
      return "list";
    case dmn::kind::context:
      return "context";
    default:
      return "null";
  }
}

void write_typed(const dmn::Value& value, JsonWriter& json) {
  json.begin_array();
  json.string(type_name(value.kinds()));
  if (value.is_null()) {
    json.null();
  } else if (const bool* truth = value.as<bool>()) {
    json.boolean(*truth);
  } else if (const dmn::List* list = value.list()) {
    write_list(*list, json);
  } else if (const dmn::Context* context = value.context()) {
    write_context(*context, json);
  } else {
    json.string(dmn::to_string(value));
  }
  json.end_array();
}

}  // namespace

std::string typed_json(const dmn::Value& value) {
  JsonWriter json;
  write_typed(value, json);
  return json.take();
}

void collect_members(const dmn::Value& value, std::vector<std::string>& names) {
  if (const dmn::List* list = value.list()) {
    for (const dmn::Value& item : *list) collect_members(item, names);
  }
  if (const dmn::Context* context = value.context()) {
    for (const auto& [name, member] : *context) {
      names.push_back(name);
      collect_members(member, names);
    }
  }
}

}  // namespace inspectplan::usecase
