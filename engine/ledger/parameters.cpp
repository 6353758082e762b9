#include "ledger/parameters.hpp"

#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "base/json.hpp"

namespace inspectplan::ledger {

namespace {

// Only where the plan follows another, so that the parameters of a first plan read as they always did.
void write_line(JsonWriter& json, const RunParameters& parameters) {
  if (parameters.parent.empty()) return;
  json.member("parent", parameters.parent).member("stay", to_string(parameters.stay)).key("edits").begin_array();
  for (const std::int64_t entry : parameters.edits) json.number(entry);
  json.end_array();
}

template <class Json>
void read_line(const Json& json, RunParameters& parameters) {
  const auto parent = json.find("parent");
  if (parent == json.end()) return;
  parameters.parent = parent->template get<std::string>();
  const auto stay = parse_scaled(json.at("stay").template get<std::string>());
  if (!stay) throw EnvironmentError("a recorded run has a price that cannot be read");
  parameters.stay = *stay;
  parameters.edits = json.at("edits").template get<std::vector<std::int64_t>>();
}

}  // namespace

std::string parameters_json(const RunParameters& parameters) {
  JsonWriter json;
  json.begin_object();
  json.member("year", parameters.year);
  json.member("as_of", parameters.as_of);
  json.member("import", parameters.import);
  json.member("seed", static_cast<std::int64_t>(parameters.seed));
  json.member("force", parameters.force);
  json.key("capacity").begin_object();
  for (const auto& [department, days] : parameters.capacity) json.member(department, days);
  json.end_object();
  write_line(json, parameters);
  return json.end_object().take();
}

RunParameters parse_parameters(const std::string& text) {
  try {
    const auto json = nlohmann::ordered_json::parse(text);
    RunParameters parameters;
    parameters.year = json.at("year").get<int>();
    const auto as_of = parse_day(json.at("as_of").get<std::string>());
    if (!as_of) throw EnvironmentError("a recorded run has a day that does not exist");
    parameters.as_of = *as_of;
    parameters.import = json.at("import").get<std::int64_t>();
    parameters.seed = static_cast<std::uint64_t>(json.at("seed").get<std::int64_t>());
    parameters.force = json.at("force").get<bool>();
    for (const auto& [department, days] : json.at("capacity").items())
      parameters.capacity.emplace_back(department, days.get<std::int64_t>());
    read_line(json, parameters);
    return parameters;
  } catch (const nlohmann::json::exception& error) {
    throw EnvironmentError(std::string("a recorded run cannot be read: ") + error.what());
  }
}

}  // namespace inspectplan::ledger
