#pragma once
// How a register stands open: may it be written, and of which format is it? For .cpp files.
#include "register/register.hpp"

namespace inspectplan::registers {

bool may_be_written(Register& store);
int format_of(Register& store);  // earlier than format_version only where it may not be written

}  // namespace inspectplan::registers
