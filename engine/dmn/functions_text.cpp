// Functions of texts. Places and lengths count characters (code points).
#include <algorithm>

#include "base/text.hpp"
#include "dmn/function.hpp"
#include "dmn/pattern.hpp"

namespace inspectplan::dmn {
namespace {

const std::string& text(Arguments values, std::size_t index) { return values[index]->get<std::string>(); }

std::string flags(Arguments values, std::size_t index) {
  return index < values.size() && !values[index]->is_null() ? text(values, index) : std::string();
}

// From the end where `start` is negative; empty where it is outside.
Value substring(Arguments values) {
  const auto start = whole_part(values[1]->get<Number>());
  const auto wanted = values.size() > 2 && !values[2]->is_null() ? whole_part(values[2]->get<Number>())
                                                                 : std::optional(std::int64_t{1} << 40);
  const auto length = static_cast<std::int64_t>(count_characters(text(values, 0)));
  if (!start || !wanted || *start == 0 || *wanted < 1 || *start > length || *start < -length) return {};
  const auto first = static_cast<std::size_t>(*start > 0 ? *start - 1 : length + *start);
  const auto count = static_cast<std::size_t>(std::min(*wanted, length));
  const std::size_t begin = byte_offset(text(values, 0), first);
  return text(values, 0).substr(begin, byte_offset(text(values, 0), first + count) - begin);
}

Value before(Arguments values) {
  const std::size_t at = text(values, 0).find(text(values, 1));
  return at == std::string::npos ? std::string() : text(values, 0).substr(0, at);
}

Value after(Arguments values) {
  const std::size_t at = text(values, 0).find(text(values, 1));
  return at == std::string::npos ? std::string() : text(values, 0).substr(at + text(values, 1).size());
}

Value matches(Arguments values) {
  const auto pattern = Pattern::of(text(values, 1), flags(values, 2));
  return pattern ? Value(pattern->occurs_in(text(values, 0))) : Value();
}

Value replace(Arguments values) {
  const auto pattern = Pattern::of(text(values, 1), flags(values, 3));
  return pattern ? Value(pattern->replace(text(values, 0), text(values, 2))) : Value();
}

Value split(Arguments values) {
  const auto pattern = Pattern::of(text(values, 1), "");
  const auto parts = pattern ? pattern->split(text(values, 0)) : std::nullopt;
  if (!parts) return {};
  return Value::of(List(parts->begin(), parts->end()));
}

// What is null is left out; anything else that is no text makes the whole null.
Value string_join(Arguments values) {
  const List* list = values[0]->list();
  if (!list) return {};
  const std::string between = flags(values, 1);
  std::string joined;
  bool first = true;
  for (const Value& item : *list) {
    if (item.is_null()) continue;
    const std::string* part = item.as<std::string>();
    if (!part) return {};
    joined += (first ? "" : between) + *part;
    if (joined.size() > most_text_bytes) return {};
    first = false;
  }
  return to_nfc(joined);
}

// number("1.000,5", ".", ","): the signs are of a few, and two different ones.
Value number_of(Arguments values) {
  const std::string group = flags(values, 1);
  const std::string point = flags(values, 2);
  const bool has_group = values.size() > 1 && !values[1]->is_null();
  const bool has_point = values.size() > 2 && !values[2]->is_null();
  if (has_group && group != " " && group != "," && group != ".") return {};
  if (has_point && point != "," && point != ".") return {};
  if (has_group && has_point && group == point) return {};
  std::string plain;
  for (const char c : text(values, 0)) {
    if (has_group && c == group[0]) continue;
    if (has_point && c == point[0]) {
      plain += '.';
    } else if (has_point && c == '.') {
      return {};
    } else {
      plain += c;
    }
  }
  return parse_number(plain);
}

Value starts(Arguments values) { return text(values, 0).starts_with(text(values, 1)); }
Value ends(Arguments values) { return text(values, 0).ends_with(text(values, 1)); }
Value contains(Arguments values) { return text(values, 0).find(text(values, 1)) != std::string::npos; }
Value upper(Arguments values) { return to_upper(text(values, 0)); }
Value lower(Arguments values) { return to_lower(text(values, 0)); }
Value string_length(Arguments values) { return whole(static_cast<std::int64_t>(count_characters(text(values, 0)))); }
Value string_of(Arguments values) { return to_string(*values[0]); }
Value range_of(Arguments values) { return parse_range(text(values, 0)); }

}  // namespace

std::vector<Function> text_functions() {
  constexpr Kinds is_text = kind::text;
  const std::vector<Parameter> two = {{"string", is_text}, {"match", is_text}};
  const Parameter flag{"flags", is_text, true, true};
  return {{"substring",
           {{"string", is_text}, {"start position", kind::number}, {"length", kind::number, true, true}},
           is_text,
           substring},
          {"string length", {{"string", is_text}}, kind::number, string_length},
          {"upper case", {{"string", is_text}}, is_text, upper},
          {"lower case", {{"string", is_text}}, is_text, lower},
          {"substring before", two, is_text, before},
          {"substring after", two, is_text, after},
          {"contains", two, kind::boolean, contains},
          {"starts with", two, kind::boolean, starts},
          {"ends with", two, kind::boolean, ends},
          {"matches", {{"input", is_text}, {"pattern", is_text}, flag}, kind::boolean, matches},
          {"replace", {{"input", is_text}, {"pattern", is_text}, {"replacement", is_text}, flag}, is_text, replace},
          {"split", {{"string", is_text}, {"delimiter", is_text}}, kind::list, split},
          {"string join", {{"list", kind::list}, {"delimiter", is_text, true, true}}, is_text, string_join},
          {"string", {{"from", kind::any}}, is_text, string_of},
          {"number",
           {{"from", is_text}, {"grouping separator", is_text, true, true}, {"decimal separator", is_text, true, true}},
           kind::number,
           number_of},
          {"range", {{"from", is_text}}, kind::range, range_of}};
}

}  // namespace inspectplan::dmn
