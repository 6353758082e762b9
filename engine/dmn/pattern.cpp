#include "dmn/pattern.hpp"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <algorithm>

#include "dmn/value.hpp"

namespace inspectplan::dmn {
namespace {

constexpr std::uint32_t most_steps = 200'000;
constexpr std::uint32_t most_kilobytes = 16'000;

template <auto release>
struct Release {
  template <class T>
  void operator()(T* thing) const {
    release(thing);
  }
};
using Code = std::unique_ptr<pcre2_code, Release<pcre2_code_free>>;
using Match = std::unique_ptr<pcre2_match_data, Release<pcre2_match_data_free>>;
using Bounds = std::unique_ptr<pcre2_match_context, Release<pcre2_match_context_free>>;

const unsigned char* bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data() ? text.data() : "");
}

}  // namespace

struct Pattern::State {
  Code code;
  Match match;
  Bounds bounds;
  bool literal = false;

  // Number of groups + 1, 0 for no match, less where the bounds were reached.
  int find(std::string_view text, std::size_t from) const {
    const int found =
        pcre2_match(code.get(), bytes(text), text.size(), from, PCRE2_NO_UTF_CHECK, match.get(), bounds.get());
    return found == PCRE2_ERROR_NOMATCH ? 0 : found;
  }
  std::pair<std::size_t, std::size_t> group(std::size_t index) const {
    const std::size_t* ends = pcre2_get_ovector_pointer(match.get());
    return {ends[2 * index], ends[2 * index + 1]};
  }
  // `replacement` is well-formed.
  void expand(std::string_view text, std::string_view replacement, int groups, std::string& out) const;
};

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Behind each `$` a digit, behind each backslash one of the two.
bool is_replacement(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '$' && text[i] != '\\') continue;
    const char next = i + 1 < text.size() ? text[i + 1] : '\0';
    const bool good = text[i] == '$' ? is_digit(next) : next == '$' || next == '\\';
    if (!good) return false;
    ++i;
  }
  return true;
}

}  // namespace

Pattern::Pattern(std::unique_ptr<State> state) : state_(std::move(state)) {}
Pattern::~Pattern() = default;
Pattern::Pattern(Pattern&&) noexcept = default;

std::optional<Pattern> Pattern::of(std::string_view pattern, std::string_view flags) {
  if (flags.find_first_not_of("smixq") != std::string_view::npos) return std::nullopt;
  const auto has = [flags](char flag) { return flags.find(flag) != std::string_view::npos; };
  const auto syntax = has('q') ? std::optional(std::string(pattern)) : to_pcre(pattern, has('s'), has('x'));
  if (!syntax) return std::nullopt;
  std::uint32_t options = PCRE2_UTF | PCRE2_DOLLAR_ENDONLY | PCRE2_NEVER_BACKSLASH_C;
  if (has('i')) options |= PCRE2_CASELESS;
  if (has('m') && !has('q')) options |= PCRE2_MULTILINE;
  if (has('q')) options = (options & ~std::uint32_t{PCRE2_DOLLAR_ENDONLY}) | PCRE2_LITERAL;
  if (has('q')) options &= ~std::uint32_t{PCRE2_NEVER_BACKSLASH_C};
  int error = 0;
  std::size_t at = 0;
  auto state = std::make_unique<State>();
  state->literal = has('q');
  state->code.reset(pcre2_compile(bytes(*syntax), syntax->size(), options, &error, &at, nullptr));
  if (!state->code) return std::nullopt;
  state->match.reset(pcre2_match_data_create_from_pattern(state->code.get(), nullptr));
  state->bounds.reset(pcre2_match_context_create(nullptr));
  pcre2_set_match_limit(state->bounds.get(), most_steps);
  pcre2_set_heap_limit(state->bounds.get(), most_kilobytes);
  return Pattern(std::move(state));
}

std::optional<bool> Pattern::occurs_in(std::string_view text) const {
  const int found = state_->find(text, 0);
  return found < 0 ? std::nullopt : std::optional(found > 0);
}

void Pattern::State::expand(std::string_view text, std::string_view replacement, int groups, std::string& out) const {
  std::uint32_t all = 0;
  pcre2_pattern_info(code.get(), PCRE2_INFO_CAPTURECOUNT, &all);
  for (std::size_t i = 0; i < replacement.size() && out.size() <= most_text_bytes; ++i) {
    const char c = replacement[i];
    if (literal || (c != '$' && c != '\\')) {
      out += c;
    } else if (c == '\\') {
      out += replacement[++i];
    } else {
      std::uint32_t index = static_cast<std::uint32_t>(replacement[++i] - '0');
      while (i + 1 < replacement.size() && is_digit(replacement[i + 1])) {
        const std::uint32_t longer = index * 10 + static_cast<std::uint32_t>(replacement[i + 1] - '0');
        if (longer > all) break;
        index = longer;
        ++i;
      }
      if (index >= static_cast<std::uint32_t>(groups)) continue;  // a group that took no part is empty
      const auto [begin, end] = group(index);
      if (begin != PCRE2_UNSET) out += text.substr(begin, end - begin);
    }
  }
}

std::optional<std::string> Pattern::replace(std::string_view text, std::string_view replacement) const {
  if (occurs_in("") != false || (!state_->literal && !is_replacement(replacement))) return std::nullopt;
  std::string out;
  std::size_t from = 0;
  while (true) {
    const int found = state_->find(text, from);
    if (found < 0) return std::nullopt;
    if (found == 0) break;
    const auto [begin, end] = state_->group(0);
    if (end == begin) return std::nullopt;
    out += text.substr(from, begin - from);
    state_->expand(text, replacement, found, out);
    if (out.size() > most_text_bytes) return std::nullopt;
    from = end;
  }
  out += text.substr(from);
  return out.size() > most_text_bytes ? std::nullopt : std::optional(std::move(out));
}

std::optional<std::vector<std::string>> Pattern::split(std::string_view text) const {
  if (occurs_in("") != false) return std::nullopt;
  std::vector<std::string> parts;
  std::size_t from = 0;
  while (true) {
    const int found = state_->find(text, from);
    if (found < 0) return std::nullopt;
    if (found == 0) break;
    const auto [begin, end] = state_->group(0);
    if (end == begin) return std::nullopt;
    parts.emplace_back(text.substr(from, begin - from));
    if (parts.size() == most_items) return std::nullopt;
    from = end;
  }
  parts.emplace_back(text.substr(from));
  return parts;
}

}  // namespace inspectplan::dmn
