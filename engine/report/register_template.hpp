#pragma once
// The empty register that is sent to a department to be filled in: a workbook with headings, checks while typing,
// explanations.
#include <string>
#include <vector>

#include "base/label.hpp"
#include "column/schema.hpp"

namespace inspectplan::report {

struct TemplateRequest {
  const column::Schema* schema = nullptr;
  const column::TableSchema* table = nullptr;
  std::vector<std::size_t> fields;  // of the table: its columns, in this order
  std::string department;           // as people call it
  Language language = Language::vi;
};

// First sheet: the headings of the fields in row 1, cells below typed and checked (numbers within bounds and decimals,
// dates, choices by their names, codes by their length, yes or no), texts kept as texts so that no zero in front is
// lost. Second: what each column means. Not seen: the choices there are. Same request, same bytes. Throws
// EnvironmentError.
void write_register_template(const TemplateRequest& request, const std::string& path);

}  // namespace inspectplan::report
