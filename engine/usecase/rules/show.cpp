#include "usecase/rules/show.hpp"

#include "base/json.hpp"
#include "base/text.hpp"

namespace inspectplan::usecase {
namespace {

using ruleset::EffectiveLine;

// What YAML would read as something else than this text, were it written plainly.
bool wants_quotes(const EffectiveLine& line) {
  if (line.quoted || line.value.empty()) return true;
  const std::string& text = line.value;
  if (text == "{}" || text == "[]") return false;
  static constexpr std::string_view special = "-?:,[]{}#&*!|>'\"%@` ";
  if (special.find(text.front()) != std::string_view::npos) {
    const bool number = text.front() == '-' && text.size() > 1 && text[1] >= '0' && text[1] <= '9';
    if (!number) return true;
  }
  return text.find(": ") != std::string::npos || text.find(" #") != std::string::npos || text.ends_with(':') ||
         text.ends_with(' ') || text.find('\n') != std::string::npos || text == "~" || text == "null";
}

std::string quoted(const std::string& text) {
  if (text.find('\n') != std::string::npos) return json_quoted(text);
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? "''" : std::string(1, c);
  return out + "'";
}

std::string value_text(const EffectiveLine& line) {
  if (line.is_null) return "null";
  return wants_quotes(line) ? quoted(line.value) : line.value;
}

std::string origin(const EffectiveLine& line, const ShownRules& shown) {
  if (!line.place.source || line.place.line == 0) return {};
  std::string out = line.place.source->name() + ":" + std::to_string(line.place.line);
  if (line.amends) out += ", amends " + shown.layers[*line.amends].id;
  if (line.since) out += ", since " + to_string(*line.since);
  if (line.until) out += ", until " + to_string(*line.until);
  if (!line.in_force) out += ", not in force";
  return out;
}

std::string indent(const EffectiveLine& line) { return std::string(line.depth * 2, ' '); }

// The first key of an item stands behind the item's dash, one step to the left of the others.
std::string line_text(const EffectiveLine& line) {
  std::string out = indent(line);
  if (line.is_item && line.key.empty()) out += "- ";
  if (line.is_item && !line.key.empty()) out = out.substr(2) + "- ";
  if (!line.key.empty()) out += line.key + ":";
  if (line.has_value) out += (line.key.empty() ? "" : " ") + value_text(line);
  return out;
}

void write_value(JsonWriter& json, const EffectiveLine& line, const ShownRules& shown) {
  json.begin_object().member("path", line.path);
  if (line.is_null)
    json.key("value").null();
  else
    json.member("value", line.value);
  json.member("file", line.place.source ? line.place.source->name() : "").member("line", std::size_t{line.place.line});
  json.member("layer", shown.layers[line.layer].id);
  if (line.amends) json.member("amends", shown.layers[*line.amends].id);
  if (line.since) json.member("since", *line.since);
  if (line.until) json.member("until", *line.until);
  json.end_object();
}

}  // namespace

std::optional<ShownRules> show_rules(const std::string& directory, const std::string& wanted, std::optional<Day> at,
                                     Diagnostics& diagnostics) {
  ruleset::EffectiveRules rules = ruleset::effective_rules(directory, at, diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  ShownRules shown{rules.layers, {}, at};
  shown.lines = wanted.empty() ? std::move(rules.lines) : ruleset::lines_of(rules, wanted);
  if (!shown.lines.empty()) return shown;
  const auto near = nearest(wanted, rules.names);
  diagnostics.error("unknown-id", {}, "the rule set " + directory + " has no \"" + wanted + "\"",
                    near ? "did you mean \"" + *near + "\"?" : "name a section, an id or section.id");
  return std::nullopt;
}

std::string show_text(const ShownRules& shown) {
  std::string out = "# ";
  for (std::size_t i = shown.layers.size(); i-- > 0;) {
    out += shown.layers[i].id + " " + shown.layers[i].version;
    if (i > 0) out += ", extends ";
  }
  out += shown.at ? "; as of " + to_string(*shown.at) + "\n" : "\n";
  std::string said;  // what stands on one line of a file is said once
  for (const EffectiveLine& line : shown.lines) {
    const std::string from = line.depth == 0 ? "" : origin(line, shown);
    out += line_text(line) + (from.empty() || from == said ? "" : "  # " + from) + "\n";
    said = from;
  }
  return out;
}

std::string show_json(const ShownRules& shown, int indent_by) {
  JsonWriter json(indent_by);
  json.begin_object();
  if (shown.at) json.member("at", *shown.at);
  json.key("layers").begin_array();
  for (const ruleset::EffectiveLayer& layer : shown.layers) {
    json.begin_object().member("id", layer.id).member("version", layer.version);
    json.member("directory", layer.directory).end_object();
  }
  json.end_array().key("values").begin_array();
  for (const EffectiveLine& line : shown.lines)
    if (line.has_value) write_value(json, line, shown);
  json.end_array().end_object();
  return json.take();
}

}  // namespace inspectplan::usecase
