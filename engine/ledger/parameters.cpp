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
  if (!parameters.amendment) return;
  const Amendment& amendment = *parameters.amendment;
  json.key("amendment").begin_object().member("department", amendment.department).member("on", amendment.on);
  json.member("announced", amendment.announced).key("held").begin_array();
  for (const std::string& enterprise : amendment.held) json.string(enterprise);
  json.end_array().key("days").begin_array();
  for (const Amendment::Days& one : amendment.days) {
    json.begin_object().member("department", one.department).member("period", one.period).member("days", one.days);
    // Left out of older runs, so that theirs read as they always did.
    if (!one.document.empty()) json.member("reason", one.reason).member("by", one.by).member("document", one.document);
    json.end_object();
  }
  json.end_array().end_object();
}

template <class Json>
Day day_in(const Json& json) {
  const auto day = parse_day(json.template get<std::string>());
  if (!day) throw EnvironmentError("a recorded run has a day that does not exist");
  return *day;
}

template <class Json>
Amendment amendment_in(const Json& json) {
  Amendment amendment{json.at("department").template get<std::string>(),
                      day_in(json.at("on")),
                      json.at("announced").template get<std::string>(),
                      json.at("held").template get<std::vector<std::string>>(),
                      {}};
  for (const auto& one : json.at("days"))
    amendment.days.push_back({one.at("department").template get<std::string>(),
                              one.at("period").template get<std::string>(), one.at("days").template get<std::int64_t>(),
                              one.value("reason", std::string()), one.value("by", std::string()),
                              one.value("document", std::string())});
  return amendment;
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
  if (const auto amendment = json.find("amendment"); amendment != json.end())
    parameters.amendment = amendment_in(*amendment);
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
    parameters.as_of = day_in(json.at("as_of"));
    parameters.import = json.at("import").get<std::int64_t>();
    parameters.seed = static_cast<std::uint64_t>(json.at("seed").get<std::int64_t>());
    parameters.force = json.at("force").get<bool>();
    for (const auto& [department, days] : json.at("capacity").items())
      parameters.capacity.emplace_back(department, days.get<std::int64_t>());
    read_line(json, parameters);
    return parameters;
  } catch (const nlohmann::json::exception&) {
    throw EnvironmentError("a recorded run cannot be read: its parameters are not as a run writes them");
  }
}

}  // namespace inspectplan::ledger
