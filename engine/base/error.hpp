#pragma once
// Faults of the environment (a file that cannot be read, a database that is locked) are exceptions,
// caught in main and shown as one line; exit code 2.
#include <stdexcept>
#include <string>

namespace inspectplan {

class EnvironmentError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// A bug of ours: prints the location and ends the process with exit code 70. Never for bad input.
[[noreturn]] void bug(const char* what, const char* file, int line);

}  // namespace inspectplan

#define INSPECTPLAN_ASSERT(condition) ((condition) ? void(0) : ::inspectplan::bug(#condition, __FILE__, __LINE__))
