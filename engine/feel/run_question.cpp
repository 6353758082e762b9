// Questions about texts. Of a column's text and constants the answer is found once a dictionary entry, however
// many rows have it.
#include <algorithm>

#include "base/error.hpp"
#include "feel/operation.hpp"

namespace inspectplan::feel {
namespace {

using ast::Op;
using View = std::string_view;

// Where a text is not known: unknown, or in range mode whatever it can be.
std::uint8_t without_text(std::uint8_t known, Mode mode) {
  return known == 0 ? undecided(mode) : static_cast<std::uint8_t>(truth_unknown | (known & may_lack));
}

Memo& memo_of(const Operation& operation, const Frame& frame, const column::Column& cells) {
  Memo& memo = frame.workspace->memos[*operation.memo];
  if (memo.dictionary.get() != &cells.dictionary()) {
    memo.dictionary = cells.share_dictionary();
    memo.truths.clear();
  }
  memo.truths.resize(memo.dictionary->size(), 0);
  return memo;
}

std::uint8_t truth_of(bool holds) { return holds ? truth_true : truth_false; }

template <class Predicate>
void once_an_entry(const Operation& operation, const Frame& frame, Predicate holds) {
  const Vector& in = frame.at(operation.in[0]);
  Vector& out = frame.at(operation.out);
  Memo& memo = memo_of(operation, frame, *in.cells);
  memo.codes.resize(std::max(memo.codes.size(), frame.count));
  in.cells->read(in.first_cell, {memo.codes.data(), frame.count});
  for (std::size_t i = 0; i < frame.count; ++i) {
    if (in.known[i] != has_value) {
      out.known[i] = without_text(in.known[i], frame.mode);
      continue;
    }
    std::uint8_t& truth = memo.truths[static_cast<std::size_t>(memo.codes[i])];
    if (truth == 0) truth = truth_of(holds(in.text[i]));
    out.known[i] = truth;
  }
}

// holds(text) of one text.
template <class Predicate>
void ask(const Operation& operation, const Frame& frame, Predicate holds) {
  const Vector& in = frame.at(operation.in[0]);
  if (operation.memo && in.cells != nullptr) return once_an_entry(operation, frame, holds);
  Vector& out = frame.at(operation.out);
  for (std::size_t i = 0; i < frame.count; ++i)
    out.known[i] = in.known[i] == has_value ? truth_of(holds(in.text[i])) : without_text(in.known[i], frame.mode);
}

// holds(text, text) of two.
template <class Predicate>
void ask_two(const Operation& operation, const Frame& frame, Predicate holds) {
  if (operation.memo) {
    if (frame.count == 0) return;
    const View constant = frame.at(operation.in[1]).text[0];
    return ask(operation, frame, [&](View text) { return holds(text, constant); });
  }
  const Vector& a = frame.at(operation.in[0]);
  const Vector& b = frame.at(operation.in[1]);
  Vector& out = frame.at(operation.out);
  for (std::size_t i = 0; i < frame.count; ++i) {
    const std::uint8_t known = joined(a.known[i], b.known[i]);
    out.known[i] = known == has_value ? truth_of(holds(a.text[i], b.text[i])) : without_text(known, frame.mode);
  }
}

}  // namespace

void run_question(const Operation& operation, const Frame& frame) {
  switch (operation.op) {
    case Op::text_equal:
      return ask_two(operation, frame, [](View a, View b) { return a == b; });
    case Op::text_less:
      return ask_two(operation, frame, [](View a, View b) { return a < b; });
    case Op::text_at_most:
      return ask_two(operation, frame, [](View a, View b) { return a <= b; });
    case Op::contains:
      return ask_two(operation, frame, [](View a, View b) { return a.find(b) != View::npos; });
    case Op::starts:
      return ask_two(operation, frame, [](View a, View b) { return a.starts_with(b); });
    case Op::ends:
      return ask_two(operation, frame, [](View a, View b) { return a.ends_with(b); });
    case Op::under:
      return ask(operation, frame, [&](View code) {
        return std::any_of(operation.texts.begin(), operation.texts.end(),
                           [code](const std::string& prefix) { return code.starts_with(prefix); });
      });
    default:
      bug("an operation that asks nothing about texts", __FILE__, __LINE__);
  }
}

}  // namespace inspectplan::feel
