#pragma once
// Which cells of a file make which field. For the .cpp files of this module.
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "column/schema.hpp"
#include "register/csv.hpp"
#include "register/findings.hpp"
#include "register/map.hpp"

namespace inspectplan::registers {

inline constexpr std::size_t max_columns = 1000;

struct ColumnPlan {
  std::size_t field = 0;
  std::vector<std::size_t> cells;  // several are joined; none: the constant
  std::string with, constant;
  std::vector<std::string> missing;  // texts that mean missing, beside the empty one
  Repairs values;
};

struct FilePlan {
  const column::TableSchema* table = nullptr;
  std::vector<std::string> headers;
  std::vector<ColumnPlan> columns;  // by field; each field once
  NumberFormat numbers;
  DateFormat dates = DateFormat::iso;
};

// Blanks (also no-break ones) around a cell say nothing.
std::string_view trimmed(std::string_view text);

// Findings of the header line in one go; empty where there are errors.
std::optional<FilePlan> plan_columns(const Record& header, const column::TableSchema& table, const ImportMap& map,
                                     Findings& findings, Diagnostics& map_findings);

}  // namespace inspectplan::registers
