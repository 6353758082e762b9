#include "usecase/rules/explain_code.hpp"

#include <algorithm>

namespace inspectplan::usecase {
namespace {

constexpr std::string_view heading = "\n## `";

// What stands before and behind the code in its heading's line.
std::string_view code_at(std::string_view page, std::size_t start) {
  const std::size_t begin = start + heading.size();
  return page.substr(begin, page.find('`', begin) - begin);
}

}  // namespace

std::optional<std::string> section_of(std::string_view page, std::string_view code) {
  for (std::size_t at = page.find(heading); at != std::string_view::npos; at = page.find(heading, at + 1)) {
    if (code_at(page, at) != code) continue;
    const std::size_t end = std::min(page.find(heading, at + 1), page.find("\n\n# ", at + 1));
    std::string section(page.substr(at + 1, end == std::string_view::npos ? end : end - at - 1));
    section.erase(section.find_last_not_of('\n') + 1);
    return section + "\n";
  }
  return std::nullopt;
}

std::vector<std::string> codes_on(std::string_view page) {
  std::vector<std::string> codes;
  for (std::size_t at = page.find(heading); at != std::string_view::npos; at = page.find(heading, at + 1))
    codes.emplace_back(code_at(page, at));
  return codes;
}

std::optional<std::string> explain_code(std::string_view code) {
  const auto of_rules = section_of(diagnostics_page(), code);
  const auto of_others = section_of(findings_page(), code);
  if (!of_rules || !of_others) return of_rules ? of_rules : of_others;
  return "In rules:\n\n" + *of_rules + "\nElsewhere:\n\n" + *of_others;
}

std::optional<std::string> meaning_of(std::string_view code) {
  const auto of_rules = section_of(diagnostics_page(), code);
  const auto section = of_rules ? of_rules : section_of(findings_page(), code);
  if (!section) return std::nullopt;
  const std::size_t begin = section->find('\n') + 1;
  const std::size_t end = std::min(section->find("\n```", begin), section->find("\nRemedy: ", begin));
  std::string meaning = section->substr(begin, end - begin);
  std::replace(meaning.begin(), meaning.end(), '\n', ' ');
  return meaning;
}

std::vector<std::string> explained_codes() {
  std::vector<std::string> codes = codes_on(diagnostics_page());
  for (std::string& code : codes_on(findings_page()))
    if (std::find(codes.begin(), codes.end(), code) == codes.end()) codes.push_back(std::move(code));
  return codes;
}

}  // namespace inspectplan::usecase
