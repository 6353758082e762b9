#include <utf8proc.h>

#include "base/text.hpp"

namespace inspectplan {
namespace {

template <class Fold>
std::string with_each(std::string_view text, Fold fold) {
  std::string result;
  const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  auto left = static_cast<utf8proc_ssize_t>(text.size());
  while (left > 0) {
    utf8proc_int32_t code = 0;
    const utf8proc_ssize_t read = utf8proc_iterate(at, left, &code);
    if (read <= 0) break;
    utf8proc_uint8_t bytes[4];
    const utf8proc_ssize_t written = utf8proc_encode_char(fold(code), bytes);
    result.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(written));
    at += read;
    left -= read;
  }
  return to_nfc(result);
}

}  // namespace

std::string to_upper(std::string_view text) { return with_each(text, utf8proc_toupper); }
std::string to_lower(std::string_view text) { return with_each(text, utf8proc_tolower); }

}  // namespace inspectplan
