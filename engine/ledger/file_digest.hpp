#pragma once
#include <string>

namespace inspectplan::ledger {

// SHA-256 of a file's bytes, hex, as entries name files. Throws EnvironmentError where it cannot be read.
std::string file_digest(const std::string& path);

}  // namespace inspectplan::ledger
