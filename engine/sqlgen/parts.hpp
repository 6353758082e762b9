#pragma once
// How a stage is written down.
#include <string>

#include "sqlgen/relation.hpp"

namespace inspectplan::sqlgen {

// SELECT before.*, … FROM before LEFT JOIN …, indented by two.
std::string stage_text(const Relation::Stage& stage, const std::string& before);

// Each line as a comment; what cannot stand in one (line ends within) is made blanks.
std::string comment_lines(const std::string& text, const std::string& indent);

}  // namespace inspectplan::sqlgen
