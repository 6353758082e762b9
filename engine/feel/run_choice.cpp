// First case that holds, if … then … else, is there a value, sums of points.
#include <algorithm>

#include "feel/operation.hpp"

namespace inspectplan::feel {
namespace {

// What one row can come to, gathered case by case.
struct Reach {
  bool any = false;
  std::int64_t low = 0, high = 0;
  void add(std::int64_t value) {
    low = any ? std::min(low, value) : value;
    high = any ? std::max(high, value) : value;
    any = true;
  }
};

class Chooser {
 public:
  Chooser(const Operation& operation, const Frame& frame)
      : operation_(operation), frame_(frame), index_(operation.extra == Extra::choose_index) {}

  void row(std::size_t i) {
    Reach reach;
    bool open = true;  // no case has surely held so far
    bool unknown = false;
    for (std::size_t c = 0; c < operation_.in.size() && open; ++c) {
      const std::uint8_t truth = frame_.at(operation_.in[c]).known[i];
      if (truth == truth_false) continue;
      unknown = unknown || truth == truth_unknown;
      if (frame_.mode == Mode::shown && unknown) break;
      reach.add(index_ ? static_cast<std::int64_t>(c) : operation_.cases[c]);
      open = truth != truth_true;
    }
    if (frame_.mode == Mode::shown && unknown) return write(i, operation_.unknown, -2);
    if (open && index_) reach.add(-1);
    if (open && !index_ && operation_.otherwise) reach.add(*operation_.otherwise);
    if (unknown && operation_.unknown) reach.add(index_ ? -2 : *operation_.unknown);
    write(i, reach, unknown);
  }

 private:
  void write(std::size_t i, std::optional<std::int64_t> value, std::int64_t index) {
    Vector& out = frame_.at(operation_.out);
    out.known[i] = index_ || value ? has_value : 0;
    out.low[i] = out.high[i] = index_ ? index : value.value_or(0);
  }
  // Cases that may hold are taken to leave nothing out: gaps between bands are found by `rules check`.
  void write(std::size_t i, const Reach& reach, bool unknown) {
    Vector& out = frame_.at(operation_.out);
    out.known[i] = !reach.any ? 0 : unknown ? has_value | was_missing : has_value;
    out.low[i] = reach.low;
    out.high[i] = reach.high;
  }

  const Operation& operation_;
  const Frame& frame_;
  bool index_;
};

void sum(const Operation& operation, const Frame& frame) {
  Vector& out = frame.at(operation.out);
  std::fill_n(out.known.begin(), frame.count, has_value);
  std::fill_n(out.low.begin(), frame.count, 0);
  std::fill_n(out.high.begin(), frame.count, 0);
  for (const Register in : operation.in) {
    const Vector& part = frame.at(in);
    for (std::size_t i = 0; i < frame.count; ++i) {
      out.low[i] += part.low[i];
      out.high[i] += part.high[i];
      out.known[i] &= part.known[i];
    }
  }
}

void is_missing(const Operation& operation, const Frame& frame) {
  const Vector& in = frame.at(operation.in[0]);
  Vector& out = frame.at(operation.out);
  const bool range = frame.mode == Mode::range;
  const bool boolean = operation.of == Kind::boolean;
  for (std::size_t i = 0; i < frame.count; ++i) {
    const bool missing = boolean ? in.known[i] == truth_unknown : (in.known[i] & has_value) == 0;
    const bool doubtful = range && (missing || (!boolean && (in.known[i] & was_missing) != 0));
    out.known[i] = doubtful ? truth_unknown : missing ? truth_true : truth_false;
  }
}

void take(Vector& out, const Vector& from, std::size_t i) {
  out.known[i] = from.known[i];
  if (!out.low.empty()) out.low[i] = from.low[i], out.high[i] = from.high[i];
  if (!out.text.empty()) out.text[i] = from.text[i];
}

// The condition is not known: missing in shown mode, everything both branches can be in range mode.
void take_both(Vector& out, const Vector& a, const Vector& b, Kind kind, Mode mode, std::size_t i) {
  if (kind == Kind::boolean) {
    out.known[i] =
        mode == Mode::range ? static_cast<std::uint8_t>(a.known[i] | b.known[i]) : std::uint8_t{truth_unknown};
    return;
  }
  const bool both = mode == Mode::range && (a.known[i] & b.known[i] & has_value) != 0;
  if (kind == Kind::null) {
    out.known[i] = 0;
    return;
  }
  if (kind == Kind::text) {
    out.known[i] = both && a.text[i] == b.text[i] ? has_value : 0;
    out.text[i] = a.text[i];
    return;
  }
  out.known[i] = both ? has_value | was_missing : 0;
  out.low[i] = std::min(a.low[i], b.low[i]);
  out.high[i] = std::max(a.high[i], b.high[i]);
}

void condition(const Operation& operation, const Frame& frame) {
  const Vector& test = frame.at(operation.in[0]);
  const Vector& then = frame.at(operation.in[1]);
  const Vector& otherwise = frame.at(operation.in[2]);
  Vector& out = frame.at(operation.out);
  for (std::size_t i = 0; i < frame.count; ++i) {
    if (test.known[i] == truth_true)
      take(out, then, i);
    else if (test.known[i] == truth_false)
      take(out, otherwise, i);
    else
      take_both(out, then, otherwise, operation.type.kind, frame.mode, i);
  }
}

}  // namespace

void run_choice(const Operation& operation, const Frame& frame) {
  if (operation.extra == Extra::sum) return sum(operation, frame);
  if (operation.extra == Extra::is_missing || operation.op == ast::Op::is_null) return is_missing(operation, frame);
  if (operation.extra == Extra::none) return condition(operation, frame);
  Chooser chooser(operation, frame);
  for (std::size_t i = 0; i < frame.count; ++i) chooser.row(i);
}

}  // namespace inspectplan::feel
