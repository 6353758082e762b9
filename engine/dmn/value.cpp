#include "dmn/value.hpp"

#include <algorithm>
#include <array>

namespace inspectplan::dmn {
namespace {

int order(Wide a, Wide b) { return a < b ? -1 : a > b ? 1 : 0; }

Wide whole_seconds(Wide nanoseconds) {
  const Wide seconds = nanoseconds / second;
  return nanoseconds % second < 0 ? seconds - 1 : seconds;
}

std::optional<int> compare_moments(const DateTime& a, const DateTime& b) {
  if (a.time.offset.has_value() != b.time.offset.has_value()) return std::nullopt;
  return order(whole_seconds(nanoseconds_of(a)), whole_seconds(nanoseconds_of(b)));
}

Truth all_equal(const List& a, const List& b) {
  if (a.size() != b.size()) return false;
  Truth result = true;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const Truth one = equal(a[i], b[i]);
    if (one == false) return false;
    if (!one) result = std::nullopt;
  }
  return result;
}

bool equal_contexts(const Context& a, const Context& b, bool (*alike)(const Value&, const Value&)) {
  return a.size() == b.size() && std::all_of(a.begin(), a.end(), [&](const auto& member) {
           const auto other =
               std::find_if(b.begin(), b.end(), [&](const auto& entry) { return entry.first == member.first; });
           return other != b.end() && alike(member.second, other->second);
         });
}

bool same_ranges(const Range& a, const Range& b) {
  return a.form == b.form && a.low_closed == b.low_closed && a.high_closed == b.high_closed && same(a.low, b.low) &&
         same(a.high, b.high);
}

// low and value and high, both ends known.
Truth inside(const Value& value, const Range& range) {
  const auto above = compare(range.low, value);
  const auto below = compare(value, range.high);
  if (!above || !below) return std::nullopt;
  return (*above < 0 || (*above == 0 && range.low_closed)) && (*below < 0 || (*below == 0 && range.high_closed));
}

Truth holds(const Value& value, const Range& range) {
  using Form = Range::Form;
  const auto against = [&](const Value& end, auto wanted) -> Truth {
    const auto result = compare(value, end);
    return result ? Truth(wanted(*result)) : std::nullopt;
  };
  switch (range.form) {
    case Form::interval:
      return inside(value, range);
    case Form::less:
      return against(range.high, [](int c) { return c < 0; });
    case Form::at_most:
      return against(range.high, [](int c) { return c <= 0; });
    case Form::greater:
      return against(range.low, [](int c) { return c > 0; });
    case Form::at_least:
      return against(range.low, [](int c) { return c >= 0; });
    case Form::equal:
      return equal(value, range.high);
    case Form::not_equal:
      break;
  }
  const Truth alike = equal(value, range.high);
  return alike ? Truth(!*alike) : std::nullopt;
}

Truth in_list(const Value& value, const List& list) {
  bool unknown = false;
  for (const Value& item : list) {
    // An item of another kind is just another value; a range of another kind is a question that makes no sense.
    const bool plain = !item.range() && !item.list();
    const Truth one = plain && !value.is_null() && !item.is_null() && item.kinds() != value.kinds()
                          ? Truth(false)
                          : satisfies(value, item);
    if (one == true) return true;
    unknown = unknown || !one;
  }
  return unknown ? std::nullopt : Truth(false);
}

// A list in a list: it is the other one, or one of its items.
Truth list_in_list(const Value& value, const Value& test) {
  Truth result = equal(value, test);
  if (result == true) return true;
  for (const Value& item : *test.list()) {
    if (!item.list()) continue;
    const Truth one = equal(value, item);
    if (one == true) return true;
    if (one) result = false;  // at least one item could be compared
  }
  return result;
}

std::string list_text(const List& list) {
  std::string text = "[";
  for (const Value& item : list) text += (text.size() > 1 ? ", " : "") + to_string(item);
  return text + "]";
}

std::string context_text(const Context& context) {
  std::string text = "{";
  for (const auto& [name, value] : context) text += (text.size() > 1 ? ", " : "") + name + ": " + to_string(value);
  return text + "}";
}

std::string range_text(const Range& range) {
  static constexpr std::array<const char*, 7> signs = {"", "<", "<=", ">", ">=", "=", "!="};
  if (range.form != Range::Form::interval) {
    const bool upper = range.form != Range::Form::greater && range.form != Range::Form::at_least;
    return std::string("(") + signs[static_cast<std::size_t>(range.form)] + " " +
           to_string(upper ? range.high : range.low) + ")";
  }
  return (range.low_closed ? "[" : "(") + to_string(range.low) + ".." + to_string(range.high) +
         (range.high_closed ? "]" : ")");
}

}  // namespace

Value Value::of(Range range) { return std::make_shared<const Range>(std::move(range)); }

const List* Value::list() const {
  const auto* found = as<std::shared_ptr<const List>>();
  return found ? found->get() : nullptr;
}

const Context* Value::context() const {
  const auto* found = as<std::shared_ptr<const Context>>();
  return found ? found->get() : nullptr;
}

const Range* Value::range() const {
  const auto* found = as<std::shared_ptr<const Range>>();
  return found ? found->get() : nullptr;
}

std::optional<int> compare(const Value& a, const Value& b) {
  if (a.kinds() != b.kinds()) return std::nullopt;
  switch (a.kinds()) {
    case kind::number:
      return compare(a.get<Number>(), b.get<Number>());
    case kind::text:
      return order(a.get<std::string>().compare(b.get<std::string>()), 0);
    case kind::date:
      return order(a.get<Date>().day, b.get<Date>().day);
    case kind::time:
      return compare_moments({{}, a.get<Time>()}, {{}, b.get<Time>()});
    case kind::date_time:
      return compare_moments(a.get<DateTime>(), b.get<DateTime>());
    case kind::months:
      return order(a.get<Months>().count, b.get<Months>().count);
    case kind::length:
      return order(a.get<Length>().nanoseconds, b.get<Length>().nanoseconds);
    default:
      return std::nullopt;
  }
}

Truth equal(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return a.is_null() && b.is_null();
  if (a.kinds() != b.kinds()) return std::nullopt;
  switch (a.kinds()) {
    case kind::boolean:
      return a.get<bool>() == b.get<bool>();
    case kind::list:
      return all_equal(*a.list(), *b.list());
    case kind::range:
      return same_ranges(*a.range(), *b.range());
    case kind::context:
      return equal_contexts(*a.context(), *b.context(),
                            [](const Value& x, const Value& y) { return equal(x, y) == true; });
    default:
      return compare(a, b).value_or(1) == 0;
  }
}

bool same(const Value& a, const Value& b) {
  if (a.kinds() != b.kinds()) return false;
  switch (a.kinds()) {
    case kind::null:
      return true;
    case kind::time:
      return a.get<Time>() == b.get<Time>();
    case kind::date_time:
      return a.get<DateTime>() == b.get<DateTime>();
    case kind::range:
      return same_ranges(*a.range(), *b.range());
    case kind::list:
      return std::equal(a.list()->begin(), a.list()->end(), b.list()->begin(), b.list()->end(), same);
    case kind::context:
      return equal_contexts(*a.context(), *b.context(), same);
    default:
      return equal(a, b) == true;
  }
}

Truth satisfies(const Value& value, const Value& test) {
  if (const Range* range = test.range(); range && !value.range()) return holds(value, *range);
  if (const List* list = test.list(); list && !value.list()) return in_list(value, *list);
  if (test.list()) return list_in_list(value, test);
  return equal(value, test);
}

namespace {

// A list inside a list is written out wherever it stands: it counts each time.
void count_bytes(const Value& value, std::size_t most, std::size_t& bytes) {
  bytes += 16;
  if (const std::string* text = value.as<std::string>()) bytes += text->size();
  const List* list = value.list();
  for (std::size_t i = 0; list && i < list->size() && bytes < most; ++i) count_bytes((*list)[i], most, bytes);
  const Context* context = value.context();
  for (std::size_t i = 0; context && i < context->size() && bytes < most; ++i) {
    bytes += (*context)[i].first.size();
    count_bytes((*context)[i].second, most, bytes);
  }
  if (const Range* range = value.range()) {
    count_bytes(range->low, most, bytes);
    count_bytes(range->high, most, bytes);
  }
}

}  // namespace

std::size_t fresh_bytes(const Value& value, std::size_t most) {
  const auto* list = value.as<std::shared_ptr<const List>>();
  const auto* context = value.as<std::shared_ptr<const Context>>();
  if ((list && list->use_count() > 1) || (context && context->use_count() > 1)) return 0;
  std::size_t bytes = 0;
  count_bytes(value, most, bytes);
  return std::min(bytes, most);
}

std::string to_string(const Value& value) {
  switch (value.kinds()) {
    case kind::boolean:
      return value.get<bool>() ? "true" : "false";
    case kind::number:
      return to_string(value.get<Number>());
    case kind::text:
      return value.get<std::string>();
    case kind::date:
      return to_string(value.get<Date>());
    case kind::time:
      return to_string(value.get<Time>());
    case kind::date_time:
      return to_string(value.get<DateTime>());
    case kind::months:
      return to_string(value.get<Months>());
    case kind::length:
      return to_string(value.get<Length>());
    case kind::range:
      return range_text(*value.range());
    case kind::list:
      return list_text(*value.list());
    case kind::context:
      return context_text(*value.context());
    default:
      return "null";
  }
}

std::string kinds_text(Kinds kinds) {
  static constexpr std::array<const char*, 12> names = {"null",
                                                        "boolean",
                                                        "number",
                                                        "text",
                                                        "date",
                                                        "time",
                                                        "date and time",
                                                        "years and months duration",
                                                        "days and time duration",
                                                        "range",
                                                        "list",
                                                        "record"};
  if (kinds == kind::any) return "any value";
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if ((kinds >> i & 1) == 0) continue;
    text += (text.empty() ? "" : " or ") + std::string(names[i]);
  }
  return text.empty() ? "nothing" : text;
}

}  // namespace inspectplan::dmn
