#include "register/encoding.hpp"

#include <algorithm>
#include <string_view>

#include "base/text.hpp"

namespace inspectplan::registers {
namespace {

constexpr const char* how_to_save =
    "save it as UTF-8: in a spreadsheet \"Save as\" › \"CSV UTF-8\"; on the command line "
    "`iconv -f UTF-16 -t UTF-8 OLD.csv > NEW.csv`";

// Two bytes a character without a mark: every other byte of the beginning is zero.
bool looks_like_utf16(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 64);
  std::size_t even = 0, odd = 0;
  for (std::size_t i = 0; i < head.size(); ++i)
    if (head[i] == '\0') ++(i % 2 ? odd : even);
  return head.size() >= 4 && std::max(even, odd) * 3 >= head.size();
}

// A place in text that is only good up to `offset`.
Place place_before(const std::string& name, std::string_view bytes, std::size_t offset) {
  const auto good = std::make_shared<const Source>(name, std::string(bytes.substr(0, offset)));
  return place_at(good, offset);
}

bool refuse_other_formats(const Place& file, std::string_view bytes, Diagnostics& diagnostics) {
  if (bytes.empty()) {
    diagnostics.error("empty-file", file, "the file is empty", "the first line must hold the names of the columns");
  } else if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") || looks_like_utf16(bytes)) {
    diagnostics.error("utf-16", file, "the file is UTF-16, not UTF-8", how_to_save);
  } else {
    return false;
  }
  return true;
}

}  // namespace

std::shared_ptr<const Source> decode(const std::string& name, std::string bytes, Diagnostics& diagnostics) {
  const Place file{std::make_shared<const Source>(name, std::string{}), 0, 0, 1};
  if (refuse_other_formats(file, bytes, diagnostics)) return nullptr;
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
  const std::size_t zero = bytes.find('\0');
  const auto bad = invalid_utf8(std::string_view(bytes).substr(0, zero));
  if (bad) {
    diagnostics.error("bad-utf8", place_before(name, bytes, *bad), "the text is not valid UTF-8 from here on",
                      "save it as UTF-8: in a spreadsheet \"Save as\" › \"CSV UTF-8\"");
    return nullptr;
  }
  if (zero != std::string::npos) {
    diagnostics.error("nul-byte", place_before(name, bytes, zero),
                      "a NUL byte stands here: the file is damaged or not text", "export it again as CSV UTF-8");
    return nullptr;
  }
  if (bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF") == std::string::npos) {
    diagnostics.error("empty-file", file, "the file is empty", "the first line must hold the names of the columns");
    return nullptr;
  }
  return std::make_shared<const Source>(name, std::move(bytes));
}

}  // namespace inspectplan::registers
