#include "feel_oracle.hpp"

#include <algorithm>
#include <stdexcept>

#include "feel_oracle_values.hpp"

namespace inspectplan::feel::oracle {
namespace {

using ast::Expression;
using ast::Form;

class Evaluator {
 public:
  Evaluator(const Enterprise& enterprise, Choices& choices) : enterprise_(enterprise), choices_(choices) {}

  Value value(const Expression& e) {
    switch (e.form) {
      case Form::number: {
        const auto parsed = parse_scaled(e.text).value();
        return number(parsed.value, parsed.scale);
      }
      case Form::text:
        return text(e.text);
      case Form::boolean:
        return truth(e.flag);
      case Form::null:
        return {};
      case Form::at_literal:
        return date(parse_day(e.text).value());
      case Form::name:
        return name(e.text);
      case Form::subject:
        return subject_;
      case Form::path:
        return path(e);
      case Form::negate:
        return negate(value(*e.parts[0]));
      case Form::arithmetic: {
        const Value left = value(*e.parts[0]);
        return calculate(e.op, left, value(*e.parts[1]));
      }
      case Form::comparison:
        return comparison(e);
      case Form::conjunction:
        return all_of(values(e.parts));
      case Form::disjunction:
        return any_of(values(e.parts));
      case Form::between: {
        const std::vector<Value> v = values(e.parts);
        return all_of({compared(Operator::at_least, v[0], v[1]), compared(Operator::at_most, v[0], v[2])});
      }
      case Form::in:
        return in(e);
      case Form::condition:
        return condition(e);
      case Form::quantifier:
        return quantifier(e);
      case Form::call:
        return call(e);
      default:
        throw std::logic_error("the oracle does not know this form");
    }
  }

 private:
  std::vector<Value> values(const std::vector<ast::Pointer>& parts) {
    std::vector<Value> out;
    for (const auto& part : parts) out.push_back(value(*part));
    return out;
  }

  Value name(const std::string& field) const {
    if (row_ != nullptr && row_->contains(field)) return row_->at(field);
    return enterprise_.fields.at(field);
  }

  static Value negate(const Value& of) { return is_missing(of) ? of : Value{of.kind, -of.number, of.scale, {}}; }

  // `= null` asks; everything else is unknown where an operand is missing.
  Value comparison(const Expression& e) {
    for (int side = 0; side < 2; ++side) {
      if (e.parts[static_cast<std::size_t>(side)]->form != Form::null) continue;
      const Value other = value(*e.parts[static_cast<std::size_t>(1 - side)]);
      return truth(is_missing(other) == (e.op == Operator::equal));
    }
    const Value left = value(*e.parts[0]);
    return compared(e.op, left, value(*e.parts[1]));
  }

  Value condition(const Expression& e) {
    const Value test = value(*e.parts[0]);
    if (is_missing(test)) return {};
    return value(*e.parts[test.number != 0 ? 1 : 2]);
  }

  Value in(const Expression& e) {
    const Value outer = subject_;
    subject_ = value(*e.parts[0]);
    std::vector<Value> any;
    for (std::size_t i = 1; i < e.parts.size(); ++i) any.push_back(test(*e.parts[i]));
    subject_ = outer;
    return e.flag ? negation(any_of(any)) : any_of(any);
  }

  Value test(const Expression& e) {
    if (e.form == Form::any) return truth(true);
    if (e.form == Form::null) return truth(is_missing(subject_));
    if (e.form == Form::relation) return compared(e.op, subject_, value(*e.parts[0]));
    if (e.form == Form::range) {
      const Value low = value(*e.parts[0]);
      const Value high = value(*e.parts[1]);
      return all_of({compared(e.flag ? Operator::at_least : Operator::greater, subject_, low),
                     compared(e.other_flag ? Operator::at_most : Operator::less, subject_, high)});
    }
    return compared(Operator::equal, subject_, value(e));
  }

  Value path(const Expression& e) {
    if (e.parts[0]->form == Form::name && row_ != nullptr && e.parts[0]->text == local_) return row_->at(e.text);
    const Value of = value(*e.parts[0]);
    if (is_missing(of)) return {};
    if (of.kind == Kind::days) return number(of.number);
    const Day day{static_cast<std::int32_t>(of.number)};
    const Civil civil = to_civil(day);
    if (e.text == "year") return number(civil.year);
    if (e.text == "month") return number(civil.month);
    if (e.text == "day") return number(civil.day);
    const Wide since_monday = day.number - from_civil(2024, 1, 1).number;  // a Monday
    return number((since_monday % 7 + 7) % 7 + 1);
  }

  // The rows of `table[filter]` that count in this run.
  std::vector<const Row*> rows(const Expression& e) {
    const Row* outer = row_;
    std::vector<const Expression*> filters;
    const Expression* at = &e;
    for (; at->form == Form::filter; at = at->parts[0].get()) filters.push_back(at->parts[1].get());
    std::vector<const Row*> counting;
    for (const Row& row : enterprise_.tables.at(at->text)) {
      row_ = &row;
      std::vector<Value> all;
      for (const Expression* filter : filters) all.push_back(value(*filter));
      const Value holds = all_of(all);
      if (is_missing(holds) ? choices_.take() : holds.number != 0) counting.push_back(&row);
    }
    row_ = outer;
    return counting;
  }

  Value quantifier(const Expression& e) {
    const std::string outer = local_;
    // Unknown stays unknown here: no choice is made.
    const Row* outer_row = row_;
    std::vector<Value> found;
    const Expression* at = e.parts[0].get();
    std::vector<const Expression*> filters;
    for (; at->form == Form::filter; at = at->parts[0].get()) filters.push_back(at->parts[1].get());
    for (const Row& row : enterprise_.tables.at(at->text)) {
      row_ = &row;
      local_.clear();
      std::vector<Value> all;
      for (const Expression* filter : filters) all.push_back(value(*filter));
      local_ = e.text;
      const Value holds = value(*e.parts[1]);
      all.push_back(e.flag ? negation(holds) : holds);
      found.push_back(all_of(all));
    }
    row_ = outer_row;
    local_ = outer;
    return e.flag ? negation(any_of(found)) : any_of(found);
  }

  static bool is_rows(const Expression& e, const Enterprise& enterprise) {
    if (e.form == Form::filter) return true;
    if (e.form == Form::path) return is_rows(*e.parts[0], enterprise);
    return e.form == Form::name && enterprise.tables.contains(e.text);
  }

  Value call(const Expression& e) {
    if (e.text == "duration") {
      const std::string& length = e.parts[0]->text;  // P1D, P2M, P1Y
      const Wide count = length[1] - '0';
      if (length.back() == 'D') return {Kind::days, count, 0, {}};
      return {Kind::months, length.back() == 'Y' ? 12 * count : count, 0, {}};
    }
    if (is_rows(*e.parts[0], enterprise_)) return aggregate(e);
    const std::vector<Value> arguments = values(e.parts);
    if (e.text == "not") return negation(arguments[0]);
    if (std::any_of(arguments.begin(), arguments.end(), is_missing)) return {};
    return function(e.text, arguments);
  }

  Value aggregate(const Expression& e) {
    if (e.text == "count") return number(static_cast<Wide>(rows(*e.parts[0]).size()));
    const Expression& path = *e.parts[0];
    std::vector<Value> cells;
    for (const Row* row : rows(*path.parts[0])) cells.push_back(row->at(path.text));
    if (std::any_of(cells.begin(), cells.end(), is_missing)) return {};
    if (e.text != "sum" && cells.empty()) return {};
    return total(e.text, cells);
  }

  static Value total(const std::string& name, const std::vector<Value>& values) {
    if (name == "min") return *std::min_element(values.begin(), values.end(), less);
    if (name == "max") return *std::max_element(values.begin(), values.end(), less);
    Value sum = number(0);
    for (const Value& value : values) sum = add(sum, value, 1);
    return name == "sum" ? sum : quotient(sum, number(static_cast<Wide>(values.size())));
  }

  static bool less(const Value& a, const Value& b) { return compare(a, b) < 0; }

  static Value function(const std::string& name, const std::vector<Value>& a) {
    if (name == "min" || name == "max" || name == "sum" || name == "mean") return total(name, a);
    if (name == "abs") return a[0].number < 0 ? negate(a[0]) : a[0];
    if (name == "floor" || name == "ceiling") return rounded(a[0], 0, name);
    if (name.starts_with("round")) return rounded(a[0], static_cast<int>(a[1].number), name);
    if (name == "modulo") return modulo(a[0], a[1]);
    if (name == "string length") return number(static_cast<Wide>(characters(a[0].text).size()));
    if (name == "upper case") return text(to_upper(a[0].text));
    if (name == "lower case") return text(to_lower(a[0].text));
    if (name == "substring") return substring(a);
    if (name == "contains") return truth(a[0].text.find(a[1].text) != std::string::npos);
    if (name == "starts with") return truth(a[0].text.starts_with(a[1].text));
    if (name == "ends with") return truth(a[0].text.ends_with(a[1].text));
    if (name == "under")
      return truth(
          std::any_of(a.begin() + 1, a.end(), [&](const Value& code) { return a[0].text.starts_with(code.text); }));
    throw std::logic_error("the oracle does not know " + name);
  }

  static Value modulo(const Value& a, const Value& b) {
    const int scale = std::max(a.scale, b.scale);
    const Wide n = at_scale(a, scale), d = at_scale(b, scale);
    return number(((n % d) + d) % d, scale);
  }

  const Enterprise& enterprise_;
  Choices& choices_;
  const Row* row_ = nullptr;
  std::string local_;
  Value subject_;
};

}  // namespace

Value truth(bool value) { return {Kind::truth, value ? 1 : 0, 0, {}}; }
Value number(Wide value, int scale) { return {Kind::number, value, scale, {}}; }
Value date(Day day) { return {Kind::date, day.number, 0, {}}; }
Value text(std::string value) { return {Kind::text, 0, 0, std::move(value)}; }

bool Choices::take() {
  if (at_ == taken_.size()) taken_.push_back(false);
  return taken_[at_++];
}

bool Choices::next() {
  while (!taken_.empty() && taken_.back()) taken_.pop_back();
  at_ = 0;
  if (taken_.empty()) return false;
  taken_.back() = true;
  return true;
}

Value evaluate(const Expression& expression, const Enterprise& enterprise, Choices& choices) {
  return Evaluator(enterprise, choices).value(expression);
}

int compare(const Value& a, const Value& b) {
  if (a.kind == Kind::text) return a.text < b.text ? -1 : a.text > b.text ? 1 : 0;
  const int scale = is_number(a) ? std::max(a.scale, b.scale) : 0;
  const Wide x = at_scale(a, scale), y = at_scale(b, scale);
  return x < y ? -1 : x > y ? 1 : 0;
}

std::string show(const Value& value) {
  switch (value.kind) {
    case Kind::missing:
      return "missing";
    case Kind::truth:
      return value.number != 0 ? "true" : "false";
    case Kind::text:
      return "\"" + value.text + "\"";
    case Kind::date:
      return to_string(Day{static_cast<std::int32_t>(value.number)});
    default:
      return to_string(Scaled{static_cast<std::int64_t>(value.number), value.scale});
  }
}

}  // namespace inspectplan::feel::oracle
