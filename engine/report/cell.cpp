#include "report/cell.hpp"

#include "base/written.hpp"

namespace inspectplan::report {
namespace {

struct AsText {
  Language language;
  std::string operator()(std::monostate) const { return ""; }
  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(const Scaled& number) const { return to_string(number); }
  std::string operator()(Day day) const { return written(day).in(language); }
};

struct AsJson {
  JsonWriter& json;
  void operator()(std::monostate) const { json.null(); }
  void operator()(const std::string& text) const { json.string(text); }
  void operator()(const Scaled& number) const { json.number(number); }
  void operator()(Day day) const { json.string(to_string(day)); }
};

}  // namespace

Cell text_cell(std::string words) { return words.empty() ? Cell() : Cell(std::move(words)); }
Cell whole_cell(std::int64_t number) { return Scaled{number, 0}; }
std::string text_of(const Cell& cell, Language language) { return std::visit(AsText{language}, cell); }
void write(JsonWriter& json, const Cell& cell) { std::visit(AsJson{json}, cell); }

}  // namespace inspectplan::report
