#pragma once
// The empty register that a department is sent.
#include <optional>
#include <string>

#include "base/day.hpp"
#include "base/diagnostic.hpp"
#include "base/label.hpp"

namespace inspectplan::usecase {

struct TemplateOrder {
  std::string rules, department;
  std::optional<std::string> table;  // default: that of the enterprises
  std::string to;                    // .xlsx
  Day on{};                          // when it is sent: who is responsible for what then
  bool all = false;                  // every column, also those that are others' to know or personal
  Language language = Language::vi;
};

// False on findings that are errors. Throws EnvironmentError where the file cannot be written.
bool register_template(const TemplateOrder& order, Diagnostics& diagnostics);

}  // namespace inspectplan::usecase
