// The names that the program gives: the first and the last day of a plan are those of its year.
#include "analysis/translator.hpp"
#include "base/day.hpp"

namespace inspectplan::analysis {

using feel::ast::Op;

namespace {

constexpr Wide shortest_month = 28, longest_month = 31, shortest_year = 364,
               longest_year = 365;  // up to their last day

constexpr std::int64_t last_year = 9999;

// The first year whose first (or last) day does not lie before a day.
std::int64_t year_from(std::int64_t day, bool last_days) {
  if (day <= first_day.number) return 1;
  if (day > last_day.number) return last_year + 1;
  const Civil civil = to_civil(Day{static_cast<std::int32_t>(day)});
  return last_days || (civil.month == 1 && civil.day == 1) ? civil.year : civil.year + 1;
}

}  // namespace

bool is_of_plan_year(const std::string& name) {
  return name == "plan_year" || name == "plan_start" || name == "plan_end";
}

const feel::ast::Checked& Translator::plan_year() {
  feel::ast::Tree& made = space_.state_->plan_year;
  if (!made) {
    Checked node;
    node.op = Op::name;
    node.text = "plan_year";
    node.type = feel::Type::number(0, 1, last_year, false);
    made = space_.state_->nodes.make(std::move(node));
  }
  return *made;
}

// A test of its first or last day is one of the year.
Formula Translator::tested_plan_year(const Checked& node, const Test& test) {
  if (node.text == "plan_year") return free_value(plan_year(), test);
  const bool last_days = node.text == "plan_end";
  const std::int64_t low = year_from(test.low, last_days);
  const std::int64_t high = test.high >= last_day.number ? last_year : year_from(test.high + 1, last_days) - 1;
  return free_value(plan_year(), {low, high, {}, {}});
}

Translator::Shifted Translator::shifted(const Checked& node) {
  const auto constant = [](const Checked& part) { return part.op == Op::constant && !part.flag; };
  const bool sum = node.op == Op::add || node.op == Op::add_days || node.op == Op::add_months;
  if (node.op == Op::refine) return shifted(*node.parts[0]);
  if ((sum || node.op == Op::subtract) && constant(*node.parts[1])) {
    Shifted out = shifted(*node.parts[0]);
    const Wide by = node.op == Op::subtract ? -Wide{node.parts[1]->number} : Wide{node.parts[1]->number};
    const bool months = node.op == Op::add_months;
    out.low += months ? by * (by < 0 ? longest_month : shortest_month) : by;
    out.high += months ? by * (by < 0 ? shortest_month : longest_month) : by;
    return out;
  }
  if (node.op == Op::name && (node.text == "plan_start" || node.text == "plan_end")) {
    const bool end = node.text == "plan_end";
    return {plan_year().id, end ? shortest_year : 0, end ? longest_year : 0};
  }
  return {same(node)->id, 0, 0};
}

}  // namespace inspectplan::analysis
