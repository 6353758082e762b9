// What rows of a child table come to, by enterprise: count, sum, min, max, mean, is there one. A row whose filter is
// unknown may or may not count, so that the result lies between two ends (feel/accumulator.hpp).
#include <algorithm>
#include <limits>

#include "base/error.hpp"
#include "base/scaled.hpp"
#include "sqlgen/enterprises.hpp"

namespace inspectplan::sqlgen {

namespace {

constexpr int mean_scale = 9;

std::string call(const std::string& function, const std::string& argument) {
  std::string out = function;
  return out.replace(out.find("$1"), 2, argument);
}

// Not "CASE WHEN NOT … THEN NULL ELSE …": ClickHouse 26 rewrites an aggregate of that to one that leaves out rows whose
// condition is unknown.
std::string may_count(const Sql& filter) { return filter.text + " OR " + filter.text + " IS NULL"; }

// The value of rows that surely count; of those, too, that may.
std::string of_sure(const Sql& filter, const std::string& value) {
  return filter.constant == 1 ? value : "CASE WHEN " + filter.text + " THEN " + value + " END";
}
std::string of_all(const Sql& filter, const std::string& value) {
  return filter.constant == 1 ? value : "CASE WHEN " + may_count(filter) + " THEN " + value + " END";
}
std::string of_possible(const Sql& filter, const std::string& value) {
  return "CASE WHEN " + filter.text + " IS NULL THEN " + value + " END";
}

bool surely_decided(const feel::ast::Checked& node) { return !node.parts[0]->type.may_be_missing; }

}  // namespace

Value Enterprises::aggregate(Node node) {
  Rows& rows = rows_of(node);
  const Sql filter = rows.relation().name(rows.translate(*node.parts[0], text()).low);
  switch (node.op) {
    case Op::some:
      return some(node, rows, filter);
    case Op::count:
      return count(node, rows, filter);
    case Op::sum:
      return sum(node, rows, filter);
    case Op::mean:
      return mean(node, rows, filter);
    default:
      return extreme_row(node, rows, filter);
  }
}

// One edge that keeps to the recorded days is enough.
Sql Enterprises::kept(const std::vector<feel::ast::Edge>& edges, bool from, Day bound) {
  std::optional<Sql> any;
  for (const feel::ast::Edge& edge : edges) {
    const Value day = translate(*edge.day, text());
    const Sql end = from ? day.low : day.high;
    if (end.is_missing) continue;
    const std::int64_t limit = std::int64_t{bound.number} - edge.shift;
    if (end.constant) {
      if (from ? *end.constant >= limit : *end.constant <= limit) return relation().literal(true);
      continue;
    }
    const Sql inside =
        relation().formula(Sort::truth, from ? "$1 >= $2" : "$1 <= $2", {end, relation().literal(limit)});
    any = any ? relation().formula(Sort::truth, "$1 OR $2", {*any, inside}) : inside;
  }
  return any.value_or(relation().literal(false));
}

Sql Enterprises::recorded(Node node) {
  const column::TableSchema& table = schema_.children[*node.table];
  Sql result = imported(*node.table);
  if (node.flag || !table.covers_field) return result;  // the newest row is recorded, whatever lies before
  const auto also = [&](const Sql& condition) {
    if (condition.constant == 0) result = condition;
    if (!condition.constant && !result.constant)
      result = relation().formula(Sort::truth, "$1 AND $2", {result, condition});
  };
  if (table.covers.from) also(kept(node.from, true, *table.covers.from));
  if (table.covers.until) also(kept(node.until, false, *table.covers.until));
  return relation().name(result);
}

Value Enterprises::some(Node node, Rows& rows, const Sql& filter) {
  const Dialect& dialect = relation().dialect();
  const Sql sure = rows.total(call(dialect.count, of_sure(filter, "1")), true);
  const Sql covered = recorded(node);
  if (surely_decided(node))
    return point(node.type, relation().formula(Sort::truth, "CASE WHEN $1 THEN $2 > 0 END", {covered, sure}));
  const Sql possible = rows.total(call(dialect.count, of_possible(filter, "1")), true);
  return point(node.type,
               relation().formula(Sort::truth, "CASE WHEN $1 AND $2 > 0 THEN TRUE WHEN $1 AND $3 = 0 THEN FALSE END",
                                  {covered, sure, possible}));
}

Value Enterprises::count(Node node, Rows& rows, const Sql& filter) {
  const Dialect& dialect = relation().dialect();
  const Sql sure = rows.total(call(dialect.count, of_sure(filter, "1")), true);
  const Sql covered = recorded(node);
  const Sql low = relation().formula(Sort::number, "CASE WHEN $1 THEN $2 END", {covered, sure});
  if (surely_decided(node)) return point(node.type, low);
  const Sql possible = rows.total(call(dialect.count, of_possible(filter, "1")), true);
  const Sql high = relation().formula(Sort::number, "CASE WHEN $1 THEN $2 + $3 END", {covered, sure, possible});
  return {node.type, low, high};
}

// A row that counts, or may, and has no value makes the whole missing.
Sql Enterprises::complete(Node node, Rows& rows, const Sql& filter) {
  const Sql value = rows.translate(*node.parts[1], text()).low;
  const std::string counts = filter.constant == 1 ? "" : "(" + may_count(filter) + ") AND ";
  const std::string lacks = "CASE WHEN " + counts + value.text + " IS NULL THEN 1 END";
  const Sql lacking = rows.total(call(relation().dialect().count, lacks), true);
  return relation().name(relation().formula(Sort::truth, "$1 AND $2 = 0", {recorded(node), lacking}));
}

Value Enterprises::sum(Node node, Rows& rows, const Sql& filter) {
  const Dialect& dialect = relation().dialect();
  const std::string value = rows.translate(*node.parts[1], text()).low.text;
  const Sql known = complete(node, rows, filter);
  const auto end = [&](const std::string& what) {
    const Sql total = rows.total(call(dialect.sum, what), true);
    return relation().formula(Sort::number, "CASE WHEN $1 THEN $2 END", {known, total});
  };
  if (surely_decided(node)) return point(node.type, end(of_sure(filter, value)));
  if (node.parts[1]->type.low >= 0) return {node.type, end(of_sure(filter, value)), end(of_all(filter, value))};
  const auto with_possible = [&](const std::string& sign) {
    return "CASE WHEN " + filter.text + " THEN " + value + " WHEN " + filter.text + " IS NULL AND " + value + sign +
           " THEN " + value + " END";
  };
  return {node.type, end(with_possible(" < 0")), end(with_possible(" > 0"))};
}

// Missing where no row surely counts.
Value Enterprises::extreme_row(Node node, Rows& rows, const Sql& filter) {
  const std::string value = rows.translate(*node.parts[1], text()).low.text;
  const std::string function = node.op == Op::least ? "min($1)" : "max($1)";
  const Sql known = complete(node, rows, filter);
  const Sql sure = rows.total(call(function, of_sure(filter, value)), false);
  const Sql one = relation().formula(Sort::number, "CASE WHEN $1 THEN $2 END", {known, sure});
  if (surely_decided(node)) return point(node.type, one);
  const Sql all = rows.total(call(function, of_all(filter, value)), false);
  const Sql other = relation().formula(Sort::number, "CASE WHEN $1 AND $2 IS NOT NULL THEN $3 END", {known, sure, all});
  return node.op == Op::least ? Value{node.type, other, one} : Value{node.type, one, other};
}

// Of any choice of rows it lies between their least and greatest value; of all rows it is known.
Value Enterprises::mean(Node node, Rows& rows, const Sql& filter) {
  const Dialect& dialect = relation().dialect();
  const feel::Type& type = node.parts[1]->type;
  const int digits = mean_scale - type.scale;
  const Wide largest =
      Wide{schema_.children[*node.table].max_rows} *
      std::max(type.high < 0 ? -Wide{type.high} : Wide{type.high}, type.low < 0 ? -Wide{type.low} : Wide{type.low});
  if (largest * wide_power_of_ten(std::max(digits, 0)) > std::numeric_limits<std::int64_t>::max())
    return refused(node, "this mean needs numbers of more than 64 bits",
                   "declare a smaller `max_rows` of the table, or narrower `min` and `max` of the field");
  const Value value = rows.translate(*node.parts[1], text());
  const Sql known = complete(node, rows, filter);
  const Sql total = rows.total(call(dialect.sum, of_sure(filter, value.low.text)), true);
  const Sql sure = rows.total(call(dialect.count, of_sure(filter, "1")), true);
  const auto times = [&](const Sql& number, int exponent) {
    return exponent <= 0
               ? number
               : relation().formula(Sort::number, "$1 * $2", {number, relation().literal(power_of_ten(exponent))});
  };
  const Sql divisor = relation().name(relation().formula(Sort::number, "CASE WHEN $1 > 0 THEN $1 ELSE 1 END", {sure}));
  const Sql exact =
      relation().name(divide_half_even(relation(), times(total, digits), relation().name(times(divisor, -digits))));
  const Sql there = relation().name(relation().formula(Sort::truth, "$1 AND $2 > 0", {known, sure}));
  if (surely_decided(node))
    return point(node.type, relation().formula(Sort::number, "CASE WHEN $1 THEN $2 END", {there, exact}));
  const Sql possible = rows.total(call(dialect.count, of_possible(filter, "1")), true);
  const auto end = [&](const std::string& function) {
    const Sql most = rows.total(call(function, of_all(filter, value.low.text)), false);
    const Sql at_nine = rounded(relation(), point(type, most), mean_scale).low;
    return relation().formula(Sort::number, "CASE WHEN $1 AND $2 = 0 THEN $3 WHEN $1 THEN $4 END",
                              {there, possible, exact, at_nine});
  };
  return {node.type, end("min($1)"), end("max($1)")};
}

}  // namespace inspectplan::sqlgen
