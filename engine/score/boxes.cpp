#include "score/boxes.hpp"

#include <algorithm>
#include <bit>

#include "base/day.hpp"

namespace inspectplan::score {

namespace {

// Of one row. Where an answer is found, it mostly is within sixty boxes.
constexpr std::size_t most_boxes = 128, most_first = 512;

std::uint64_t width(const Filling& filling) {
  return static_cast<std::uint64_t>(filling.high) - static_cast<std::uint64_t>(filling.low);
}

// Halfway in the number of binary digits, as far as that differs: edges mostly lie among the small numbers.
std::int64_t middle(const Filling& filling) {
  const std::int64_t half = filling.low + static_cast<std::int64_t>(width(filling) / 2);
  if (filling.low < 0) return half;
  const int least = static_cast<int>(std::bit_width(static_cast<std::uint64_t>(filling.low)));
  const int most = static_cast<int>(std::bit_width(static_cast<std::uint64_t>(filling.high)));
  return most - least < 2 ? half : std::int64_t{1} << ((least + most) / 2 - 1);
}

const column::Field& field_of(const Leaf& leaf, const column::Schema& schema) {
  const auto field = static_cast<std::size_t>(leaf.field);
  if (leaf.table == Leaf::enterprise_table) return schema.enterprise.fields[field];
  return schema.children[static_cast<std::size_t>(leaf.table)].fields[field];
}

std::vector<Filling> whole(const column::Field& field, const HoleValues& values) {
  if (field.kind == column::Kind::date)
    return {{field.min.value_or(first_day.number), field.max.value_or(last_day.number), {}}};
  if (field.kind == column::Kind::number && field.min && field.max) return {{*field.min, *field.max, {}}};
  std::vector<Filling> fillings;
  if (values.complete)
    for (const Cell& cell : values.cells) fillings.push_back({cell.number, cell.number, cell.text});
  return fillings;
}

bool lies_in(const Filling& inner, const std::optional<Filling>& outer) {
  return outer && outer->low <= inner.low && inner.high <= outer->high;
}

}  // namespace

Boxes::Boxes(const Attempt& attempt)
    : attempt_(attempt),
      bounded_(attempt.part, attempt.knot.missing, attempt.rules.schema, attempt.data),
      middles_(attempt.part, attempt.knot.missing, attempt.rules.schema, attempt.data),
      workspace_(attempt.part.workspace()) {
  for (std::size_t i = 0; i < attempt.knot.missing.size(); ++i)
    whole_.push_back(whole(field_of(attempt.knot.missing[i], attempt.rules.schema), attempt.values[i]));
}

void Boxes::run(std::vector<Case>& cases) {
  searches_.clear();
  std::vector<Box> open;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    if (cases[i].is_exact) continue;
    searches_.push_back({i, attempt_.holes(cases[i].row, false), std::nullopt});
    for (Box& box : first_boxes(searches_.back(), searches_.size() - 1)) open.push_back(std::move(box));
  }
  while (!open.empty()) {
    look(open, cases);
    open = halves(open);
  }
  for (const Search& search : searches_) {
    if (search.failed || !search.reached) continue;
    Case& one = cases[search.which];
    one.is_exact = true;
    one.low = search.reached->low;
    one.high = search.reached->high;
  }
}

// One for each combination of what cannot be halved.
std::vector<Boxes::Box> Boxes::first_boxes(Search& search, std::size_t index) const {
  std::vector<Box> boxes{{index, {}, std::nullopt}};
  for (const Hole& hole : search.holes) {
    std::vector<Box> next;
    search.failed = search.failed || whole_[hole.leaf].empty() || boxes.size() * whole_[hole.leaf].size() > most_first;
    if (search.failed) return {};
    for (const Box& box : boxes)
      for (const Filling& filling : whole_[hole.leaf]) {
        next.push_back(box);
        next.back().fillings.push_back(filling);
      }
    boxes = std::move(next);
  }
  return boxes;
}

void Boxes::look(std::vector<Box>& boxes, const std::vector<Case>& cases) {
  for (std::size_t first = 0; first < boxes.size(); first += feel::batch_rows)
    look(first, std::min(boxes.size(), first + feel::batch_rows), boxes, cases);
}

void Boxes::look(std::size_t first, std::size_t last, std::vector<Box>& boxes, const std::vector<Case>& cases) {
  bounded_.clear();
  middles_.clear();
  for (std::size_t i = first; i < last; ++i) {
    const Search& search = searches_[boxes[i].of];
    std::vector<Filling> middles = boxes[i].fillings;
    for (Filling& filling : middles) filling.low = filling.high = middle(filling);
    bounded_.append(cases[search.which].row, search.holes, boxes[i].fillings);
    middles_.append(cases[search.which].row, search.holes, middles);
  }
  bounded_.run(feel::Mode::range, workspace_);
  for (std::size_t i = first; i < last; ++i) boxes[i].bounds = attempt_.bounds(workspace_, i - first);
  middles_.run(feel::Mode::shown, workspace_);
  for (std::size_t i = first; i < last; ++i)
    if (const auto sum = attempt_.sum(workspace_, i - first)) reach(searches_[boxes[i].of].reached, *sum);
}

// Of the boxes that can come to more than is reached. One that holds a single completion cannot be halved.
std::vector<Boxes::Box> Boxes::halves(const std::vector<Box>& boxes) {
  std::vector<Box> next;
  for (const Box& box : boxes) {
    Search& search = searches_[box.of];
    if (search.failed || (box.bounds && lies_in(*box.bounds, search.reached))) continue;
    const auto widest = std::max_element(box.fillings.begin(), box.fillings.end(),
                                         [](const Filling& a, const Filling& b) { return width(a) < width(b); });
    search.boxes += 2;
    search.failed = search.boxes > most_boxes || widest == box.fillings.end() || widest->is_one();
    if (search.failed) continue;
    const auto at = static_cast<std::size_t>(widest - box.fillings.begin());
    const std::int64_t edge = middle(*widest);
    next.insert(next.end(), 2, box);
    next[next.size() - 2].fillings[at].high = edge;
    next[next.size() - 1].fillings[at].low = edge + 1;
  }
  return next;
}

}  // namespace inspectplan::score
