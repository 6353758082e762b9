#include <algorithm>

#include "ruleset/reading.hpp"

namespace inspectplan::ruleset {
namespace {

// "freedonia-north": like an id, and hyphens.
bool is_set_id(std::string text) {
  std::replace(text.begin(), text.end(), '-', '_');
  return is_id(text);
}

void read_format(Fields& fields, RuleSet& rules) {
  const yaml::Node* node = fields.need("format");
  const auto format = node ? fields.reader().integer(*node, 1, 1000000) : std::nullopt;
  if (!format) return;
  rules.format = *format;
  if (*format == 1) return;
  fields.reader().diagnostics().error("unknown-format", node->place,
                                      "this program knows format 1 of rule sets, not " + std::to_string(*format),
                                      "use a newer program");
}

}  // namespace

void read_ruleset(const Tree& tree, Reading& reading) {
  RuleSet& rules = reading.rules;
  const yaml::Node& section = tree.node("ruleset");
  if (section.entries.empty()) {
    reading.diagnostics.error(
        "missing-section", rules.place, "the rule set has no section \"ruleset\"",
        "add \"ruleset: {format: 1, id: ..., version: ..., title: {vi: ..., en: ...}}\" to one of its files");
    return;
  }
  rules.place = section.entries.front().key_place;
  Fields fields(section, "ruleset", reading.reader);
  read_aside(fields, "ruleset", reading);
  read_format(fields, rules);
  if (const yaml::Node* id = fields.need("id")) {
    if (const std::string* text = reading.reader.text(*id)) rules.id = *text;
    if (!rules.id.empty() && !is_set_id(rules.id)) {
      reading.diagnostics.error("bad-id", id->place, "\"" + rules.id + "\" cannot be the id of a rule set",
                                "small letters, digits, - and _, beginning with a letter");
    }
  }
  if (const yaml::Node* version = fields.need("version")) {
    if (const std::string* text = reading.reader.text(*version)) rules.version = *text;
  }
  fields.label("title", rules.title);
  fields.day("verified_until", rules.verified_until);
  if (const yaml::Node* until = section.find("verified_until")) reading.verified_until = until->place;
  fields.find("extends");
  if (const yaml::Node* population = fields.find("population")) {
    Computation& computation = reading.begin(Stage::population, "", 0, population->place);
    reading.expression(computation, population, feel::Kind::boolean,
                       [&rules](feel::Typed typed) { rules.population = std::move(typed); });
  }
  fields.finish();
}

}  // namespace inspectplan::ruleset
