#include "score/completions.hpp"

namespace inspectplan::score {

Completions::Completions(std::vector<Hole> holes, const std::vector<HoleValues>& values)
    : holes_(std::move(holes)), values_(&values) {
  for (const Hole& hole : holes_) {
    count_ *= values_in(hole);
    if (count_ > most_completions) count_ = 0;
  }
}

std::vector<Filling> Completions::at(std::size_t number) const {
  std::vector<Filling> fillings;
  for (const Hole& hole : holes_) {
    const Cell& cell = (*values_)[hole.leaf].cells[number % values_in(hole)];
    fillings.push_back({cell.number, cell.number, cell.text});
    number /= values_in(hole);
  }
  return fillings;
}

std::size_t Completions::values_of(std::size_t leaf) const {
  std::size_t count = 1;
  for (const Hole& hole : holes_)
    if (hole.leaf == leaf) count *= values_in(hole);
  return count;
}

std::size_t Completions::value_in(std::size_t number, std::size_t leaf) const {
  std::size_t value = 0, step = 1;
  for (const Hole& hole : holes_) {
    if (hole.leaf == leaf) {
      value += number % values_in(hole) * step;
      step *= values_in(hole);
    }
    number /= values_in(hole);
  }
  return value;
}

std::int64_t Completions::weight_of(std::size_t value, std::size_t leaf) const {
  std::int64_t weight = 1;
  for (const Hole& hole : holes_) {
    if (hole.leaf != leaf) continue;
    weight *= (*values_)[leaf].weight(value % values_in(hole));
    value /= values_in(hole);
  }
  return weight;
}

}  // namespace inspectplan::score
