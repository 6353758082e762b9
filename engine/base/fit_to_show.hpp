#pragma once
// Texts for cells that other programs show.
#include <string>
#include <string_view>

namespace inspectplan {

// As printable() (base/text.hpp), with its line ends: a name looks the same in a workbook, in CSV, on a page and on the
// terminal.
std::string fit_to_show(std::string_view text);

}  // namespace inspectplan
