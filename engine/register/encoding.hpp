#pragma once
// From the bytes of a file to text findings can point into. For the .cpp files of this module.
#include <memory>
#include <string>

#include "base/diagnostic.hpp"

namespace inspectplan::registers {

// Null, with one finding that says how to save the file, where it is not UTF-8 text (or is empty).
// A byte order mark is dropped.
std::shared_ptr<const Source> decode(const std::string& name, std::string bytes, Diagnostics& diagnostics);

}  // namespace inspectplan::registers
