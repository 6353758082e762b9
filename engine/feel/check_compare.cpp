// Comparisons. A number is compared with a constant at its own scale: x < 2.5 is x <= 2 for whole x.
#include <algorithm>
#include <limits>

#include "base/text.hpp"
#include "feel/checker.hpp"

namespace inspectplan::feel {

using ast::Operator;
using ast::Tree;

namespace {

Operator mirrored(Operator op) {
  switch (op) {
    case Operator::less:
      return Operator::greater;
    case Operator::at_most:
      return Operator::at_least;
    case Operator::greater:
      return Operator::less;
    case Operator::at_least:
      return Operator::at_most;
    default:
      return op;
  }
}

std::string duration_hint(const Type& a, const Type& b) {
  const auto is_length = [](const Type& type) { return type.kind == Kind::days || type.kind == Kind::months; };
  if (is_length(a) && is_length(b)) return "months have no fixed number of days: compare dates instead";
  if (is_length(a) || is_length(b)) return "write duration(\"P30D\") for thirty days, or take .days of the duration";
  if (a.kind == Kind::date || b.kind == Kind::date) return "write date(\"2026-01-31\") for a day";
  return "texts stand in quotes, numbers do not";
}

}  // namespace

Tree Checker::is_null(Tree value, At at) {
  if (!value) return nullptr;
  if (is_constant(*value)) return truth_constant(nodes_, value->flag);
  return make(Op::is_null, Type::boolean(false), {std::move(value)}, at);
}

Tree Checker::compare(Operator op, Tree a, Tree b, At at) {
  if (!a || !b) return nullptr;
  if (a->type.kind == Kind::null || b->type.kind == Kind::null) {
    if (op != Operator::equal && op != Operator::not_equal) {
      return report("null-comparison", at, "null is neither greater nor smaller than anything",
                    "`= null` and `!= null` ask whether a value is missing");
    }
    Tree missing = is_null(b->type.kind == Kind::null ? std::move(a) : std::move(b), at);
    return op == Operator::equal ? missing : negation(std::move(missing), at);
  }
  if (a->type.kind != b->type.kind) {
    return mismatch(at, with_article(a->type.kind) + " is compared with " + with_article(b->type.kind),
                    duration_hint(a->type, b->type));
  }
  if (!good_codes(*a, *b, at)) return nullptr;
  return compare_values(op, std::move(a), std::move(b), at);
}

Tree Checker::compare_values(Operator op, Tree a, Tree b, At at) {
  if (a->type.kind == Kind::boolean && op != Operator::equal && op != Operator::not_equal) {
    return mismatch(at, "booleans have no order", "use `=`, `!=`, `and`, `or`, `not(…)`");
  }
  if (a->type.kind == Kind::number) {
    if (is_constant(*b) && b->exact && !is_constant(*a)) return compare_with_constant(op, std::move(a), *b->exact, at);
    if (is_constant(*a) && a->exact && !is_constant(*b))
      return compare_with_constant(mirrored(op), std::move(b), *a->exact, at);
    if (is_constant(*a) && a->exact && is_constant(*b) && b->exact) {
      // Both become whole numbers that compare alike.
      a = value_constant(nodes_, Kind::number, feel::compare(*a->exact, *b->exact));
      b = value_constant(nodes_, Kind::number, 0);
    }
    if (!same_scale(a, b, at)) return nullptr;
  }
  switch (op) {
    case Operator::equal:
      return ordered(Op::equal, std::move(a), std::move(b), at);
    case Operator::not_equal:
      return negation(ordered(Op::equal, std::move(a), std::move(b), at), at);
    case Operator::less:
      return ordered(Op::less, std::move(a), std::move(b), at);
    case Operator::at_most:
      return ordered(Op::at_most, std::move(a), std::move(b), at);
    case Operator::greater:
      return ordered(Op::less, std::move(b), std::move(a), at);
    default:
      return ordered(Op::at_most, std::move(b), std::move(a), at);
  }
}

// The result is true, false, or unknown where a value is missing; never a constant, since the value may be.
Tree Checker::compare_with_constant(Operator op, Tree value, const Decimal& constant, At at) {
  const int scale = value->type.scale;
  const std::int64_t below = floor_at(constant, scale);
  const auto exact = exactly_at(constant, scale);
  const auto units = [&](std::int64_t number) { return value_constant(nodes_, Kind::number, number, scale); };
  constexpr std::int64_t lowest = std::numeric_limits<std::int64_t>::min();
  const auto next = [](std::int64_t number) {
    return number == std::numeric_limits<std::int64_t>::max() ? number : number + 1;
  };
  switch (op) {
    case Operator::equal:
    case Operator::not_equal: {
      Tree same = exact ? ordered(Op::equal, std::move(value), units(*exact), at)
                        : ordered(Op::at_most, std::move(value), units(lowest), at);
      return op == Operator::equal ? same : negation(std::move(same), at);
    }
    case Operator::at_most:
      return ordered(Op::at_most, std::move(value), units(below), at);
    case Operator::less:
      return ordered(Op::at_most, std::move(value), units(exact ? *exact - 1 : below), at);
    case Operator::greater:
      return ordered(Op::at_most, units(next(below)), std::move(value), at);
    default:
      return ordered(Op::at_most, units(exact ? *exact : next(below)), std::move(value), at);
  }
}

Tree Checker::ordered(Op op, Tree a, Tree b, At at) {
  Op chosen = op;
  if (a->type.kind == Kind::text)
    chosen = op == Op::equal ? Op::text_equal : op == Op::less ? Op::text_less : Op::text_at_most;
  if (a->type.kind == Kind::boolean) {
    if (is_constant(*a)) std::swap(a, b);
    if (is_constant(*b) && !b->flag) return b->number != 0 ? a : negation(std::move(a), at);
    chosen = Op::truth_equal;
  }
  const bool may_be_missing = a->type.may_be_missing || b->type.may_be_missing;
  if (is_constant(*a) && is_constant(*b) && !may_be_missing) {
    const int order = a->type.kind == Kind::text ? a->text.compare(b->text)
                      : a->number < b->number    ? -1
                      : a->number > b->number    ? 1
                                                 : 0;
    return truth_constant(nodes_, op == Op::equal ? order == 0 : op == Op::less ? order < 0 : order <= 0);
  }
  return make(chosen, Type::boolean(may_be_missing), {std::move(a), std::move(b)}, at);
}

Tree Checker::between(Tree value, Tree low, Tree high, bool low_closed, bool high_closed, At at) {
  if (!value || !low || !high) return nullptr;
  if (low->exact && high->exact && feel::compare(*low->exact, *high->exact) > 0) {
    return report("empty-range", at, "the lower end of this range is above its upper end", "exchange the ends");
  }
  Tree above = compare(low_closed ? Operator::at_least : Operator::greater, value, std::move(low), at);
  if (!above) return nullptr;
  Tree below = compare(high_closed ? Operator::at_most : Operator::less, std::move(value), std::move(high), at);
  return junction(Op::conjunction, {std::move(above), std::move(below)}, at);
}

bool Checker::good_codes(const ast::Checked& a, const ast::Checked& b, At at) {
  if (a.type.kind != Kind::text) return true;
  if (is_constant(b) && !b.flag) return good_code(a, b.text, at);
  if (is_constant(a) && !a.flag) return good_code(b, a.text, at);
  if (!a.type.code_list || !b.type.code_list || *a.type.code_list == *b.type.code_list) return true;
  const auto& lists = scope_.schema().code_lists;
  mismatch(at, "codes of `" + lists[*a.type.code_list].name + "` are compared with codes of `" +
                   lists[*b.type.code_list].name + "`");
  return false;
}

// Could `value` ever be this literal?
bool Checker::good_code(const ast::Checked& value, const std::string& literal, At at) {
  const std::string shown = "\"" + printable(literal) + "\"";
  if (value.op == Op::field || value.op == Op::child_field) {
    const column::TableSchema& table = value.op == Op::field ? scope_.schema().enterprise : table_schema(*value.domain);
    const column::Field& field = table.fields[static_cast<std::size_t>(value.number)];
    if (!field.values.empty() && std::find(field.values.begin(), field.values.end(), literal) == field.values.end()) {
      const auto near = nearest(literal, field.values);
      report("unknown-value", at, "`" + field.name + "` is never " + shown,
             near ? "did you mean \"" + *near + "\"?" : "its `values` are declared with the field");
      return false;
    }
  }
  if (!value.type.code_list) return true;
  const column::CodeList& list = scope_.schema().code_lists[*value.type.code_list];
  if (list.closed && !std::binary_search(list.codes.begin(), list.codes.end(), literal)) {
    const auto near = nearest(literal, list.codes);
    report("unknown-code", at, shown + " is no code of `" + list.name + "`",
           near ? "did you mean \"" + *near + "\"?" : "");
    return false;
  }
  if (list.pattern.empty()) return true;
  const auto [found, fresh] = patterns_.emplace(*value.type.code_list, std::nullopt);
  if (fresh) {
    try {
      found->second.emplace(list.pattern);
    } catch (const std::regex_error&) {
      found->second.reset();  // said where the code list is declared
    }
  }
  constexpr std::size_t longest = 200;  // std::regex recurses as deep as the text is long
  if (!found->second || (literal.size() <= longest && std::regex_match(literal, *found->second))) return true;
  report("bad-code", at, shown + " is no code of `" + list.name + "`", "its codes match " + list.pattern);
  return false;
}

}  // namespace inspectplan::feel
