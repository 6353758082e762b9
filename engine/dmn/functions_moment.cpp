// Functions and properties of dates, times and durations.
#include <array>

#include "dmn/function.hpp"

namespace inspectplan::dmn {
namespace {

constexpr Kinds moment = kind::date | kind::date_time;
constexpr std::int64_t minute = 60;
constexpr std::int64_t hour = 3600;

Date date_part(const Value& value) { return value.as<Date>() ? value.get<Date>() : value.get<DateTime>().date; }

Time time_part(const Value& value) { return value.as<Time>() ? value.get<Time>() : value.get<DateTime>().time; }

Value date_from(Arguments values) {
  if (const auto* text = values[0]->as<std::string>()) return parse_date(*text);
  return date_part(*values[0]);
}

Value date_by_parts(Arguments values) {
  const auto year = to_whole(values[0]->get<Number>());
  const auto month = to_whole(values[1]->get<Number>());
  const auto day = to_whole(values[2]->get<Number>());
  return year && month && day ? date_of(*year, *month, *day) : std::nullopt;
}

// A date begins at midnight, UTC.
Value time_from(Arguments values) {
  if (const auto* text = values[0]->as<std::string>()) return parse_time(*text);
  return values[0]->as<Date>() ? Time{0, 0} : time_part(*values[0]);
}

Value time_by_parts(Arguments values) {
  const auto hours = to_whole(values[0]->get<Number>());
  const auto minutes = to_whole(values[1]->get<Number>());
  const auto nanoseconds = scaled_whole(values[2]->get<Number>(), 9);
  if (!hours || !minutes || !nanoseconds || *hours < 0 || *hours > 23 || *minutes < 0 || *minutes > 59) return {};
  if (*nanoseconds < 0 || *nanoseconds >= minute * second) return {};
  Time time{(*hours * hour + *minutes * minute) * second + static_cast<std::int64_t>(*nanoseconds), {}};
  if (values.size() == 4 && !values[3]->is_null()) {
    const Wide offset = values[3]->get<Length>().nanoseconds;
    if (offset % second != 0 || offset > 18 * hour * Wide{second} || offset < -18 * hour * Wide{second}) return {};
    time.offset = static_cast<std::int32_t>(offset / second);
  }
  return time;
}

Value moment_from(Arguments values) {
  if (const auto* text = values[0]->as<std::string>()) return parse_date_time(*text);
  return values[0]->as<Date>() ? DateTime{values[0]->get<Date>(), {}} : values[0]->get<DateTime>();
}

Value moment_by_parts(Arguments values) { return DateTime{date_part(*values[0]), values[1]->get<Time>()}; }

Value duration_from(Arguments values) {
  const auto& text = values[0]->get<std::string>();
  if (const auto length = parse_length(text)) return *length;
  return parse_months(text);
}

// Whole months from one day to another, towards zero.
Value months_between(Arguments values) {
  const Calendar from = calendar_of(date_part(*values[0]));
  const Calendar to = calendar_of(date_part(*values[1]));
  std::int64_t months = (to.year - from.year) * 12 + to.month - from.month;
  if (months > 0 && to.day < from.day) --months;
  if (months < 0 && to.day > from.day) ++months;
  return Months{months};
}

Value name_of_day(Arguments values) {
  static constexpr std::array<const char*, 7> names = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                       "Friday", "Saturday", "Sunday"};
  return std::string(names[static_cast<std::size_t>(weekday_of(date_part(*values[0])) - 1)]);
}

Value name_of_month(Arguments values) {
  static constexpr std::array<const char*, 12> names = {"January",   "February", "March",    "April",
                                                        "May",       "June",     "July",     "August",
                                                        "September", "October",  "November", "December"};
  return std::string(names[static_cast<std::size_t>(calendar_of(date_part(*values[0])).month - 1)]);
}

Value day_in_year(Arguments values) { return whole(day_of_year(date_part(*values[0]))); }
Value week(Arguments values) { return whole(week_of_year(date_part(*values[0]))); }

Value year(Arguments values) { return whole(calendar_of(date_part(*values[0])).year); }
Value month(Arguments values) { return whole(calendar_of(date_part(*values[0])).month); }
Value day(Arguments values) { return whole(calendar_of(date_part(*values[0])).day); }
Value weekday(Arguments values) { return whole(weekday_of(date_part(*values[0]))); }
Value hours_of_time(Arguments values) { return whole(time_part(*values[0]).nanosecond / second / hour); }
Value minutes_of_time(Arguments values) { return whole(time_part(*values[0]).nanosecond / second / minute % 60); }
Value seconds_of_time(Arguments values) { return whole(time_part(*values[0]).nanosecond / second % 60); }

Value offset(Arguments values) {
  const Time time = time_part(*values[0]);
  return time.offset ? Value(Length{Wide{*time.offset} * second}) : Value();
}

template <std::int64_t unit, std::int64_t of>
Value part_of_length(Arguments values) {
  const Wide seconds = values[0]->get<Length>().nanoseconds / second;
  return from_wide(of == 0 ? seconds / unit : seconds % of / unit);
}

Value years_of_months(Arguments values) { return whole(values[0]->get<Months>().count / 12); }
Value rest_of_months(Arguments values) { return whole(values[0]->get<Months>().count % 12); }

}  // namespace

std::vector<Function> moment_functions() {
  const Parameter from{"from", kind::text | kind::date | kind::date_time};
  const std::vector<Parameter> one_date = {{"date", moment}};
  return {{"date", {from}, kind::date, date_from},
          {"date", {{"year", kind::number}, {"month", kind::number}, {"day", kind::number}}, kind::date, date_by_parts},
          {"time", {{"from", kind::text | kind::date | kind::time | kind::date_time}}, kind::time, time_from},
          {"time",
           {{"hour", kind::number},
            {"minute", kind::number},
            {"second", kind::number},
            {"offset", kind::length, true, true}},
           kind::time,
           time_by_parts},
          {"date and time", {from}, kind::date_time, moment_from},
          {"date and time", {{"date", moment}, {"time", kind::time}}, kind::date_time, moment_by_parts},
          {"duration", {{"from", kind::text}}, kind::months | kind::length, duration_from},
          {"years and months duration", {{"from", moment}, {"to", moment}}, kind::months, months_between},
          {"day of week", one_date, kind::text, name_of_day},
          {"month of year", one_date, kind::text, name_of_month},
          {"day of year", one_date, kind::number, day_in_year},
          {"week of year", one_date, kind::number, week}};
}

const std::vector<Property>& properties() {
  constexpr Kinds clock = kind::time | kind::date_time;
  static const std::vector<Property> all = {
      {"year", moment, kind::number, year},
      {"month", moment, kind::number, month},
      {"day", moment, kind::number, day},
      {"weekday", moment, kind::number, weekday},
      {"hour", clock, kind::number, hours_of_time},
      {"minute", clock, kind::number, minutes_of_time},
      {"second", clock, kind::number, seconds_of_time},
      {"time offset", clock, kind::length, offset},
      {"timezone", clock, kind::text, [](Arguments) { return Value(); }},
      {"years", kind::months, kind::number, years_of_months},
      {"months", kind::months, kind::number, rest_of_months},
      {"days", kind::length, kind::number, part_of_length<seconds_a_day, 0>},
      {"hours", kind::length, kind::number, part_of_length<hour, seconds_a_day>},
      {"minutes", kind::length, kind::number, part_of_length<minute, hour>},
      {"seconds", kind::length, kind::number, part_of_length<1, minute>},
      {"start", kind::range, kind::any, [](Arguments values) { return values[0]->range()->low; }},
      {"end", kind::range, kind::any, [](Arguments values) { return values[0]->range()->high; }},
      {"start included", kind::range, kind::boolean,
       [](Arguments values) { return Value(values[0]->range()->low_closed); }},
      {"end included", kind::range, kind::boolean,
       [](Arguments values) { return Value(values[0]->range()->high_closed); }}};
  return all;
}

Value parse_at_literal(const std::string& text) {
  if (const auto date = parse_date(text)) return *date;
  if (const auto time = parse_time(text)) return *time;
  if (const auto date_time = parse_date_time(text)) return *date_time;
  if (const auto length = parse_length(text)) return *length;
  return parse_months(text);
}

}  // namespace inspectplan::dmn
