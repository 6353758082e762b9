#include "report/sheet_names.hpp"

#include <string_view>

#include "base/text.hpp"

namespace inspectplan::report {
namespace {

constexpr std::size_t longest = 31;  // characters

std::string cleaned(std::string name) {
  for (char& sign : name)
    if (std::string_view("[]:*?/\\'").find(sign) != std::string_view::npos) sign = ' ';
  return name.empty() ? "-" : name;
}

std::string first_characters(const std::string& text, std::size_t count) {
  std::size_t end = 0;
  for (std::size_t seen = 0; end < text.size(); ++end) {
    const bool begins = (static_cast<unsigned char>(text[end]) & 0xC0U) != 0x80U;
    if (begins && seen++ == count) break;
  }
  return text.substr(0, end);
}

}  // namespace

std::string SheetNames::take(const std::string& wanted) {
  const std::string clean = cleaned(wanted);
  std::string name = first_characters(clean, longest);
  for (int again = 2; !taken_.insert(fold_vietnamese(name)).second; ++again) {
    const std::string number = " " + std::to_string(again);
    name = first_characters(clean, longest - number.size()) + number;
  }
  return name;
}

}  // namespace inspectplan::report
