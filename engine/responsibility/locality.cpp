#include "responsibility/locality.hpp"

#include <set>

namespace inspectplan::responsibility {

LocalityFields locality_fields(const ruleset::RuleSet& rules) {
  LocalityFields fields;
  const column::TableSchema& enterprise = rules.schema.enterprise;
  if (!rules.planning.territory_field.empty()) fields.territory = enterprise.find(rules.planning.territory_field);
  std::set<std::string> names;
  for (const ruleset::Department& department : rules.departments)
    if (!department.one_per.empty()) names.insert(department.one_per);
  for (const std::string& name : names)
    if (const auto field = enterprise.find(name)) fields.codes.emplace_back(name, *field);
  return fields;
}

Locality locality_of(const LocalityFields& fields, const column::Dataset& data, std::size_t row) {
  const auto text = [&](std::size_t field) -> std::optional<std::string> {
    const column::Column& column = data.enterprises.columns[field];
    if (column.kind() != column::Kind::text || !column.valid(row)) return std::nullopt;
    return std::string(column.text(row));
  };
  Locality at;
  at.of_object = true;
  if (fields.territory) at.territory = text(*fields.territory);
  for (const auto& [name, field] : fields.codes)
    if (auto code = text(field)) at.codes.emplace(name, std::move(*code));
  return at;
}

}  // namespace inspectplan::responsibility
