#pragma once
// Ids that a rule set knows and no schema lists: fields of built-in tables name departments and matters.
#include <string>
#include <vector>

namespace inspectplan::registers {

struct KnownIds {
  std::vector<std::string> departments;  // of a class the class: one of its instances is CLASS:CODE
  std::vector<std::string> matters;
};

// Of a field that names several: "a; b", "a, b" and "a b" alike.
std::vector<std::string> ids_in(const std::string& text);

}  // namespace inspectplan::registers
