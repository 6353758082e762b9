#include "usecase/said.hpp"

namespace inspectplan::usecase {

bool all_said(std::initializer_list<Said> said, Diagnostics& diagnostics) {
  bool all = true;
  for (const Said& one : said) {
    // A blank that is no ASCII space (U+00A0, U+3000, U+FEFF, U+200B) says as little.
    std::string text = one.text;
    for (const char* blank : {"\u00a0", "\u3000", "\ufeff", "\u200b"})
      for (std::size_t at; (at = text.find(blank)) != std::string::npos;) text.erase(at, std::string(blank).size());
    if (text.find_first_not_of(" \t\r\n") != std::string::npos) continue;
    diagnostics.error("blank-decision", {}, std::string(one.option) + " says nothing",
                      "a decision is entered with its reason, who decided, and its paper");
    all = false;
  }
  return all;
}

}  // namespace inspectplan::usecase
