// Child tables: filters, aggregates, some and every.
#include <algorithm>

#include "base/text.hpp"
#include "feel/checker.hpp"

namespace inspectplan::feel {

using ast::Checked;
using ast::Form;
using ast::Tree;

bool Checker::is_rows(At at) const {
  switch (at.form) {
    case Form::filter:
      return true;
    case Form::path: {
      // A field of rows may have the name of a date's property (`visit.days`), but only rows themselves have fields.
      At base = *at.parts[0];
      return is_rows(base) && (!is_property(at.text) || base.form != Form::path);
    }
    case Form::name:
      return !scope_.find(at.text) && scope_.schema().find_child(at.text).has_value();
    default:
      return false;
  }
}

std::optional<Checker::Selection> Checker::selection(At at) {
  if (at.form == Form::filter) {
    auto base = selection(*at.parts[0]);
    if (!base) return std::nullopt;
    Tree condition = inside({base->table, {}, rows_}, *at.parts[1]);
    base->filter = junction(Op::conjunction, {std::move(base->filter), std::move(condition)}, at);
    if (!base->filter) return std::nullopt;
    return base;
  }
  const auto table = at.form == Form::name ? scope_.schema().find_child(at.text) : std::nullopt;
  if (table) return Selection{*table, truth_constant(nodes_, true)};
  std::vector<std::string> tables;
  for (const auto& child : scope_.schema().children) tables.push_back(child.name);
  const auto near = at.form == Form::name ? nearest(at.text, tables) : std::nullopt;
  const std::string shown = "`" + printable(at.text) + "`";
  report("unknown-table", at,
         at.form != Form::name  ? "a child table should stand here"
         : scope_.find(at.text) ? shown + " is no child table"
                                : "there is no child table " + shown,
         near ? "did you mean `" + *near + "`?" : "");
  return std::nullopt;
}

// `?` of the outside is no name of one row inside, unless it speaks of the enterprise.
Tree Checker::inside(const Rows& rows, At at) {
  const Rows* outer_rows = rows_;
  const Tree outer_subject = subject_;
  if (subject_ && subject_->domain) subject_ = nullptr;
  rows_ = &rows;
  Tree condition = truth(at);
  rows_ = outer_rows;
  subject_ = outer_subject;
  return condition;
}

Tree Checker::rows_node(Op op, const Selection& rows, Tree value, Type type, At at) {
  Checked node;
  node.op = op;
  node.type = type;
  node.table = rows.table;
  node.parts.push_back(rows.filter);
  if (value) node.parts.push_back(std::move(value));
  find_edges(*rows.filter, rows.table, node);
  const column::TableSchema& schema = table_schema(rows.table);
  const bool newest = op == Op::greatest && node.parts[1]->op == Op::child_field && schema.covers_field &&
                      node.parts[1]->number == static_cast<std::int64_t>(*schema.covers_field);
  if (newest) {
    node.flag = true;  // the newest row is recorded, whatever lies before
    node.from.clear();
    node.until.clear();
  } else {
    warn_where_unbounded(node, at);
  }
  return make(std::move(node), at);
}

Tree Checker::aggregate(Function function, At at) {
  At argument = *at.parts[0];
  const bool has_field = argument.form == Form::path;
  const auto rows = selection(has_field ? *argument.parts[0] : argument);
  if (!rows) return nullptr;
  Tree value;
  if (has_field) {
    value = child_field(rows->table, argument.text, argument);
    if (!value) return nullptr;
  }
  switch (function) {
    case Function::count:
      return rows_node(Op::count, *rows, nullptr, Type::number(0, 0, table_schema(rows->table).max_rows), at);
    case Function::sum:
    case Function::min:
    case Function::max:
    case Function::mean:
      break;
    default:
      return report("not-a-value", argument, "rows of a table where one value should stand",
                    "only count, sum, min, max and mean take rows");
  }
  if (!value)
    return report("not-a-value", argument, "rows have no size of their own",
                  "name a field of them: " + at.text + "(" + table_schema(rows->table).name + ".…)");
  const Op op = function == Function::sum   ? Op::sum
                : function == Function::min ? Op::least
                : function == Function::max ? Op::greatest
                                            : Op::mean;
  return aggregate_value(op, *rows, std::move(value), at);
}

Tree Checker::aggregate_value(Op op, const Selection& rows, Tree value, At at) {
  const Type type = value->type;
  const bool extreme = op == Op::least || op == Op::greatest;
  if (type.kind != Kind::number && !(extreme && type.kind == Kind::date)) {
    return mismatch(*at.parts[0], with_article(type.kind) + " cannot be taken together like this",
                    extreme ? "min and max take numbers or dates" : "sum and mean take numbers");
  }
  if (extreme)
    return rows_node(op, rows, std::move(value), Type{type.kind, type.scale, type.low, type.high, true, {}}, at);
  const Wide most_rows = table_schema(rows.table).max_rows;
  const Wide low = most_rows * std::min<Wide>(0, type.low);
  const Wide high = most_rows * std::max<Wide>(0, type.high);
  constexpr Wide most = INT64_MAX;
  constexpr int mean_scale = 9;
  const Wide unit = power_of_ten(std::max(0, mean_scale - type.scale));
  const bool mean_fits = op == Op::sum || (type.low * unit >= -most && type.high * unit <= most);
  if (low < -most || high > most || !mean_fits) {
    return report("overflow", at, "this can become larger than 64 bits hold",
                  "declare a smaller `max_rows` of the table, or narrower `min` and `max` for " + fields_in(*value));
  }
  if (op == Op::sum) {
    const Type sum = Type::number(type.scale, static_cast<std::int64_t>(low), static_cast<std::int64_t>(high));
    return rows_node(op, rows, std::move(value), sum, at);
  }
  const auto nine = [&](std::int64_t number) { return round_half_even(number, type.scale, mean_scale); };
  return rows_node(op, rows, std::move(value), Type::number(mean_scale, nine(type.low), nine(type.high)), at);
}

Tree Checker::quantifier(At at) {
  const auto rows = selection(*at.parts[0]);
  if (!rows) return nullptr;
  if (scope_.find(at.text) || scope_.schema().find_child(at.text)) {
    return report("shadowed-name", at, "`" + at.text + "` already has a meaning", "give the row another name");
  }
  Tree condition = inside({rows->table, at.text, rows_}, *at.parts[1]);
  if (!condition) return nullptr;
  if (at.flag) condition = negation(std::move(condition), at);
  const Selection matching{rows->table, junction(Op::conjunction, {rows->filter, std::move(condition)}, at)};
  if (!matching.filter) return nullptr;
  Tree some = rows_node(Op::some, matching, nullptr, Type::boolean(), at);
  return at.flag ? negation(std::move(some), at) : some;
}

// Conjuncts that keep the covered date on one side of a day of the enterprise.
void Checker::find_edges(const Checked& filter, std::size_t table, Checked& aggregate) const {
  const column::TableSchema& schema = table_schema(table);
  if (!schema.covers_field || (!schema.covers.from && !schema.covers.until)) return;
  if (filter.op == Op::conjunction) {
    for (const Tree& part : filter.parts) find_edges(*part, table, aggregate);
    return;
  }
  if (filter.op != Op::at_most && filter.op != Op::less && filter.op != Op::equal) return;
  const auto is_covered = [&](const Checked& node) {
    return node.op == Op::child_field && node.domain == table &&
           node.number == static_cast<std::int64_t>(*schema.covers_field);
  };
  const int shift = filter.op == Op::less ? 1 : 0;
  const Tree& low = filter.parts[0];
  const Tree& high = filter.parts[1];
  const bool either = filter.op == Op::equal;
  if (is_covered(*high) && !low->domain) {
    aggregate.from.push_back({low, shift});
    if (either) aggregate.until.push_back({low, 0});
  }
  if (is_covered(*low) && !high->domain) {
    aggregate.until.push_back({high, -shift});
    if (either) aggregate.from.push_back({high, 0});
  }
}

void Checker::warn_where_unbounded(const Checked& aggregate, At at) {
  const column::TableSchema& schema = table_schema(*aggregate.table);
  if (!schema.covers_field) return;
  const bool open_below = schema.covers.from && aggregate.from.empty();
  const bool open_above = schema.covers.until && aggregate.until.empty();
  if (!open_below && !open_above) return;
  const std::string& date = schema.fields[*schema.covers_field].name;
  diagnostics_.warning(
      "outside-covers", place(at),
      "always missing: `" + schema.name + "` records only some days, and this asks for all",
      "bound `" + date + "` inside what the table covers, for example " + date + " > as_of - duration(\"P3Y\")");
}

}  // namespace inspectplan::feel
