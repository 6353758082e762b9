#include "ruleset/reading.hpp"

#include <array>

namespace inspectplan::ruleset {

std::string_view to_string(Stage stage) {
  static constexpr std::array<std::string_view, 11> names = {"derived",        "sector",    "population", "matter",
                                                             "responsibility", "scorecard", "score",      "tier",
                                                             "last_visit",     "mandate",   "planning"};
  return names[static_cast<std::size_t>(stage)];
}

std::string Computation::name() const {
  const std::string kind(to_string(stage));
  return id.empty() ? kind : kind + " " + id;
}

namespace {

// The language says what is wrong with how something is written; where that says it all, the page does the rest.
void pass_on(const Diagnostics& found, Diagnostics& to) {
  for (Diagnostic& one : found.sorted()) {
    if (one.hint.empty()) one.hint = "docs/feel.md says how expressions are written";
    to.add(std::move(one));
  }
}

}  // namespace

void Reading::part(const std::string& name, const std::function<void()>& read) {
  Diagnostics before = std::move(diagnostics);
  diagnostics = {};
  read();
  if (diagnostics.has_errors()) partial.insert(name);
  before.merge(std::move(diagnostics));
  diagnostics = std::move(before);
}

Computation& Reading::begin(Stage stage, std::string id, std::size_t index, Place place) {
  computations.push_back({stage, std::move(id), index, std::move(place), {}});
  return computations.back();
}

void Reading::expression(Computation& computation, const yaml::Node* node, std::optional<feel::Kind> expected,
                         std::function<void(feel::Typed)> put) {
  if (node && reader.text(*node)) expression(computation, feel::Text::of(*node), expected, std::move(put));
}

void Reading::expression(Computation& computation, feel::Text text, std::optional<feel::Kind> expected,
                         std::function<void(feel::Typed)> put) {
  if (without_expressions) return;
  Diagnostics found;
  feel::Syntax syntax = feel::parse_expression(std::move(text), found);
  pass_on(found, diagnostics);
  if (syntax) computation.expressions.push_back({std::move(syntax), expected, std::move(put), {}});
}

void Reading::unary_tests(Computation& computation, const yaml::Node& node,
                          std::function<std::optional<feel::Type>()> subject, std::function<void(feel::Typed)> put) {
  if (!reader.text(node) || without_expressions) return;
  Diagnostics found;
  feel::Syntax syntax = feel::parse_unary_tests(feel::Text::of(node), found);
  pass_on(found, diagnostics);
  if (syntax) computation.expressions.push_back({std::move(syntax), {}, std::move(put), std::move(subject)});
}

}  // namespace inspectplan::ruleset
