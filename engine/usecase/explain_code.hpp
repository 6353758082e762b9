#pragma once
// What the codes of findings mean: the sections of docs/diagnostics.md, which is built into the program.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace inspectplan::usecase {

// Meaning, an example that gives the finding, one that does not, what to do; empty where there is no such code.
std::optional<std::string> explain_code(std::string_view code);

// The first paragraph of it.
std::optional<std::string> meaning_of(std::string_view code);

std::vector<std::string> explained_codes();  // in the order of the page

// The page as it stands.
std::string_view diagnostics_page();

}  // namespace inspectplan::usecase
