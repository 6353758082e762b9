#pragma once
// An expression put together from scalars of a rule file, each keeping its place.
#include <string>

#include "feel/expression.hpp"

namespace inspectplan::ruleset {

class Composition {
 public:
  // `whole`: what findings outside of any scalar point at.
  explicit Composition(const yaml::Node& whole);
  void add(const std::string& text) { text_.text += text; }
  // The scalar in parentheses. It must have been parsed by itself: nothing in it then reaches beyond it.
  void cell(const yaml::Node& scalar);
  // "(value) in (tests)"; the tests must have been parsed as well.
  void test(const yaml::Node& value, const yaml::Node& tests);
  feel::Text take() { return std::move(text_); }

 private:
  void piece(const yaml::Node& scalar, const std::string& part, std::size_t from);
  feel::Text text_;
};

}  // namespace inspectplan::ruleset
