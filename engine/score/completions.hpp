#pragma once
// Ways to fill the holes of a row with values worth trying, by number: the value of the first hole changes fastest.
#include "score/hole_values.hpp"
#include "score/trial_rows.hpp"

namespace inspectplan::score {

inline constexpr std::size_t most_completions = 1024;

// `values`, one entry for each leaf that the holes name, must outlive it.
class Completions {
 public:
  Completions(std::vector<Hole> holes, const std::vector<HoleValues>& values);

  std::size_t count() const { return count_; }  // 0: none, or too many
  std::vector<Filling> at(std::size_t number) const;
  const std::vector<Hole>& holes() const { return holes_; }
  // A value of a leaf is one for each of its holes.
  std::size_t values_of(std::size_t leaf) const;
  std::size_t value_in(std::size_t number, std::size_t leaf) const;
  std::int64_t weight_of(std::size_t value, std::size_t leaf) const;  // for how many values it stands

 private:
  std::size_t values_in(const Hole& hole) const { return (*values_)[hole.leaf].cells.size(); }

  std::vector<Hole> holes_;
  const std::vector<HoleValues>* values_;
  std::size_t count_ = 1;
};

}  // namespace inspectplan::score
