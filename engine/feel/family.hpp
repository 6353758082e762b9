#pragma once
// What kind of thing an operation of the checked tree is, for whoever handles each kind apart.
#include <cstdint>

#include "feel/checked.hpp"

namespace inspectplan::feel {

enum class Family : std::uint8_t {
  cell,        // a field's value
  choice,      // if … then … else, is there a value
  truth,       // comparison of values, Kleene's connectives
  question,    // about texts
  text,        // made
  date,        // days moved, parts of dates
  arithmetic,  // all others
};
Family family_of(ast::Op op);

}  // namespace inspectplan::feel
