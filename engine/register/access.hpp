#pragma once
// How a register stands open: may it be written, and of which format is it? For .cpp files.
#include "register/register.hpp"

namespace inspectplan::registers {

bool may_be_written(Register& store);
int format_of(Register& store);  // of the file; an earlier one than format_version where it was not opened for changes

}  // namespace inspectplan::registers
