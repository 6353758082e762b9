#pragma once
// What is freed is not the system's again before it is given back.

namespace inspectplan {

// After much was freed and before much else is wanted in pieces of another size. Does nothing where the C library has no
// such call.
void give_memory_back();

}  // namespace inspectplan
