// Dates and durations.
#include <algorithm>

#include "base/day.hpp"
#include "base/text.hpp"
#include "feel/checker.hpp"
#include "feel/literal.hpp"

namespace inspectplan::feel {

using ast::Operator;
using ast::Tree;

namespace {

bool is_length(const ast::Checked& node) { return node.type.kind == Kind::days || node.type.kind == Kind::months; }

Day to_day(std::int64_t number) { return {static_cast<std::int32_t>(number)}; }

struct Reach {
  std::int64_t low;
  std::int64_t high;
  bool leaves_calendar;
};

Reach clamp(Wide low, Wide high) {
  const bool leaves = low < first_day.number || high > last_day.number;
  const auto inside = [](Wide day) {
    return static_cast<std::int64_t>(std::clamp<Wide>(day, first_day.number, last_day.number));
  };
  return {inside(low), inside(high), leaves};
}

// Where a date can come to when months are added.
Reach move_by_months(const Type& date, std::int64_t least, std::int64_t most) {
  const auto low = add_months(to_day(date.low), least);
  const auto high = add_months(to_day(date.high), most);
  return {low ? low->number : first_day.number, high ? high->number : last_day.number, !low || !high};
}

}  // namespace

Tree Checker::calculate_dates(Operator op, Tree a, Tree b, At at) {
  const bool add = op == Operator::add;
  const bool is_sum = add || op == Operator::subtract;
  if (is_sum && a->type.kind == Kind::date && is_length(*b)) return move_date(std::move(a), std::move(b), add, at);
  if (add && is_length(*a) && b->type.kind == Kind::date) return move_date(std::move(b), std::move(a), true, at);
  if (op == Operator::subtract && a->type.kind == Kind::date && b->type.kind == Kind::date) {
    const Wide low = Wide{a->type.low} - b->type.high;
    const Wide high = Wide{a->type.high} - b->type.low;
    return bounded(Op::subtract, {std::move(a), std::move(b)}, Kind::days, 0, low, high, at);
  }
  if (is_sum && is_length(*a) && a->type.kind == b->type.kind)
    return add_values(add ? Op::add : Op::subtract, std::move(a), std::move(b), at);
  const bool with_number = a->type.kind == Kind::number || b->type.kind == Kind::number;
  return mismatch(at,
                  "this is not defined between " + with_article(a->type.kind) + " and " + with_article(b->type.kind),
                  with_number ? "write duration(\"P30D\") for thirty days" : "");
}

Tree Checker::move_date(Tree date, Tree length, bool forward, At at) {
  if (!forward) length = negate(std::move(length), at);
  if (!length) return nullptr;
  const bool by_months = length->type.kind == Kind::months;
  const Reach reach = by_months
                          ? move_by_months(date->type, length->type.low, length->type.high)
                          : clamp(Wide{date->type.low} + length->type.low, Wide{date->type.high} + length->type.high);
  if (is_constant(*date) && is_constant(*length) && !date->flag && !length->flag) {
    if (reach.leaves_calendar)
      return report("bad-date", at, "this day is outside the calendar", "dates go from 0001-01-01 to 9999-12-31");
    return value_constant(nodes_, Kind::date, reach.low);
  }
  ast::Checked node;
  node.op = by_months ? Op::add_months : Op::add_days;
  node.type = {Kind::date,
               0,
               reach.low,
               reach.high,
               reach.leaves_calendar || date->type.may_be_missing || length->type.may_be_missing,
               {}};
  node.flag = reach.leaves_calendar;
  node.parts = {std::move(date), std::move(length)};
  return make(std::move(node), at);
}

Tree Checker::date_property(Tree value, const std::string& name, At at) {
  if (!value) return nullptr;
  const Kind kind = value->type.kind;
  const bool missing = value->type.may_be_missing;
  const Type type = value->type;
  const auto with = [&](Op op, std::int64_t low, std::int64_t high) {
    return make(op, Type::number(0, low, high, missing), {std::move(value)}, at);
  };
  if (kind == Kind::date) {
    if (name == "year") return with(Op::year, to_civil(to_day(type.low)).year, to_civil(to_day(type.high)).year);
    if (name == "month") return with(Op::month, 1, 12);
    if (name == "day") return with(Op::day, 1, 31);
    if (name == "weekday") return with(Op::weekday, 1, 7);
  }
  if (kind == Kind::months) {
    if (name == "years") return with(Op::whole_years, type.low / 12, type.high / 12);
    if (name == "months") return with(Op::rest_months, -11, 11);
  }
  // The length in days is the number itself; narrowing it to its own bounds changes the type alone.
  if (kind == Kind::days && name == "days") return with(Op::refine, type.low, type.high);
  return report(
      "unknown-property", at, with_article(kind) + " has no `" + printable(name) + "`",
      kind == Kind::date ? "a date has year, month, day and weekday" : "a duration has days, or years and months");
}

Tree Checker::date_function(Function function, std::vector<Tree> arguments, At at) {
  bool missing = false;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (!wants(*arguments[i], Kind::date, *at.parts[i])) return nullptr;
    missing = missing || arguments[i]->type.may_be_missing;
  }
  static const std::vector<std::string> days = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                "Friday", "Saturday", "Sunday"};
  static const std::vector<std::string> months = {"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};
  switch (function) {
    case Function::day_of_week:
      return name_of(Op::weekday, std::move(arguments[0]), days, at);
    case Function::month_of_year:
      return name_of(Op::month, std::move(arguments[0]), months, at);
    case Function::day_of_year:
      return make(Op::day_of_year, Type::number(0, 1, 366, missing), std::move(arguments), at);
    case Function::week_of_year:
      return make(Op::week_of_year, Type::number(0, 1, 53, missing), std::move(arguments), at);
    default:
      break;
  }
  // Whole months in the number of days, and one more on either side.
  const std::int64_t least = (arguments[1]->type.low - arguments[0]->type.high) / 28 - 1;
  const std::int64_t most = (arguments[1]->type.high - arguments[0]->type.low) / 28 + 1;
  return make(Op::months_between, {Kind::months, 0, least, most, missing, {}}, std::move(arguments), at);
}

// A number as the name that stands at its place.
Tree Checker::name_of(Op part, Tree date, const std::vector<std::string>& names, At at) {
  const auto text = [&](const std::string& name) {
    ast::Checked node;
    node.type = Type::text(false);
    node.text = name;
    return make(std::move(node), at);
  };
  const bool missing = date->type.may_be_missing;
  const Type type = Type::text(missing);
  const auto last = static_cast<std::int64_t>(names.size());
  Tree number = make(part, Type::number(0, 1, last, missing), {std::move(date)}, at);
  Tree result = text(names.back());
  for (std::int64_t i = last - 1; i >= 1; --i) {
    Tree is = compare(ast::Operator::equal, number, value_constant(nodes_, Kind::number, i), at);
    if (!is) return nullptr;
    result =
        make(Op::condition, type, {std::move(is), text(names[static_cast<std::size_t>(i - 1)]), std::move(result)}, at);
  }
  return result;
}

Tree Checker::date(const std::vector<Tree>& arguments, At at) {
  if (arguments.size() == 1 && is_constant(*arguments[0]) && arguments[0]->type.kind == Kind::text) {
    if (const auto day = parse_day(arguments[0]->text)) return value_constant(nodes_, Kind::date, day->number);
    return report("bad-date", at, "\"" + printable(arguments[0]->text) + "\" is no day of the calendar",
                  "write it as 2026-01-31");
  }
  const auto is_whole = [](const Tree& part) { return is_constant(*part) && part->exact && part->exact->scale == 0; };
  if (arguments.size() != 3 || !std::all_of(arguments.begin(), arguments.end(), is_whole)) {
    return mismatch(at, "date(…) takes one text or three whole numbers, written out", "date(\"2026-01-31\")");
  }
  const std::int64_t year = arguments[0]->number;
  const std::int64_t month = arguments[1]->number;
  const std::int64_t day = arguments[2]->number;
  const bool exists = year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= 31 &&
                      date_exists(static_cast<int>(year), static_cast<unsigned>(month), static_cast<unsigned>(day));
  if (!exists) return report("bad-date", at, "this is no day of the calendar");
  return value_constant(
      nodes_, Kind::date,
      from_civil(static_cast<int>(year), static_cast<unsigned>(month), static_cast<unsigned>(day)).number);
}

}  // namespace inspectplan::feel
