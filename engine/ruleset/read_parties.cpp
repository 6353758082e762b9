#include "ruleset/reading.hpp"

namespace inspectplan::ruleset {
namespace {

// "so_x", or one instance of a class: "commune:00123".
bool is_department(std::string_view text) {
  const std::size_t colon = text.find(':');
  return is_id(text.substr(0, colon)) && (colon == std::string_view::npos || colon + 1 < text.size());
}

std::optional<Party> read_party(const yaml::Node& node, Reading& reading) {
  Reader& reader = reading.reader;
  Party party;
  const yaml::Node* department = &node;
  if (node.is_mapping()) {
    Fields fields(node, "a party", reader);
    department = fields.need("department");
    fields.text("scope", party.scope);
    fields.finish();
  }
  const std::string* name = department ? reader.text(*department) : nullptr;
  if (!name) return std::nullopt;
  party.department = *name;
  if (is_department(*name)) {
    reading.references.push_back({"departments", name->substr(0, name->find(':')), department->place});
    return party;
  }
  reader.diagnostics().error("bad-id", department->place, "\"" + *name + "\" cannot be the id of a department",
                             "ids are small letters, digits and _, beginning with a letter");
  return std::nullopt;
}

}  // namespace

std::vector<Party> read_parties(const yaml::Node* node, Reading& reading) {
  std::vector<Party> parties;
  if (!node) return parties;
  const bool several = node->is_sequence();
  for (const yaml::Node& item : node->items) {
    if (auto party = read_party(item, reading)) parties.push_back(std::move(*party));
  }
  if (several) return parties;
  if (auto party = read_party(*node, reading)) parties.push_back(std::move(*party));
  return parties;
}

}  // namespace inspectplan::ruleset
