#include "ruleset/possible.hpp"

#include <algorithm>
#include <functional>

#include "feel/checked.hpp"
#include "ruleset/card_type.hpp"

namespace inspectplan::ruleset {
namespace {

using feel::ast::Checked;
using feel::ast::Op;

constexpr std::size_t most_pairs = 1'000'000;  // put together at once
constexpr std::size_t most_values = 20'000;
constexpr std::size_t most_work = 5'000'000;  // pairs of one card: thousands of factors reach every step anyway
constexpr std::int64_t most_listed = 1'000;   // values of a fact that are listed one by one

Values sorted(Values values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  return values;
}

using Pair = std::function<std::int64_t(std::int64_t, std::int64_t)>;
std::optional<Values> each_pair(const Values& a, const Values& b, const Pair& make) {
  if (a.size() * b.size() > most_pairs) return std::nullopt;
  Values made;
  made.reserve(a.size() * b.size());
  for (const std::int64_t left : a)
    for (const std::int64_t right : b) made.push_back(make(left, right));
  made = sorted(std::move(made));
  return made.size() > most_values ? std::nullopt : std::optional(std::move(made));
}

Values each(Values values, const std::function<std::int64_t(std::int64_t)>& make) {
  for (std::int64_t& value : values) value = make(value);
  return sorted(std::move(values));
}

class ScoreValues {
 public:
  explicit ScoreValues(const RuleSet& rules) : rules_(rules) {}

  std::optional<Values> of(const Checked& node) const {
    switch (node.op) {
      case Op::constant:
        return node.flag ? Values{} : Values{node.number};
      case Op::name:
        return of_name(node);
      case Op::condition:
        return put_together(node, 1, [](Values a, const Values& b) {
          a.insert(a.end(), b.begin(), b.end());
          return std::optional(sorted(std::move(a)));
        });
      case Op::add:
        return pairs(node, std::plus<>());
      case Op::subtract:
        return pairs(node, std::minus<>());
      case Op::multiply:
        return pairs(node, std::multiplies<>());
      case Op::minimum:
        return pairs(node, [](std::int64_t a, std::int64_t b) { return std::min(a, b); });
      case Op::maximum:
        return pairs(node, [](std::int64_t a, std::int64_t b) { return std::max(a, b); });
      case Op::negate:
        return one(node, std::negate<>());
      case Op::rescale:
        return one(node, [by = power_of_ten(static_cast<int>(node.number))](std::int64_t v) { return v * by; });
      case Op::refine:
        return of(*node.parts[0]);
      default:
        return listed(node.type);
    }
  }

 private:
  std::optional<Values> of_name(const Checked& node) const {
    for (const Scorecard& card : rules_.scorecards)
      if (card.id == node.text) return values_of_card(card);
    return listed(node.type);
  }

  std::optional<Values> one(const Checked& node, const std::function<std::int64_t(std::int64_t)>& make) const {
    auto values = of(*node.parts[0]);
    if (values) values = each(std::move(*values), make);
    return values;
  }

  std::optional<Values> pairs(const Checked& node, const Pair& make) const {
    return put_together(node, 0, [&make](const Values& a, const Values& b) { return each_pair(a, b, make); });
  }

  std::optional<Values> put_together(const Checked& node, std::size_t first,
                                     const std::function<std::optional<Values>(Values, const Values&)>& join) const {
    auto values = of(*node.parts[first]);
    for (std::size_t i = first + 1; values && i < node.parts.size(); ++i) {
      const auto more = of(*node.parts[i]);
      values = more ? join(std::move(*values), *more) : std::nullopt;
    }
    return values;
  }

  static std::optional<Values> listed(const feel::Type& type) {
    if (type.kind != feel::Kind::number || Wide(type.high) - type.low >= most_listed) return std::nullopt;
    Values values;
    for (std::int64_t value = type.low; value <= type.high; ++value) values.push_back(value);
    return values;
  }

  const RuleSet& rules_;
};

Values points_of(const Factor& factor, int scale) {
  Values points;
  for (const Band& band : factor.bands) points.push_back(rescale(band.points, scale).value_or(0));
  if (factor.missing) points.push_back(rescale(*factor.missing, scale).value_or(0));
  return sorted(std::move(points));
}

}  // namespace

std::optional<Values> values_of_card(const Scorecard& card) {
  const int scale = scale_of_card(card);
  std::optional<Values> sums = Values{0};
  std::size_t work = 0;
  for (const Factor& factor : card.factors) {
    const Values points = points_of(factor, scale);
    work += sums->size() * points.size();
    if (!points.empty() && work <= most_work) sums = each_pair(*sums, points, std::plus<>());
    if (!sums || work > most_work) return std::nullopt;
  }
  if (card.valid.from || card.valid.until) {  // out of force it gives nothing
    sums->push_back(0);
    sums = sorted(std::move(*sums));
  }
  return sums;
}

std::optional<Values> values_of_score(const RuleSet& rules) {
  if (!rules.score || !rules.score->value) return std::nullopt;
  const feel::Typed& value = rules.score->value;
  auto values = ScoreValues(rules).of(*value.root());
  if (values)
    values = each(std::move(*values), [from = value.type().scale, to = rules.score->scale](std::int64_t one) {
      return round_half_even(one, from, to);
    });
  return values && !values->empty() ? values : std::nullopt;
}

}  // namespace inspectplan::ruleset
