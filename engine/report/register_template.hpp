#pragma once
// The empty register that is sent to a department to be filled in: a workbook with headings, checks while typing,
// explanations.
#include <string>

#include "base/label.hpp"
#include "column/schema.hpp"

namespace inspectplan::report {

struct TemplateRequest {
  const column::Schema* schema = nullptr;
  const column::TableSchema* table = nullptr;
  std::string department;  // as people call it
  Language language = Language::vi;
};

// First sheet: the headings of all fields in row 1, cells below typed and checked (numbers within bounds, dates,
// closed lists, yes or no), texts kept as texts so that no zero in front is lost. Second: what each column means.
// Third, where there are closed lists: what they allow. Same request, same bytes. Throws EnvironmentError.
void write_register_template(const TemplateRequest& request, const std::string& path);

}  // namespace inspectplan::report
