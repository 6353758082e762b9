#include "yaml/slips.hpp"

#include <algorithm>

#include "base/lookalikes.hpp"

namespace inspectplan::yaml {
namespace {

// Where the indentation of a line goes wrong: a tab, or a no-break space as word processors put it. Of a line that says
// nothing it does not matter.
std::optional<std::size_t> wrong_indentation(std::string_view line) {
  std::size_t at = line.find_first_not_of(" \t\r");
  if (at == std::string_view::npos || line[at] == '#') return std::nullopt;
  if (const std::size_t tab = line.substr(0, at).find('\t'); tab != std::string_view::npos) return tab;
  const std::size_t begin = at;
  while (const std::size_t blank = wide_blank_at(line, at)) at += blank;
  return at > begin && at < line.size() ? std::optional(begin) : std::nullopt;
}

}  // namespace

std::optional<std::size_t> control_character(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto c = static_cast<unsigned char>(text[at]);
    const bool line_end = c == '\r' && at + 1 < text.size() && text[at + 1] == '\n';
    if ((c < 0x20 && c != '\t' && c != '\n' && !line_end) || c == 0x7F) return at;
  }
  return std::nullopt;
}

bool report_indentation(const std::shared_ptr<const Source>& source, Diagnostics& diagnostics) {
  const std::string_view text = source->text();
  std::optional<std::size_t> first;
  std::size_t lines = 0;
  // A byte order mark is no blank.
  for (std::size_t at = text.starts_with("\xEF\xBB\xBF") ? 3u : 0u; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (const auto wrong = wrong_indentation(text.substr(at, end - at))) {
      if (!first) first = at + *wrong;
      ++lines;
    }
    at = end + 1;
  }
  if (!first) return false;
  diagnostics.error("yaml-indentation", place_at(source, *first),
                    std::string("a line is indented with ") +
                        (text[*first] == '\t' ? "a tab" : "a blank that is none to YAML") +
                        (lines > 1 ? ", and so are " + std::to_string(lines - 1) + " more" : std::string()),
                    "indent with plain blanks, two for each level");
  return true;
}

void report_quotes(Place place, Diagnostics& diagnostics) {
  diagnostics.error("yaml-quotes", std::move(place), "a value begins with a typographic quotation mark",
                    "write plain quotes, \"…\"; put them around a text that has quotation marks of its own");
}

std::optional<std::size_t> typographic_value(std::string_view text, std::size_t offset) {
  offset = std::min(offset, text.size());
  const std::size_t before = offset > 0 ? text.rfind('\n', offset - 1) : std::string_view::npos;
  std::size_t at = before == std::string_view::npos ? 0 : before + 1;
  // Behind a plain quote it may be part of a text.
  for (const std::size_t end = std::min(text.find_first_of("\n\"'", at), text.size()); at < end; ++at) {
    const bool begins = at > 0 && std::string_view(" {[,-").find(text[at - 1]) != std::string_view::npos;
    if (begins && lookalike_at(text, at).is_quote()) return at;
  }
  return std::nullopt;
}

std::size_t expression_size(std::string_view text, const Node& value) {
  if (!value.is_scalar() || value.quoted || !value.text_verbatim) return 0;
  const auto opened = std::count(value.text.begin(), value.text.end(), '(');
  auto open = opened - std::count(value.text.begin(), value.text.end(), ')');
  const std::size_t cut = value.text_offset + value.text.size();
  if (open <= 0 || text.substr(std::min(cut, text.size()), 1) != ",") return 0;
  for (std::size_t at = cut; at < text.size() && text[at] != '\n'; ++at) {
    if (text[at] == '(') ++open;
    if (text[at] == ')' && --open == 0) return at + 1 - value.text_offset;
  }
  return 0;
}

bool is_digits(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace inspectplan::yaml
