#include "usecase/explain_code.hpp"

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

std::optional<std::string> explain_code(std::string_view code) {
  const std::string_view page = diagnostics_page();
  for (std::size_t at = page.find(heading); at != std::string_view::npos; at = page.find(heading, at + 1)) {
    if (code_at(page, at) != code) continue;
    const std::size_t end = std::min(page.find(heading, at + 1), page.find("\n\n# ", at + 1));
    return std::string(page.substr(at + 1, end == std::string_view::npos ? end : end - at - 1)) + "\n";
  }
  return std::nullopt;
}

std::optional<std::string> meaning_of(std::string_view code) {
  const auto section = explain_code(code);
  if (!section) return std::nullopt;
  const std::size_t begin = section->find('\n') + 1;
  std::string meaning = section->substr(begin, section->find("\n```", begin) - begin);
  std::replace(meaning.begin(), meaning.end(), '\n', ' ');
  return meaning;
}

std::vector<std::string> explained_codes() {
  std::vector<std::string> codes;
  const std::string_view page = diagnostics_page();
  for (std::size_t at = page.find(heading); at != std::string_view::npos; at = page.find(heading, at + 1))
    codes.emplace_back(code_at(page, at));
  return codes;
}

}  // namespace inspectplan::usecase
