#pragma once
// Positions of a source put together where nobody who asks can tell them apart: of ten thousand numbers of employees
// five matter, those of five bands.
#include <memory>
#include <optional>
#include <vector>

#include "feel/tabulated.hpp"

namespace inspectplan::feel {

inline constexpr std::size_t most_classes = 2048;

struct Classes {
  std::vector<std::uint16_t> of;     // by position
  std::vector<std::uint16_t> first;  // of each class: a position in it
  std::size_t count() const { return first.size(); }
};

// None where there are more than most_classes.
std::optional<Classes> classes_of(const Tabulated& table);
// Apart wherever a or b tells apart; both of the same source.
std::optional<Classes> both(const Classes& a, const Classes& b);
// Of a truth, whose position are its bits: 1 … 7, each apart.
Classes classes_of_truth();

}  // namespace inspectplan::feel
