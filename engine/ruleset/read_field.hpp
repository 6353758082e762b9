#pragma once
#include <optional>

#include "ruleset/reading.hpp"

namespace inspectplan::ruleset {

// One field of a table of facts. Empty where its type is not known.
std::optional<column::Field> read_field(const yaml::Entry& entry, const std::string& table, Reading& reading);

// `recorded` of a child table whose fields and key have been read.
void read_recorded(const yaml::Node& node, column::TableSchema& table, Reading& reading);

}  // namespace inspectplan::ruleset
