// Texts: comparison, parts, and the texts that functions make (kept until the next run).
#include <algorithm>

#include "base/error.hpp"
#include "base/text.hpp"
#include "feel/operation.hpp"

namespace inspectplan::feel {
namespace {

using ast::Op;

template <class Predicate>
void decide(const Operation& operation, const Frame& frame, Predicate holds) {
  const Vector& a = frame.at(operation.in[0]);
  const Vector& b = frame.at(operation.in[1]);
  Vector& out = frame.at(operation.out);
  for (std::size_t i = 0; i < frame.count; ++i)
    out.known[i] = (a.known[i] & b.known[i] & has_value) == 0 ? truth_unknown
                   : holds(a.text[i], b.text[i])              ? truth_true
                                                              : truth_false;
}

void under(const Operation& operation, const Frame& frame) {
  const Vector& code = frame.at(operation.in[0]);
  Vector& out = frame.at(operation.out);
  for (std::size_t i = 0; i < frame.count; ++i) {
    const bool found = std::any_of(operation.texts.begin(), operation.texts.end(),
                                   [&](const std::string& prefix) { return code.text[i].starts_with(prefix); });
    out.known[i] = !(code.known[i] & has_value) ? truth_unknown : found ? truth_true : truth_false;
  }
}

void length(const Operation& operation, const Frame& frame) {
  const Vector& in = frame.at(operation.in[0]);
  Vector& out = frame.at(operation.out);
  for (std::size_t i = 0; i < frame.count; ++i) {
    out.known[i] = in.known[i];
    out.low[i] = out.high[i] = (in.known[i] & has_value) ? static_cast<std::int64_t>(count_characters(in.text[i])) : 0;
    // A missing text can have any length.
    if (frame.mode == Mode::range && !(in.known[i] & has_value)) {
      out.known[i] = has_value | was_missing;
      out.low[i] = operation.type.low;
      out.high[i] = operation.type.high;
    }
  }
}

template <class Function>
void make(const Operation& operation, const Frame& frame, Function function) {
  Vector& out = frame.at(operation.out);
  for (std::size_t i = 0; i < frame.count; ++i) {
    std::uint8_t known = has_value;
    for (const Register in : operation.in) known &= frame.at(in).known[i];
    out.known[i] = known;
    out.text[i] = known ? frame.workspace->keep(function(i)) : std::string_view();
  }
}

// Characters from `start` (1-based; negative counts from the end), at most `length` of them.
std::string part(std::string_view text, std::int64_t start, std::optional<std::int64_t> length) {
  const auto size = static_cast<std::int64_t>(count_characters(text));
  const std::int64_t from = start < 0 ? size + start : start - 1;
  if (start == 0 || from < 0 || from >= size || (length && *length < 1)) return {};
  const std::int64_t until = length ? std::min(size, from + std::min(*length, size)) : size;
  const std::size_t begin = byte_offset(text, static_cast<std::size_t>(from));
  return std::string(text.substr(begin, byte_offset(text, static_cast<std::size_t>(until)) - begin));
}

void substring(const Operation& operation, const Frame& frame) {
  const Vector& text = frame.at(operation.in[0]);
  const Vector& start = frame.at(operation.in[1]);
  const Vector* length = operation.in.size() > 2 ? &frame.at(operation.in[2]) : nullptr;
  make(operation, frame, [&](std::size_t i) {
    return part(text.text[i], start.low[i], length ? std::optional(length->low[i]) : std::nullopt);
  });
  // Which part is not known: then neither is the text.
  Vector& out = frame.at(operation.out);
  for (std::size_t i = 0; i < frame.count; ++i)
    if (start.low[i] != start.high[i] || (length && length->low[i] != length->high[i])) out.known[i] = 0;
}

}  // namespace

void run_text(const Operation& operation, const Frame& frame) {
  using View = std::string_view;
  const auto text = [&](std::size_t k, std::size_t i) { return frame.at(operation.in[k]).text[i]; };
  switch (operation.op) {
    case Op::text_equal:
      return decide(operation, frame, [](View a, View b) { return a == b; });
    case Op::text_less:
      return decide(operation, frame, [](View a, View b) { return a < b; });
    case Op::text_at_most:
      return decide(operation, frame, [](View a, View b) { return a <= b; });
    case Op::contains:
      return decide(operation, frame, [](View a, View b) { return a.find(b) != View::npos; });
    case Op::starts:
      return decide(operation, frame, [](View a, View b) { return a.starts_with(b); });
    case Op::ends:
      return decide(operation, frame, [](View a, View b) { return a.ends_with(b); });
    case Op::under:
      return under(operation, frame);
    case Op::length:
      return length(operation, frame);
    case Op::substring:
      return substring(operation, frame);
    case Op::join:
      return make(operation, frame,
                  [&](std::size_t i) { return to_nfc(std::string(text(0, i)) + std::string(text(1, i))); });
    case Op::upper:
      return make(operation, frame, [&](std::size_t i) { return to_upper(text(0, i)); });
    case Op::lower:
      return make(operation, frame, [&](std::size_t i) { return to_lower(text(0, i)); });
    default:
      bug("an operation that is no text's", __FILE__, __LINE__);
  }
}

}  // namespace inspectplan::feel
