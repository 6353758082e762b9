#pragma once
// The rows of a built-in table as a moment sees them. For .cpp files.
#include "register/register.hpp"

namespace inspectplan::registers {

// By key; none where the table was never filled.
column::Table built_in_rows(Register& store, const column::TableSchema& table, const AsOf& as_of);

}  // namespace inspectplan::registers
