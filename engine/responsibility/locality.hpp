#pragma once
// Where an enterprise stands, read from its fields.
#include "column/column.hpp"
#include "responsibility/resolve.hpp"

namespace inspectplan::responsibility {

// The enterprise fields that responsibilities ask for: the one compared with territories, and those that name
// instances of classes of departments. Indices into the schema's enterprise fields.
struct LocalityFields {
  std::optional<std::size_t> territory;
  std::vector<std::pair<std::string, std::size_t>> codes;  // sorted by name
};
LocalityFields locality_fields(const ruleset::RuleSet& rules);

Locality locality_of(const LocalityFields& fields, const column::Dataset& data, std::size_t row);

}  // namespace inspectplan::responsibility
