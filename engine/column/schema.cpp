#include "column/schema.hpp"

#include <algorithm>

namespace inspectplan::column {

std::optional<std::size_t> TableSchema::find(std::string_view field) const {
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const Field& f) { return f.name == field; });
  if (found == fields.end()) return std::nullopt;
  return static_cast<std::size_t>(found - fields.begin());
}

std::optional<std::size_t> Schema::find_child(std::string_view table) const {
  const auto found =
      std::find_if(children.begin(), children.end(), [&](const TableSchema& t) { return t.name == table; });
  if (found == children.end()) return std::nullopt;
  return static_cast<std::size_t>(found - children.begin());
}

const std::map<std::string, Label>& Schema::names_of(const Field& field) const {
  return field.code_list ? code_lists[*field.code_list].names : field.names;
}

}  // namespace inspectplan::column
