#include "register/text_of.hpp"

#include "register/encoding.hpp"
#include "register/workbook.hpp"
#include "yaml/file.hpp"

namespace inspectplan::registers {
namespace {

constexpr std::size_t max_file_bytes = std::size_t{1} << 31;

}  // namespace

std::optional<std::string> file_bytes(const std::string& path, Diagnostics& diagnostics) {
  return yaml::read_regular_file(path, path, max_file_bytes, yaml::Links::follow, diagnostics);
}

std::shared_ptr<const Source> text_of(const std::string& path, std::string bytes, const ImportOptions& options,
                                      ImportMap& map, Diagnostics& diagnostics) {
  const SheetChoice choice{options.sheet, options.header_row, options.header_lines};
  if (is_workbook(path, bytes)) {
    const auto text = sheet_as_csv(path, std::move(bytes), choice, map, diagnostics);
    if (!text) return nullptr;
    map.numbers = text->numbers;
    return text->source;
  }
  if (choice.given()) {
    diagnostics.error("not-a-workbook", {},
                      "--sheet, --header-row and --header-lines are for workbooks, " + path + " is none",
                      "leave them out");
    return nullptr;
  }
  return decode(path, std::move(bytes), diagnostics);
}

std::shared_ptr<const Source> text_of(const std::string& path, const ImportOptions& options, ImportMap& map,
                                      Diagnostics& diagnostics) {
  auto bytes = file_bytes(path, diagnostics);
  return bytes ? text_of(path, std::move(*bytes), options, map, diagnostics) : nullptr;
}

}  // namespace inspectplan::registers
