#pragma once
#include <optional>
#include <string>

#include "base/diagnostic.hpp"
#include "sample/model.hpp"

namespace inspectplan::sample {

// Reads a file of distributions; all findings in one go, empty where one of them is an error.
std::optional<Distributions> load(const std::string& path, Diagnostics& diagnostics);

}  // namespace inspectplan::sample
