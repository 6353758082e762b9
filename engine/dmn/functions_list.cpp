// Functions that make one value of many: given as one list or one by one.
#include <algorithm>

#include "dmn/function.hpp"

namespace inspectplan::dmn {
namespace {

// Empty where the one argument is null.
std::optional<List> items(Arguments values) {
  if (values.size() == 1) {
    if (values[0]->is_null()) return std::nullopt;
    if (const List* list = values[0]->list()) return *list;
  }
  List all;
  for (const Value* value : values) all.push_back(*value);
  return all;
}

std::optional<std::vector<Number>> numbers(Arguments values) {
  const auto all = items(values);
  if (!all) return std::nullopt;
  std::vector<Number> result;
  for (const Value& item : *all) {
    const Number* number = item.as<Number>();
    if (!number) return std::nullopt;
    result.push_back(*number);
  }
  return result;
}

// `deciding`: the value that settles it; otherwise null where one is not known.
template <bool deciding>
Value quantified(Arguments values) {
  const auto all = items(values);
  if (!all) return {};
  bool unknown = false;
  for (const Value& item : *all) {
    const bool* truth = item.as<bool>();
    if (truth && *truth == deciding) return deciding;
    unknown = unknown || !truth;
  }
  return unknown ? Value() : Value(!deciding);
}

template <int wanted>
Value extreme(Arguments values) {
  const auto all = items(values);
  if (!all || all->empty()) return {};
  const Value* best = &all->front();
  for (const Value& item : *all) {
    const auto order = compare(item, *best);
    if (!order) return {};
    if (*order * wanted > 0) best = &item;
  }
  return *best;
}

std::optional<Number> sum_of(const std::vector<Number>& all) {
  std::optional<Number> sum = Number{};
  for (const Number& number : all) {
    if (sum) sum = add(*sum, number);
  }
  return sum;
}

std::optional<Number> mean_of(const std::vector<Number>& all) {
  const auto sum = all.empty() ? std::nullopt : sum_of(all);
  return sum ? divide(*sum, whole(static_cast<std::int64_t>(all.size()))) : std::nullopt;
}

Value sum(Arguments values) {
  const auto all = numbers(values);
  return all && !all->empty() ? Value(sum_of(*all)) : Value();
}

Value mean(Arguments values) {
  const auto all = numbers(values);
  return all ? Value(mean_of(*all)) : Value();
}

Value product(Arguments values) {
  const auto all = numbers(values);
  if (!all || all->empty()) return {};
  std::optional<Number> result = whole(1);
  for (const Number& number : *all) {
    if (result) result = multiply(*result, number);
  }
  return result;
}

Value median(Arguments values) {
  auto all = numbers(values);
  if (!all || all->empty()) return {};
  std::sort(all->begin(), all->end(), [](const Number& a, const Number& b) { return compare(a, b) < 0; });
  const std::size_t middle = all->size() / 2;
  if (all->size() % 2 == 1) return (*all)[middle];
  return mean_of({(*all)[middle - 1], (*all)[middle]});
}

// Of a sample: divided by one less than there are.
Value deviation(Arguments values) {
  const auto all = numbers(values);
  if (!all || all->size() < 2) return {};
  const auto middle = mean_of(*all);
  std::optional<Number> squares = Number{};
  for (const Number& number : *all) {
    const auto apart = middle ? subtract(number, *middle) : std::nullopt;
    const auto square = apart ? multiply(*apart, *apart) : std::nullopt;
    squares = squares && square ? add(*squares, *square) : std::nullopt;
  }
  const auto variance = squares ? divide(*squares, whole(static_cast<std::int64_t>(all->size()) - 1)) : std::nullopt;
  return variance ? square_root(*variance) : std::nullopt;
}

Value count(Arguments values) {
  const auto all = items(values);
  return all ? Value(whole(static_cast<std::int64_t>(all->size()))) : Value();
}

}  // namespace

std::vector<Function> list_functions() {
  const auto over = [](std::string_view name, Kinds of, Kinds result, Value (*run)(Arguments)) {
    return Function{name, {{"list", of, false, true}}, result, run, true};
  };
  return {over("all", kind::boolean, kind::boolean, quantified<false>),
          over("any", kind::boolean, kind::boolean, quantified<true>),
          over("min", kind::ordered, 0, extreme<-1>),
          over("max", kind::ordered, 0, extreme<1>),
          over("sum", kind::number, kind::number, sum),
          over("mean", kind::number, kind::number, mean),
          over("product", kind::number, kind::number, product),
          over("median", kind::number, kind::number, median),
          over("stddev", kind::number, kind::number, deviation),
          {"count", {{"list", kind::list}}, kind::number, count}};
}

const std::vector<Function>& functions() {
  static const std::vector<Function> all = [] {
    std::vector<Function> joined;
    for (auto part : {number_functions(), text_functions(), moment_functions(), list_functions()}) {
      joined.insert(joined.end(), part.begin(), part.end());
    }
    return joined;
  }();
  return all;
}

}  // namespace inspectplan::dmn
