#pragma once
// What editors, word processors and habits make of YAML, found before or beside yaml-cpp. For the .cpp files of yaml.
#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>

#include "base/diagnostic.hpp"
#include "base/source.hpp"
#include "yaml/node.hpp"

namespace inspectplan::yaml {

// Bytes that yaml-cpp would misread: it takes U+0004 for the end of the file.
std::optional<std::size_t> control_character(std::string_view text);

// One finding at the first line that is indented with a tab or a blank that is none to YAML, saying how many are; false
// where none is.
bool report_indentation(const std::shared_ptr<const Source>& source, Diagnostics& diagnostics);

void report_quotes(Place place, Diagnostics& diagnostics);
// In the line of `offset`, a value that begins with a typographic quote.
std::optional<std::size_t> typographic_value(std::string_view text, std::size_t offset);

// How long a plain value is whose parenthesis a comma of YAML leaves open: to where that closes on its line. 0: nothing
// is cut.
std::size_t expression_size(std::string_view text, const Node& value);

bool is_digits(std::string_view text);  // perhaps with a sign

}  // namespace inspectplan::yaml
