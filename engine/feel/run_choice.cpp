// First case that holds, if … then … else, is there a value, sums of points.
#include <algorithm>

#include "feel/operation.hpp"

namespace inspectplan::feel {
namespace {

// What one row can come to, gathered branch by branch.
struct Reach {
  bool any = false;
  std::int64_t low = 0, high = 0;
  std::uint8_t lack = 0;  // may_lack, where a branch without a value can be taken

  void add(std::int64_t least, std::int64_t greatest) {
    low = any ? std::min(low, least) : least;
    high = any ? std::max(high, greatest) : greatest;
    any = true;
  }
  void add(std::int64_t value) { add(value, value); }
};

class Chooser {
 public:
  Chooser(const Operation& operation, const Frame& frame)
      : operation_(operation), frame_(frame), index_(operation.extra == Extra::choose_index) {}

  void row(std::size_t i) const {
    if (frame_.mode == Mode::shown)
      row_shown(i);
    else
      row_of_ranges(i);
  }

 private:
  void row_shown(std::size_t i) const {
    for (std::size_t c = 0; c < operation_.in.size(); ++c) {
      const std::uint8_t truth = frame_.at(operation_.in[c]).known[i];
      if (truth == truth_true) return write(i, operation_.cases[c], static_cast<std::int64_t>(c));
      if (truth == truth_unknown) return write(i, operation_.unknown, -2);
    }
    write(i, operation_.otherwise, -1);
  }

  void write(std::size_t i, std::optional<std::int64_t> value, std::int64_t index) const {
    Vector& out = frame_.at(operation_.out);
    out.known[i] = index_ || value ? has_value : std::uint8_t{0};
    out.low[i] = out.high[i] = index_ ? index : value.value_or(0);
  }

  // All cases that can be reached. Where it is open whether one holds, they are taken to leave nothing out: gaps
  // between bands are found by `rules check`.
  void row_of_ranges(std::size_t i) const {
    Reach reach;
    bool open = true;     // it can be that no case has held so far
    bool settled = true;  // shown, every case so far was true or false
    for (std::size_t c = 0; c < operation_.in.size() && open; ++c) {
      const std::uint8_t truth = frame_.at(operation_.in[c]).known[i];
      settled = settled && (truth == truth_true || truth == truth_false);
      if ((truth & truth_true) != 0) reach.add(index_ ? static_cast<std::int64_t>(c) : operation_.cases[c]);
      if ((truth & may_lack) != 0 && !operation_.unknown) reach.lack = may_lack;
      open = (truth & truth_false) != 0;
    }
    if (open && index_) reach.add(-1);
    if (open && !index_ && operation_.otherwise) reach.add(*operation_.otherwise);
    if (!settled && operation_.unknown) reach.add(index_ ? -2 : *operation_.unknown);
    Vector& out = frame_.at(operation_.out);
    out.known[i] =
        !reach.any ? std::uint8_t{0} : static_cast<std::uint8_t>(has_value | (settled ? 0 : was_missing) | reach.lack);
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
      out.known[i] = joined(out.known[i], part.known[i]);
    }
  }
}

// Two bits of a truth as those of a value: can it be there, can it not?
bool can_be_there(std::uint8_t known, bool boolean, Mode mode) {
  if (!boolean) return (known & has_value) != 0;
  return mode == Mode::shown ? known != truth_unknown : (known & truth_unknown) != 0;
}

bool can_be_missing(std::uint8_t known, bool boolean) {
  if (!boolean) return known != has_value;
  return (known & may_lack) != 0 || (known & truth_unknown) == truth_unknown;
}

void is_missing(const Operation& operation, const Frame& frame) {
  const Vector& in = frame.at(operation.in[0]);
  Vector& out = frame.at(operation.out);
  const bool boolean = operation.of == Kind::boolean;
  for (std::size_t i = 0; i < frame.count; ++i)
    out.known[i] = static_cast<std::uint8_t>((can_be_missing(in.known[i], boolean) ? truth_true : 0) |
                                             (can_be_there(in.known[i], boolean, frame.mode) ? truth_false : 0));
}

class Conditional {
 public:
  Conditional(const Operation& operation, const Frame& frame)
      : kind_(operation.type.kind),
        mode_(frame.mode),
        test_(frame.at(operation.in[0])),
        branches_{&frame.at(operation.in[1]), &frame.at(operation.in[2])},
        out_(frame.at(operation.out)) {}

  void row(std::size_t i) {
    const std::uint8_t test = test_.known[i];
    if (test == truth_true || test == truth_false) return take(*branches_[test == truth_true ? 0 : 1], i);
    if (mode_ == Mode::shown) return miss(i);
    if (kind_ == Kind::boolean) return merge_truths(i, test);
    merge(i, test);
  }

 private:
  void take(const Vector& from, std::size_t i) {
    out_.known[i] = from.known[i];
    if (!out_.low.empty()) out_.low[i] = from.low[i], out_.high[i] = from.high[i];
    if (!out_.text.empty()) out_.text[i] = from.text[i];
  }

  void miss(std::size_t i) {
    out_.known[i] = kind_ == Kind::boolean ? std::uint8_t{truth_unknown} : std::uint8_t{0};
    if (!out_.low.empty()) out_.low[i] = out_.high[i] = 0;
  }

  void merge_truths(std::size_t i, std::uint8_t test) {
    std::uint8_t truth = test & may_lack;
    if ((test & truth_true) != 0) truth |= branches_[0]->known[i];
    if ((test & truth_false) != 0) truth |= branches_[1]->known[i];
    out_.known[i] = truth;
  }

  // The condition is not known: whatever the branches that can be taken give.
  void merge(std::size_t i, std::uint8_t test) {
    Reach reach;
    std::uint8_t marks = (test & may_lack) | was_missing;
    const std::uint8_t taken_if[] = {truth_true, truth_false};
    for (std::size_t branch = 0; branch < 2; ++branch) {
      if ((test & taken_if[branch]) == 0) continue;
      const Vector& from = *branches_[branch];
      marks |= (from.known[i] & has_value) != 0 ? from.known[i] : may_lack;
      if ((from.known[i] & has_value) == 0) continue;
      if (from.low.empty())
        reach.any = true;
      else
        reach.add(from.low[i], from.high[i]);
    }
    out_.known[i] = reach.any ? static_cast<std::uint8_t>(marks | has_value) : std::uint8_t{0};
    if (!out_.low.empty()) out_.low[i] = reach.low, out_.high[i] = reach.high;
  }

  Kind kind_;
  Mode mode_;
  const Vector& test_;
  const Vector* branches_[2];
  Vector& out_;
};

void condition(const Operation& operation, const Frame& frame) {
  Conditional conditional(operation, frame);
  for (std::size_t i = 0; i < frame.count; ++i) conditional.row(i);
}

void choose(const Operation& operation, const Frame& frame) {
  const Chooser chooser(operation, frame);
  for (std::size_t i = 0; i < frame.count; ++i) chooser.row(i);
}

}  // namespace

void run_choice(const Operation& operation, const Frame& frame) {
  if (operation.extra == Extra::sum) return sum(operation, frame);
  if (operation.extra == Extra::is_missing || operation.op == ast::Op::is_null) return is_missing(operation, frame);
  if (operation.extra == Extra::none) return condition(operation, frame);
  choose(operation, frame);
}

}  // namespace inspectplan::feel
