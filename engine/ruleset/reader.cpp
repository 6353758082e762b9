#include "ruleset/reader.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "feel/literal.hpp"
#include "ruleset/day_meant.hpp"

namespace inspectplan::ruleset {
namespace {

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

std::string listed(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

// P1Y, P6M, P1Y6M or P90D.
std::optional<Length> parse_length(std::string_view text) {
  const auto duration = feel::parse_duration(text);
  constexpr std::int64_t longest = 100'000;  // of either; what comes of it still is a day
  if (!duration || duration->value < 0 || duration->value > longest) return std::nullopt;
  return duration->kind == feel::Kind::days ? Length{0, duration->value} : Length{duration->value, 0};
}

}  // namespace

bool is_id(std::string_view text) {
  const auto small = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto part = [&small](char c) { return small(c) || (c >= '0' && c <= '9') || c == '_'; };
  return !text.empty() && small(text[0]) && std::all_of(text.begin(), text.end(), part);
}

bool is_reserved_word(std::string_view text) {
  static constexpr std::array words = {"and",      "between", "else",      "every",    "external", "false", "for",
                                       "function", "if",      "in",        "instance", "null",     "not",   "of",
                                       "or",       "return",  "satisfies", "some",     "then",     "true"};
  return std::find(words.begin(), words.end(), text) != words.end();
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates,
                         const std::string& otherwise) {
  const auto near = nearest(word, candidates);
  return near ? "did you mean " + quoted(*near) + "?" : otherwise;
}

void Reader::wrong(const yaml::Node& node, const std::string& wanted, const std::string& hint) {
  if (const yaml::Entry* key = key_not_in_full(node)) {
    const auto meant = day_meant(key->key);
    diagnostics_.error("bad-date", key->key_place, "the day " + key->key + " is not written in full",
                       "a value by date has days as its keys: write " + (meant ? to_string(*meant) : "2020-01-31"));
    return;
  }
  const std::string found = node.is_scalar()    ? quoted(node.text)
                            : node.is_null()    ? "nothing"
                            : node.is_mapping() ? "a mapping"
                                                : "a list";
  diagnostics_.error(node.is_scalar() ? "bad-value" : "wrong-kind", node.place,
                     wanted + " is wanted here, not " + found, hint);
}

const std::string* Reader::text(const yaml::Node& node) {
  if (node.is_scalar() && !node.text.empty()) return &node.text;
  wrong(node, "a text", "write a word or a text in quotes");
  return nullptr;
}

std::optional<std::string> Reader::id(const yaml::Node& node) {
  if (node.is_scalar() && is_id(node.text)) return node.text;
  wrong(node, "an id", "ids are small letters, digits and _, beginning with a letter");
  return std::nullopt;
}

std::optional<std::int64_t> Reader::integer(const yaml::Node& node, std::int64_t least, std::int64_t most) {
  const auto number = node.is_scalar() ? parse_scaled(node.text) : std::nullopt;
  const auto whole = number ? rescale(*number, 0) : std::nullopt;
  if (whole && *whole >= least && *whole <= most) return whole;
  wrong(node, "a whole number from " + std::to_string(least) + " to " + std::to_string(most),
        "for example " +
            std::to_string(std::clamp(whole.value_or(1), std::min(std::max<std::int64_t>(least, 1), most), most)));
  return std::nullopt;
}

namespace {

// "2,5" where a number is wanted; `otherwise` where it is something else.
std::string number_hint(const yaml::Node& node, const std::string& otherwise) {
  const std::size_t comma = node.text.find(',');
  if (!node.is_scalar() || comma == std::string::npos) return otherwise;
  const auto number = parse_scaled(node.text.substr(0, comma) + "." + node.text.substr(comma + 1));
  return number ? "numbers have a decimal point: " + to_string(*number) : otherwise;
}

}  // namespace

std::optional<Scaled> Reader::decimal(const yaml::Node& node) {
  const auto number = node.is_scalar() ? parse_scaled(node.text) : std::nullopt;
  if (!number) wrong(node, "a number", number_hint(node, "write it plainly: -12.5"));
  return number;
}

std::optional<Scaled> Reader::share(const yaml::Node& node) {
  const auto number = node.is_scalar() ? parse_scaled(node.text) : std::nullopt;
  if (number && number->value >= 0 && number->value <= power_of_ten(number->scale)) return number;
  wrong(node, "a share from 0 to 1", number_hint(node, "15 % is 0.15"));
  return std::nullopt;
}

std::optional<Day> Reader::day(const yaml::Node& node) {
  const auto day = node.is_scalar() ? parse_day(node.text) : std::nullopt;
  const auto meant = !day && node.is_scalar() ? day_meant(node.text) : std::nullopt;
  if (!day)
    wrong(node, "a date", "write a day that exists as year-month-day: " + (meant ? to_string(*meant) : "2027-01-31"));
  return day;
}

std::optional<bool> Reader::flag(const yaml::Node& node) {
  if (node.is_scalar() && (node.text == "true" || node.text == "false")) return node.text == "true";
  wrong(node, "true or false", "write true or false");
  return std::nullopt;
}

std::optional<Length> Reader::length(const yaml::Node& node) {
  const auto length = node.is_scalar() ? parse_length(node.text) : std::nullopt;
  if (!length) wrong(node, "a length of time", "years and months (P1Y, P6M, P1Y6M) or days (P90D)");
  return length;
}

std::optional<YearDay> Reader::year_day(const yaml::Node& node, bool before) {
  const auto day = node.is_scalar() && node.text.size() == 5 ? parse_day("2000-" + node.text) : std::nullopt;
  if (day) {
    const Civil civil = to_civil(*day);
    return YearDay{static_cast<int>(civil.month), static_cast<int>(civil.day), before};
  }
  diagnostics_.error("bad-date", node.place, "not a day of the year", "write it as mm-dd, for example 12-20");
  return std::nullopt;
}

std::optional<std::string> Reader::one_of(const yaml::Node& node, const std::vector<std::string>& words) {
  if (node.is_scalar() && std::find(words.begin(), words.end(), node.text) != words.end()) return node.text;
  wrong(node, "one of " + listed(words), did_you_mean(node.text, words, "write one of " + listed(words)));
  return std::nullopt;
}

std::vector<std::string> Reader::texts(const yaml::Node& node) {
  std::vector<std::string> texts;
  if (!sequence(node, "a list")) return texts;
  for (const yaml::Node& item : node.items) {
    if (const std::string* one = text(item)) texts.push_back(*one);
  }
  return texts;
}

std::vector<std::string> Reader::ids(const yaml::Node& node) {
  std::vector<std::string> ids;
  if (!sequence(node, "a list of ids")) return ids;
  for (const yaml::Node& item : node.items) {
    if (auto one = id(item)) ids.push_back(std::move(*one));
  }
  return ids;
}

std::vector<std::string> Reader::id_or_ids(const yaml::Node& node) {
  if (!node.is_scalar()) return ids(node);
  const auto one = id(node);
  return one ? std::vector{*one} : std::vector<std::string>();
}

Label Reader::label(const yaml::Node& node) {
  Label label;
  if (!node.is_mapping()) {
    wrong(node, "a text in two languages", "write {vi: ..., en: ...}");
    return label;
  }
  Fields fields(node, "a label", *this);
  fields.text("vi", label.vi);
  fields.text("en", label.en);
  fields.finish();
  return label;
}

bool Reader::ordered(const Span& span, const Place& place) {
  if (!span.from || !span.until || *span.from <= *span.until) return true;
  diagnostics_.error("bad-span", place,
                     "ends on " + to_string(*span.until) + ", before it begins on " + to_string(*span.from),
                     "correct one of the two days; both are inclusive");
  return false;
}

Span Reader::span(const yaml::Node& node) {
  Span span;
  if (!mapping(node, "a span {from: DATE, until: DATE}")) return span;
  Fields fields(node, "a span", *this);
  fields.day("from", span.from);
  fields.day("until", span.until);
  fields.finish();
  ordered(span, node.place);
  return span;
}

std::vector<Basis> Reader::basis(const yaml::Node& node) {
  std::vector<Basis> basis;
  if (!sequence(node, "a list of citations")) return basis;
  for (const yaml::Node& item : node.items) {
    if (!mapping(item, "a citation {document: ID, at: ...}")) continue;
    Fields fields(item, "a citation", *this);
    Basis one;
    one.place = item.place;
    if (const yaml::Node* document = fields.need("document")) {
      one.document = id(*document).value_or("");
      one.place = document->place;
    }
    fields.text("at", one.at);
    fields.finish();
    if (!one.document.empty()) basis.push_back(std::move(one));
  }
  return basis;
}

bool Reader::mapping(const yaml::Node& node, std::string_view what) {
  if (!node.is_mapping()) wrong(node, std::string(what), "write \"key: value\" lines, or {key: value}");
  return node.is_mapping();
}

bool Reader::sequence(const yaml::Node& node, std::string_view what) {
  if (!node.is_sequence()) wrong(node, std::string(what), "write [a, b], or one \"- a\" a line");
  return node.is_sequence();
}

}  // namespace inspectplan::ruleset
