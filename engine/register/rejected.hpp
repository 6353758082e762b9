#pragma once
// The file of rejected rows. For the .cpp files of this module.
#include <string>

#include "register/stage.hpp"

namespace inspectplan::registers {

// _line, _column and _reason before the cells as they stood; an import passes over these three columns, so that the
// mended file can be imported as it is. Same delimiter as the original.
std::string rejected_csv(const Staged& staged);

}  // namespace inspectplan::registers
