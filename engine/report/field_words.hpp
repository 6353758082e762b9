#pragma once
// What may stand in a field, for those who fill in a form: the choices there are, and the rest in words.
#include <string>
#include <vector>

#include "base/label.hpp"
#include "column/schema.hpp"

namespace inspectplan::report {

struct Choices {
  std::vector<std::string> shown;  // as people call them; a value's id where it has no name of its own
  bool closed = false;             // nothing else may stand there
};

// Import takes each of them for the value it stands for. Empty where any text may stand, or there are too many.
Choices choices_of(const column::Field& field, const column::Schema& schema, Language language);

// "0 – 100; tối đa 2 chữ số thập phân", "có / không", the choices, how a code is written. Empty: anything.
std::string allowed_words(const column::Field& field, const column::Schema& schema, Language language);

}  // namespace inspectplan::report
