#pragma once
// The expression language by itself, as DMN means it.
#include <functional>
#include <optional>
#include <string>

#include "base/diagnostic.hpp"
#include "dmn/value.hpp"

namespace inspectplan::usecase {

// `inputs`: plain JSON, an object. Empty where it or the expression is refused.
std::optional<dmn::Value> feel(const std::string& expression, const std::string& inputs, Diagnostics& diagnostics);

// Each line of the file is a case (docs/feel.md); `write` gets one line of JSON for each, without line end:
// {"id", "result": TYPED} or {"id", "rejected": {"code", "line", "column", "message"}}. Stops at the first line
// that is not of the format, with a finding. Throws EnvironmentError where the file cannot be read.
void feel_batch(const std::string& path, const std::function<void(const std::string&)>& write,
                Diagnostics& diagnostics);

// TYPED, as the batch format writes values.
std::string typed_json(const dmn::Value& value);

}  // namespace inspectplan::usecase
