#pragma once
// What the codes of findings mean: the sections of docs/diagnostics.md (`rules check`) and of docs/findings.md (the
// other commands), which are built into the program.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace inspectplan::usecase {

// Meaning, an example that gives the finding, one that does not, what to do; empty where there is no such code. Of a
// code that stands on both pages both sections.
std::optional<std::string> explain_code(std::string_view code);

// The first paragraph of the first of them.
std::optional<std::string> meaning_of(std::string_view code);

std::vector<std::string> explained_codes();  // in the order of the pages, each once

// The pages as they stand, their codes, and the section of one.
std::string_view diagnostics_page();
std::string_view findings_page();
std::vector<std::string> codes_on(std::string_view page);
std::optional<std::string> section_of(std::string_view page, std::string_view code);

}  // namespace inspectplan::usecase
