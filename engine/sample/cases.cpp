// The conditional half of the vocabulary, and what can be known of a value before it is drawn.
#include <algorithm>

#include "sample/read.hpp"
#include "sample/value.hpp"

namespace inspectplan::sample {

Cases ValueReader::read_cases(const yaml::Node& node) {
  Cases cases;
  if (!node.is_sequence() || node.items.empty()) {
    diagnostics_.error("sample-value", node.place, "expected a list of cases", "- {when: {FIELD: ...}, then: VALUE}");
    return cases;
  }
  for (const yaml::Node& item : node.items) {
    if (!cases.cases.empty() && cases.cases.back().when.empty()) {
      diagnostics_.error("sample-value", item.place, "no row gets here: the case before has no condition");
    }
    cases.cases.push_back(read_case(item));
  }
  return cases;
}

Case ValueReader::read_case(const yaml::Node& node) {
  Case out;
  if (!check_keys(node, "a case", {"when", "then"}, diagnostics_)) return out;
  if (const yaml::Node* when = node.find("when")) out.when = read_when(*when);
  if (const yaml::Node* then = node.find("then")) {
    out.then = read(*then);
  } else {
    diagnostics_.error("sample-value", node.place, "this case says no value", "add then: VALUE");
  }
  return out;
}

std::vector<Test> ValueReader::read_when(const yaml::Node& node) {
  std::vector<Test> tests;
  if (!expect_mapping(node, "a condition, {FIELD: PATTERN}", diagnostics_)) return tests;
  for (const yaml::Entry& entry : node.entries) {
    const auto found = visible_.find(entry.key);
    if (found == visible_.end()) unknown_name(entry.key, entry.key_place, false);
    Test test{found == visible_.end() ? Name{} : found->second, {}};
    if (entry.value.is_sequence()) {
      for (const yaml::Node& item : entry.value.items) read_pattern(item, test.any_of);
    } else {
      read_pattern(entry.value, test.any_of);
    }
    tests.push_back(std::move(test));
  }
  return tests;
}

void ValueReader::read_pattern(const yaml::Node& node, std::vector<Pattern>& into) {
  if (node.is_null()) {
    into.push_back({});
    return;
  }
  if (!expect_scalar(node, "a pattern: a text, a prefix ending in *, a range LOW..HIGH, or null", diagnostics_)) return;
  const std::string& text = node.text;
  if (const std::size_t dots = text.find(".."); dots != std::string::npos) {
    const auto bound = [&](std::string_view part, std::int64_t otherwise) -> std::optional<std::int64_t> {
      if (part.empty()) return otherwise;
      const auto number = parse_scaled(part);
      return number && number->scale == 0 ? std::optional(number->value) : std::nullopt;
    };
    const auto low = bound(std::string_view(text).substr(0, dots), -largest);
    const auto high = bound(std::string_view(text).substr(dots + 2), largest);
    if (low && high && *low <= *high && text.size() > 2) {
      into.push_back({Pattern::Kind::range, {}, *low, *high});
    } else {
      diagnostics_.error("sample-value", node.place, "\"" + text + "\" is not a range of whole numbers",
                         "LOW..HIGH, LOW.. or ..HIGH, both ends belong to it");
    }
  } else if (text.ends_with('*')) {
    into.push_back({Pattern::Kind::prefix, text.substr(0, text.size() - 1), 0, 0});
  } else {
    into.push_back({Pattern::Kind::equals, text, 0, 0});
  }
}

namespace {

// Possibilities one by one; a missing one adds nothing, one that is no whole number spoils all.
struct Hull {
  std::optional<NumberRange> range;
  bool spoilt = false;
  void add(const std::optional<NumberRange>& one) {
    if (!one) {
      spoilt = true;
    } else {
      range = range ? NumberRange{std::min(range->low, one->low), std::max(range->high, one->high)} : *one;
    }
  }
  void add(const Cell& cell) {
    if (cell.kind == Cell::Kind::number) add(NumberRange{cell.number, cell.number});
    if (cell.kind == Cell::Kind::text || cell.kind == Cell::Kind::day) spoilt = true;
  }
  std::optional<NumberRange> result() const { return spoilt ? std::nullopt : range; }
};

bool is_missing(const Value& value) {
  const auto* constant = std::get_if<Constant>(&value.draw);
  return constant != nullptr && constant->cell.kind == Cell::Kind::missing;
}

}  // namespace

std::optional<NumberRange> ValueReader::numbers(const Value& value) const {
  Hull hull;
  if (const auto* constant = std::get_if<Constant>(&value.draw)) {
    hull.add(constant->cell);
  } else if (const auto* pick = std::get_if<Pick>(&value.draw)) {
    for (const Cell& cell : pick->choice.values) hull.add(cell);
  } else if (const auto* between = std::get_if<Between>(&value.draw)) {
    if (between->scale == 0) hull.add(NumberRange{between->low, between->high});
  } else if (const auto* percent = std::get_if<Percent>(&value.draw)) {
    const auto of = numbers(value_of(percent->of));
    if (of && of->low >= 0) hull.add(NumberRange{of->low * percent->low / 100, of->high * percent->high / 100});
  } else if (const auto* cases = std::get_if<Cases>(&value.draw)) {
    for (const Case& one : cases->cases) {
      if (!is_missing(one.then)) hull.add(numbers(one.then));
    }
  }
  return hull.result();
}

bool ValueReader::may_be_missing(const Value& value) const {
  if (value.missing > 0 || is_missing(value)) return true;
  if (const auto* percent = std::get_if<Percent>(&value.draw)) return may_be_missing(value_of(percent->of));
  const auto* cases = std::get_if<Cases>(&value.draw);
  if (cases == nullptr) return false;
  return cases->cases.empty() || !cases->cases.back().when.empty() ||
         std::ranges::any_of(cases->cases, [&](const Case& one) { return may_be_missing(one.then); });
}

bool ValueReader::is_day(const Value& value) const {
  if (const auto* constant = std::get_if<Constant>(&value.draw)) return constant->cell.kind == Cell::Kind::day;
  if (const auto* cases = std::get_if<Cases>(&value.draw)) {
    return std::ranges::all_of(cases->cases, [&](const Case& one) { return is_missing(one.then) || is_day(one.then); });
  }
  return std::holds_alternative<Days>(value.draw);
}

}  // namespace inspectplan::sample
