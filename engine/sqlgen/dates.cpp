// The calendar in whole numbers: the same on every database, over all of its days. Howard Hinnant's algorithms
// (https://howardhinnant.github.io/date_algorithms.html), years beginning in March so that leap days come last.
#include "base/day.hpp"
#include "base/error.hpp"
#include "sqlgen/translator.hpp"

namespace inspectplan::sqlgen {

namespace {

using feel::Kind;

std::string in_calendar(const std::string& day) {
  return day + " >= (" + std::to_string(first_day.number) + ") AND " + day + " <= " + std::to_string(last_day.number);
}

Sql number(Relation& to, std::string_view pattern, std::initializer_list<Sql> parts) {
  return to.name(to.formula(Sort::number, pattern, parts));
}

// Of months since January of the year 0, from March of the year 0 on: the first day.
Sql first_of_month(Relation& to, const Sql& months) {
  const Sql year = number(to, "($1 - 2) // 12", {months});
  return number(to, "365 * $1 + $1 // 4 - $1 // 100 + $1 // 400 + (153 * (($2 - 2) % 12) + 2) // 5 - 719468",
                {year, months});
}

Sql folded_day(Relation& to, std::optional<Day> day) {
  return day ? to.literal(std::int64_t{day->number}) : to.missing(Sort::number);
}

}  // namespace

Civil civil(Relation& to, const Sql& date) {
  const Sql day = to.name(date);
  if (day.constant) {
    const auto parts = to_civil(Day{static_cast<std::int32_t>(*day.constant)});
    return {to.literal(std::int64_t{parts.year}), to.literal(std::int64_t{parts.month}),
            to.literal(std::int64_t{parts.day})};
  }
  const Sql of_era = number(to, "($1 + 719468) % 146097", {day});  // days; an era has 400 years
  const Sql year = number(to, "($1 - $1 // 1460 + $1 // 36524 - $1 // 146096) // 365", {of_era});
  const Sql of_year = number(to, "$1 - (365 * $2 + $2 // 4 - $2 // 100)", {of_era, year});
  const Sql march = number(to, "(5 * $1 + 2) // 153", {of_year});  // months since March
  return {to.formula(Sort::number, "$1 + 400 * (($2 + 719468) // 146097) + CASE WHEN $3 >= 10 THEN 1 ELSE 0 END",
                     {year, day, march}),
          to.formula(Sort::number, "CASE WHEN $1 < 10 THEN $1 + 3 ELSE $1 - 9 END", {march}),
          to.formula(Sort::number, "$1 - (153 * $2 + 2) // 5 + 1", {of_year, march})};
}

Sql day_in_year(Relation& to, const Sql& day) {
  const Sql january = number(to, "12 * $1", {civil(to, day).year});
  return to.formula(Sort::number, "$1 - $2 + 1", {day, first_of_month(to, january)});
}

Sql month_moved(Relation& to, const Sql& day, const Sql& months) {
  if (day.is_missing || months.is_missing) return to.missing(Sort::number);
  if (day.constant && months.constant)
    return folded_day(to, add_months(Day{static_cast<std::int32_t>(*day.constant)}, *months.constant));
  const Civil from = civil(to, day);
  const Sql month = number(to, "12 * $1 + $2 - 1 + $3", {from.year, from.month, months});
  const Sql first = first_of_month(to, month);
  const Sql next = first_of_month(to, number(to, "$1 + 1", {month}));
  // A day that the month has not is its last one.
  return to.formula(Sort::number,
                    "CASE WHEN $1 < 12 OR $1 > 119999 THEN NULL WHEN $2 + $4 > $3 THEN $3 - 1 ELSE $2 + $4 - 1 END",
                    {month, first, next, from.day});
}

Value Translator::date(Node node) {
  const auto grows = [&](std::string_view pattern) {
    const Value a = value(*node.parts[0]);
    const Sql low = relation_.formula(Sort::number, pattern, {a.low});
    return a.is_range() ? Value{node.type, low, relation_.formula(Sort::number, pattern, {a.high})}
                        : point(node.type, low);
  };
  switch (node.op) {
    case Op::add_days:
      return move_days(node);
    case Op::add_months:
      return move_months(node);
    case Op::months_between:
      return months_between(node);
    case Op::whole_years:
      return grows("$1 // 12");
    default:
      return date_part(node);
  }
}

// What leaves the calendar is missing.
Value Translator::move_days(Node node) {
  const Value day = value(*node.parts[0]);
  const Value by = value(*node.parts[1]);
  const bool range = day.is_range() || by.is_range();
  if (day.low.is_missing || by.low.is_missing) return point(node.type, relation_.missing(Sort::number));
  if (!range && day.low.constant && by.low.constant) {
    const std::int64_t result = *day.low.constant + *by.low.constant;
    const bool in = result >= first_day.number && result <= last_day.number;
    return point(node.type, in ? relation_.literal(result) : relation_.missing(Sort::number));
  }
  const auto sum = [&](const Sql& a, const Sql& b) { return relation_.formula(Sort::number, "$1 + $2", {a, b}); };
  const Sql low = sum(day.low, by.low), high = range ? sum(day.high, by.high) : low;
  if (!node.flag) return {node.type, low, high};
  const std::string both = "CASE WHEN " + in_calendar("$1") + " AND " + in_calendar("$2") + " THEN $3 END";
  if (!range)
    return point(node.type, relation_.formula(Sort::number, "CASE WHEN " + in_calendar("$1") + " THEN $1 END", {low}));
  return {node.type, relation_.formula(Sort::number, both, {low, high, low}),
          relation_.formula(Sort::number, both, {low, high, high})};
}

Value Translator::move_months(Node node) {
  const Value day = value(*node.parts[0]);
  const Value by = value(*node.parts[1]);
  const Sql low = month_moved(relation_, day.low, by.low);
  if (!day.is_range() && !by.is_range()) return point(node.type, low);
  const Sql high = month_moved(relation_, day.high, by.high);
  const auto where_both = [&](const Sql& end, const Sql& other) {
    return relation_.formula(Sort::number, "CASE WHEN $2 IS NOT NULL THEN $1 END", {end, other});
  };
  return {node.type, where_both(low, high), where_both(high, low)};
}

// Of a range only where both ends share all that is greater than the part.
Value Translator::date_part(Node node) {
  const Value day = value(*node.parts[0]);
  const auto part = [&](const Sql& of) -> Sql {
    switch (node.op) {
      case Op::year:
        return civil(relation_, of).year;
      case Op::month:
        return civil(relation_, of).month;
      case Op::day:
        return civil(relation_, of).day;
      case Op::weekday:  // Monday is 1; 719166 days are whole weeks, and make what is left positive
        return relation_.formula(Sort::number, "($1 + 719169) % 7 + 1", {of});
      case Op::day_of_year:
        return day_in_year(relation_, of);
      case Op::week_of_year: {  // ISO 8601: the week is that of its Thursday
        const Sql thursday =
            relation_.name(relation_.formula(Sort::number, "CASE WHEN $1 - $2 + 4 > $3 THEN $3 ELSE $1 - $2 + 4 END",
                                             {of, relation_.formula(Sort::number, "($1 + 719169) % 7 + 1", {of}),
                                              relation_.literal(std::int64_t{last_day.number})}));
        return relation_.formula(Sort::number, "($1 - 1) // 7 + 1", {day_in_year(relation_, thursday)});
      }
      case Op::rest_months:
        return relation_.formula(Sort::number, "$1 % 12", {of});
      default:
        bug("no part of a date", __FILE__, __LINE__);
    }
  };
  const Sql low = part(day.low);
  if (!day.is_range()) return point(node.type, low);
  const Sql high = part(day.high);
  if (node.op == Op::year) return {node.type, low, high};
  Sql same = relation_.formula(Sort::truth, "$1 = $2", {day.low, day.high});
  if (node.op == Op::month || node.op == Op::day) {
    const Civil a = civil(relation_, day.low), b = civil(relation_, day.high);
    same = node.op == Op::month
               ? relation_.formula(Sort::truth, "$1 = $2", {a.year, b.year})
               : relation_.formula(Sort::truth, "$1 = $2 AND $3 = $4", {a.year, b.year, a.month, b.month});
  }
  const auto end = [&](const Sql& known, std::int64_t bound) {
    return relation_.formula(Sort::number, "CASE WHEN $1 THEN $2 WHEN NOT $1 THEN $3 END",
                             {same, known, relation_.literal(bound)});
  };
  return {node.type, end(low, node.type.low), end(high, node.type.high)};
}

// Whole months, towards zero.
Value Translator::months_between(Node node) {
  const Value from = value(*node.parts[0]);
  const Value to = value(*node.parts[1]);
  const auto between = [&](const Sql& a, const Sql& b) {
    const Civil x = civil(relation_, a), y = civil(relation_, b);
    const Sql months = number(relation_, "12 * ($1 - $2) + $3 - $4", {y.year, x.year, y.month, x.month});
    return relation_.formula(Sort::number,
                             "CASE WHEN $1 > 0 AND $3 < $2 THEN $1 - 1 WHEN $1 < 0 AND $3 > $2 THEN $1 + 1 ELSE $1 END",
                             {months, x.day, y.day});
  };
  if (!from.is_range() && !to.is_range()) return point(node.type, between(from.low, to.low));
  return {node.type, between(from.high, to.low), between(from.low, to.high)};
}

}  // namespace inspectplan::sqlgen
