#pragma once
// One expression, one answer as text; "refused CODE LINE:COLUMN" where it is.
#include <string>

#include "dmn/model.hpp"
#include "usecase/feel/feel_json.hpp"

namespace inspectplan::dmn {

inline std::string value_of(const std::string& expression, const std::string& inputs = "{}") {
  Diagnostics diagnostics;
  const auto value = usecase::feel(expression, inputs, diagnostics);
  if (value) return to_string(*value);
  const auto found = diagnostics.sorted();
  if (found.size() != 1) return std::to_string(found.size()) + " findings";
  return "refused " + found[0].code + " " + std::to_string(found[0].place.line) + ":" +
         std::to_string(found[0].place.column);
}

}  // namespace inspectplan::dmn
