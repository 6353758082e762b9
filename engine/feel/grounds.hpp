#pragma once
// What a value rests on in the end: columns of few values, and truths that are worked out row by row. Where few
// combinations of their classes are possible, the value is one of a table.
#include <map>

#include "feel/classes.hpp"

namespace inspectplan::feel {

struct Base {
  enum class Kind : std::uint8_t { column, truth };
  Kind kind = Kind::column;
  std::size_t index = 0;  // of the enterprise's field, or of the register
  friend auto operator<=>(const Base&, const Base&) = default;
};

using Grounds = std::map<Base, std::shared_ptr<const Classes>>;

std::size_t combinations(const Grounds& grounds);
std::size_t shared(const Grounds& a, const Grounds& b);  // how many bases
// Adds b to a; false, and a unusable, where that makes more combinations than `most`.
bool add(Grounds& a, const Grounds& b, std::size_t most);

// The combinations in order: what a row's position among them is made of, and back.
struct Combination {
  struct Part {
    Base base;
    std::shared_ptr<const Classes> classes;
    std::size_t stride;
    // The base's position in the combination.
    std::uint16_t position(std::size_t combination) const {
      return classes->first[combination / stride % classes->count()];
    }
  };
  std::vector<Part> parts;
  std::size_t count = 1;
  explicit Combination(const Grounds& grounds);
  const Part& of(Base base) const;
};

}  // namespace inspectplan::feel
