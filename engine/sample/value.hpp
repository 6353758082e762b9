#pragma once
// Reads one value of the vocabulary: a constant, or a mapping with one of pick, between, percent, chance, days,
// text, cases.
#include <map>
#include <string>

#include "sample/model.hpp"
#include "yaml/node.hpp"

namespace inspectplan::sample {

// The whole numbers a value can take; missing is left out.
struct NumberRange {
  std::int64_t low = 0;
  std::int64_t high = 0;
};

class ValueReader {
 public:
  ValueReader(const Distributions& model, const std::map<std::string, std::size_t, std::less<>>& lists,
              Diagnostics& diagnostics)
      : model_(model), lists_(lists), diagnostics_(diagnostics) {}

  // Fields that may be named; those of the row at hand and of its ancestors, as they are read.
  void see(const std::string& field, Name name) { visible_[field] = name; }
  bool sees(const std::string& field) const { return visible_.contains(field); }

  // A value that could not be read is always missing, and the findings have an error.
  Value read(const yaml::Node& node);
  Choice read_choice(const yaml::Node& node);

  // Empty where the value can be something else than a whole number (or missing).
  std::optional<NumberRange> numbers(const Value& value) const;
  // Numbers only; a text may be missing where a field in it is.
  bool may_be_missing(const Value& value) const;

 private:
  Value read_mapping(const yaml::Node& node);
  Value read_kind(const std::string& kind, const yaml::Node& node);
  Pick read_pick(const yaml::Node& node);
  Between read_between(const yaml::Node& node);
  Percent read_percent_of(const yaml::Node& node);
  Days read_days(const yaml::Node& node);
  Template read_template(const yaml::Node& node);
  Piece read_piece(const yaml::Node& node, std::size_t offset, std::string_view inner);
  Cases read_cases(const yaml::Node& node);
  Case read_case(const yaml::Node& node);
  std::vector<Test> read_when(const yaml::Node& node);
  void read_pattern(const yaml::Node& node, std::vector<Pattern>& into);
  int read_skew(const yaml::Node& node);
  std::optional<Name> find_field(const yaml::Node& node);
  std::optional<Name> unknown_name(const std::string& name, const Place& place, bool with_lists);
  bool is_day(const Value& value) const;
  const Value& value_of(Name name) const;

  const Distributions& model_;
  const std::map<std::string, std::size_t, std::less<>>& lists_;
  std::map<std::string, Name, std::less<>> visible_;
  Diagnostics& diagnostics_;
};

// A constant as it stands; whole numbers and days are known as such.
Cell constant_cell(std::string text);

}  // namespace inspectplan::sample
