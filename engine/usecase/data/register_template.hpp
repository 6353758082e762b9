#pragma once
// The empty register that a department is sent.
#include <optional>
#include <string>

#include "base/diagnostic.hpp"
#include "base/label.hpp"

namespace inspectplan::usecase {

struct TemplateOrder {
  std::string rules, department;
  std::optional<std::string> table;  // default: that of the enterprises
  std::string to;                    // .xlsx
  Language language = Language::vi;
};

// False on findings that are errors. Throws EnvironmentError where the file cannot be written.
bool register_template(const TemplateOrder& order, Diagnostics& diagnostics);

}  // namespace inspectplan::usecase
