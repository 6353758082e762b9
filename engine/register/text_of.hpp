#pragma once
// A file as text, whatever it is: CSV as it stands, a workbook's sheet as CSV. For the .cpp files of this module.
#include <memory>
#include <string>

#include "register/import.hpp"
#include "register/map.hpp"

namespace inspectplan::registers {

// Null, with findings, where it cannot be read. Sets how numbers are to be read (`map.numbers`) where a workbook tells.
std::shared_ptr<const Source> text_of(const std::string& path, std::string bytes, const ImportOptions& options,
                                      ImportMap& map, Diagnostics& diagnostics);
// Reads the file too.
std::shared_ptr<const Source> text_of(const std::string& path, const ImportOptions& options, ImportMap& map,
                                      Diagnostics& diagnostics);
std::optional<std::string> file_bytes(const std::string& path, Diagnostics& diagnostics);

}  // namespace inspectplan::registers
