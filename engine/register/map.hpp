#pragma once
// Import maps (docs/import-maps.md). For the .cpp files of this module.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"

namespace inspectplan::registers {

struct NumberFormat {
  char decimal = '.';
  std::string thousands;  // "", "." "," or " "
  bool told = false;      // the map says; otherwise a column that reads two ways is refused
};

enum class DateFormat { iso, day_month_year };

struct MapName {
  std::string text;
  Place place;
};

// Repairs of single cells: the text that stands there → what is meant; absent: missing.
using Repairs = std::map<std::string, std::optional<std::string>, std::less<>>;

// Where a field comes from: one header, several joined, or a constant.
struct MapColumn {
  MapName field;
  std::vector<MapName> from;
  std::string with;  // between joined cells
  std::optional<std::string> constant;
  std::vector<std::string> missing;
  Repairs values;
};

struct ImportMap {
  bool given = false;
  std::optional<MapName> into;
  NumberFormat numbers;
  DateFormat dates = DateFormat::iso;
  std::vector<std::string> missing;
  std::optional<std::vector<MapColumn>> columns;  // absent: headers are field names
  std::vector<MapName> ignore;
  std::string digest;  // hex, of the file's bytes; empty without a map
};

// Empty where there are findings.
std::optional<ImportMap> read_map(const std::string& path, Diagnostics& diagnostics);

}  // namespace inspectplan::registers
