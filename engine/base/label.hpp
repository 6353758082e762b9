#pragma once
#include <string>

namespace inspectplan {

enum class Language { vi, en };

// A name people read, in both languages.
struct Label {
  std::string vi;
  std::string en;
  const std::string& in(Language language) const {
    const std::string& wanted = language == Language::vi ? vi : en;
    return wanted.empty() ? (language == Language::vi ? en : vi) : wanted;
  }
};

}  // namespace inspectplan
