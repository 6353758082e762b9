#include "base/written.hpp"

#include <algorithm>

namespace inspectplan {

std::string in_vietnamese(Scaled number) {
  std::string text = to_string(number);
  std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

std::string in_vietnamese(Day day) {
  const std::string iso = to_string(day);
  return iso.substr(8, 2) + "/" + iso.substr(5, 2) + "/" + iso.substr(0, 4);
}

Label written(Day day) { return {in_vietnamese(day), to_string(day)}; }

Label written(Scaled number) { return {in_vietnamese(number), to_string(number)}; }

Label operator+(Label left, const Label& right) { return {left.vi + right.vi, left.en + right.en}; }

Label same(std::string text) { return {text, text}; }

}  // namespace inspectplan
