// A place inside a scalar is the place of that very character, however the scalar is written.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <memory>

#include "base/text.hpp"
#include "yaml/node.hpp"

namespace inspectplan::yaml {
namespace {

const std::vector<std::string> words = {"ữ", "and", "Sở", "x", "'", "\"", "\\", "é", ">=", "(", "\"a\"", "it's", "10"};

std::string joined(const std::vector<std::string>& parts, const std::string& between) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : between) + part;
  return out;
}

std::string escaped(const std::string& text, const std::string& special, const std::string& with) {
  std::string out;
  for (const char c : text) {
    if (special.find(c) != std::string::npos) out += with == "same" ? std::string(1, c) : with;
    out += c;
  }
  return out;
}

// Every character of the text that is no blank is found again where the scalar says it stands.
void check(const std::string& yaml) {
  Diagnostics diagnostics;
  const auto source = std::make_shared<const Source>("r.yaml", yaml);
  const auto root = parse(source, diagnostics);
  RC_ASSERT(root.has_value());
  const Node& scalar = *root->find("k");
  for (std::size_t i = 0; i < scalar.text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(scalar.text[i]);
    if (byte == ' ' || byte == '\n' || (byte & 0xC0) == 0x80) continue;
    const Place place = place_inside(scalar, i);
    const std::string_view line = source->line(place.line);
    std::size_t at = 0;
    for (std::uint32_t column = 1; column < place.column; ++column) {
      ++at;
      while (at < line.size() && (static_cast<unsigned char>(line[at]) & 0xC0) == 0x80) ++at;
    }
    RC_ASSERT(at < line.size());
    const bool escape = line[at] == '\\' && scalar.text[i] != line[at];
    const char found = escape ? line[at + 1] : line[at];
    RC_ASSERT(found == scalar.text[i]);
  }
}

std::vector<std::string> some_words() {
  return *rc::gen::nonEmpty(rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(words)));
}

RC_GTEST_PROP(PlaceInside, SingleQuoted, ()) {
  const bool over_lines = *rc::gen::arbitrary<bool>();
  check("k: '" + joined({escaped(joined(some_words(), over_lines ? "\n   " : " "), "'", "same")}, "") + "'\n");
}

RC_GTEST_PROP(PlaceInside, DoubleQuoted, ()) {
  const bool over_lines = *rc::gen::arbitrary<bool>();
  check("k: \"" + escaped(joined(some_words(), over_lines ? "\n\n   " : "  "), "\"\\", "\\") + "\"\n");
}

RC_GTEST_PROP(PlaceInside, LiteralBlock, ()) {
  check("k: |-\n   " + joined(some_words(), *rc::gen::element<std::string>(" ", "\n   ", "\n\n     ")) + "\n");
}

RC_GTEST_PROP(PlaceInside, FoldedBlock, ()) {
  check("k: >\n  " + joined(some_words(), *rc::gen::element<std::string>(" ", "\n  ", "\n\n  ")) + "\n");
}

// Whatever the bytes: a tree or findings with places, and no crash.
RC_GTEST_PROP(Parse, AnyBytes, (const std::string& bytes)) {
  Diagnostics diagnostics;
  const auto root = parse(std::make_shared<const Source>("r.yaml", replace_invalid_utf8(bytes)), diagnostics);
  RC_ASSERT(root.has_value() != diagnostics.has_errors());
}

}  // namespace
}  // namespace inspectplan::yaml
