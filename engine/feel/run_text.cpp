// Texts that functions make (kept until the next run), and their lengths.
#include <algorithm>

#include "base/error.hpp"
#include "base/text.hpp"
#include "feel/operation.hpp"

namespace inspectplan::feel {
namespace {

using ast::Op;

// function(row) where all operands are known; in range mode any text where they are only not surely missing.
template <class Function>
void make(const Operation& operation, const Frame& frame, Function function) {
  Vector& out = frame.at(operation.out);
  for (std::size_t i = 0; i < frame.count; ++i) {
    std::uint8_t known = has_value;
    for (const Register in : operation.in) known = joined(known, frame.at(in).known[i]);
    out.known[i] = known;
    out.text[i] = known == has_value ? function(i) : std::string_view();
  }
}

void length(const Operation& operation, const Frame& frame) {
  const Vector& in = frame.at(operation.in[0]);
  Vector& out = frame.at(operation.out);
  for (std::size_t i = 0; i < frame.count; ++i) {
    out.known[i] = in.known[i];
    out.low[i] = out.high[i] = 0;
    if (in.known[i] == has_value) {
      const auto characters = static_cast<std::int64_t>(count_characters(in.text[i]));
      out.low[i] = out.high[i] = std::min(characters, operation.type.high);
    } else if (in.known[i] != 0) {
      out.low[i] = operation.type.low;
      out.high[i] = operation.type.high;
    }
  }
}

// Characters from `start` (1-based; negative counts from the end), at most `length` of them. Nothing where there is
// no such place in the text.
std::optional<std::string_view> part(std::string_view text, std::int64_t start, std::optional<std::int64_t> length) {
  const auto size = static_cast<std::int64_t>(count_characters(text));
  const std::int64_t from = start < 0 ? size + start : start - 1;
  if (start == 0 || from < 0 || from >= size || (length && *length < 1)) return std::nullopt;
  const std::int64_t until = length ? std::min(size, from + std::min(*length, size)) : size;
  const std::size_t begin = byte_offset(text, static_cast<std::size_t>(from));
  return text.substr(begin, byte_offset(text, static_cast<std::size_t>(until)) - begin);
}

void substring(const Operation& operation, const Frame& frame) {
  const Vector& text = frame.at(operation.in[0]);
  const Vector& start = frame.at(operation.in[1]);
  const Vector* length = operation.in.size() > 2 ? &frame.at(operation.in[2]) : nullptr;
  Vector& out = frame.at(operation.out);
  const auto place_is_known = [&](std::size_t i) {
    return start.low[i] == start.high[i] && (length == nullptr || length->low[i] == length->high[i]);
  };
  make(operation, frame, [](std::size_t) { return std::string_view(); });
  for (std::size_t i = 0; i < frame.count; ++i) {
    if (out.known[i] == has_value && place_is_known(i)) {
      const auto found = part(text.text[i], start.low[i], length ? std::optional(length->low[i]) : std::nullopt);
      if (!found && frame.mode == Mode::shown) frame.workspace->fault(operation);
      out.known[i] = found ? has_value : std::uint8_t{0};
      out.text[i] = found.value_or(std::string_view());
    } else if (out.known[i] != 0) {
      // Which part is not known: then neither is the text, nor whether there is one.
      out.known[i] = frame.mode == Mode::shown ? std::uint8_t{0} : std::uint8_t{has_value | was_missing | may_lack};
    }
  }
}

}  // namespace

void run_text(const Operation& operation, const Frame& frame) {
  const auto text = [&](std::size_t k, std::size_t i) { return frame.at(operation.in[k]).text[i]; };
  const auto keep = [&](std::string made) { return frame.workspace->keep(std::move(made)); };
  switch (operation.op) {
    case Op::length:
      return length(operation, frame);
    case Op::substring:
      return substring(operation, frame);
    case Op::before:
      return make(operation, frame, [&](std::size_t i) {
        const std::size_t at = text(0, i).find(text(1, i));
        return text(0, i).substr(0, at == std::string_view::npos ? 0 : at);
      });
    case Op::after:
      return make(operation, frame, [&](std::size_t i) {
        const std::size_t at = text(0, i).find(text(1, i));
        return at == std::string_view::npos ? std::string_view() : text(0, i).substr(at + text(1, i).size());
      });
    case Op::join:
      return make(operation, frame,
                  [&](std::size_t i) { return keep(to_nfc(std::string(text(0, i)) + std::string(text(1, i)))); });
    case Op::upper:
      return make(operation, frame, [&](std::size_t i) { return keep(to_upper(text(0, i))); });
    case Op::lower:
      return make(operation, frame, [&](std::size_t i) { return keep(to_lower(text(0, i))); });
    default:
      bug("an operation that makes no text", __FILE__, __LINE__);
  }
}

}  // namespace inspectplan::feel
