#include "ruleset/table_text.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "ruleset/answer.hpp"

namespace inspectplan::ruleset {
namespace {

constexpr std::size_t most_bytes = 32 << 10;  // half of what an expression may be long

using Hit = DecisionTable::Hit;
using Aggregate = DecisionTable::Aggregate;

// The least comes first.
bool is_less(const std::string& a, const std::string& b) {
  const Scaled x = *parse_scaled(a), y = *parse_scaled(b);
  return Wide{x.value} * power_of_ten(y.scale) < Wide{y.value} * power_of_ten(x.scale);
}

}  // namespace

TableText::TableText(const yaml::Node& node, const DecisionTable& table, const TableCells& cells, bool together)
    : node_(node), table_(table), cells_(cells), together_(together) {
  for (std::size_t i = 0; i < table.rules.size(); ++i) order_.push_back(i);
  const auto then = [&table](std::size_t rule) -> const std::string& { return table.rules[rule].then; };
  const auto rank = [&](std::size_t rule) {
    return std::find(table.values.begin(), table.values.end(), then(rule)) - table.values.begin();
  };
  const auto first = [&](std::size_t a, std::size_t b) {
    if (table.aggregate == Aggregate::min) return is_less(then(a), then(b));
    if (table.aggregate == Aggregate::max) return is_less(then(b), then(a));
    return table.hit == Hit::priority && rank(a) < rank(b);
  };
  std::stable_sort(order_.begin(), order_.end(), first);
  for (const std::size_t rule : order_) answers_.push_back(answer_of(then(rule)));
  otherwise_ = cells.otherwise && together ? answer_of(cells.otherwise->text) : "";
  for (std::size_t at = 0; at < order_.size(); ++at) links_.push_back(together ? answers_[at] : std::to_string(at));
}

feel::Text value_of(const yaml::Node& node, const DecisionTable& table, const TableCells& cells) {
  feel::Text together = TableText(node, table, cells, true).value();
  return together.text.size() <= most_bytes ? together : TableText(node, table, cells, false).value();
}

feel::Text TableText::condition(std::size_t rule) const {
  Composition out(node_);
  condition(out, rule);
  return out.take();
}

feel::Text TableText::value() const {
  Composition out(node_);
  if (table_.aggregate == Aggregate::sum || table_.aggregate == Aggregate::count) {
    sum(out);
  } else {
    if (table_.hit == Hit::unique || table_.hit == Hit::any) together_ ? contradiction(out) : two_answers(out);
    chain(out);  // the least or greatest is the first in order
  }
  return out.take();
}

void TableText::condition(Composition& out, std::size_t rule) const {
  bool first = true;
  for (std::size_t i = 0; i < cells_.inputs.size(); ++i) {
    const yaml::Node* test = cells_.when[rule][i];
    if (!test) continue;
    if (!first) out.add(" and ");
    out.test(*cells_.inputs[i], *test);
    first = false;
  }
  if (first) out.add("true");
}

void TableText::any(Composition& out, const std::vector<std::size_t>& rules) const {
  for (const std::size_t rule : rules) {
    out.add(rule == rules.front() ? "(" : " or (");
    condition(out, rule);
    out.add(")");
  }
}

// Behind the last rule of one answer nothing comes to it; where the default gives it, behind the last of another all
// do.
std::size_t TableText::last_of(const std::string& answer) const {
  std::size_t last = links_.size();
  while (last > 0 && (links_[last - 1] == answer) == (otherwise_ == answer)) --last;
  return last;  // one behind it
}

// One link an answer, where it comes first: where that link fails, nothing that follows comes to the answer.
void TableText::chain(Composition& out) const {
  std::set<std::string> asked;
  for (std::size_t at = 0; at < order_.size(); ++at) {
    if (!asked.insert(links_[at]).second) continue;
    const std::size_t last = last_of(links_[at]);
    if (last <= at) break;  // from here on every rule gives what the default gives
    out.add("if ");
    comes_to(out, links_[at], at, last);
    out.add(" then ");
    out.cell(*cells_.then[order_[at]]);
    out.add(" else ");
  }
  cells_.otherwise ? out.cell(*cells_.otherwise) : out.add("null");
}

// A rule of the answer suffices, one of another must not hold.
void TableText::comes_to(Composition& out, const std::string& answer, std::size_t at, std::size_t last) const {
  std::string closing;
  for (bool after_other = false; at < last; ++at) {
    const bool own = links_[at] == answer;
    if (own && after_other) out.add("("), closing += ")";
    out.add(own ? "(" : "not(");
    condition(out, order_[at]);
    out.add(")");
    if (at + 1 < last) out.add(own ? " or " : " and ");
    after_other = !own;
  }
  out.add(closing);
}

// Two rules of different answers hold; of a unique table, any two.
void TableText::contradiction(Composition& out) const {
  bool any_pair = false;
  for (std::size_t at = 1; at < order_.size(); ++at) {
    std::vector<std::size_t> before;
    for (std::size_t other = 0; other < at; ++other)
      if (table_.hit == Hit::unique || answers_[other] != answers_[at]) before.push_back(order_[other]);
    if (before.empty()) continue;
    out.add(any_pair ? " or " : "if ");
    any(out, {order_[at]});
    out.add(" and (");
    any(out, before);
    out.add(")");
    any_pair = true;
  }
  if (any_pair) out.add(" then null else ");
}

// The same in a length that grows with the rules, not with their square.
void TableText::two_answers(Composition& out) const {
  std::map<std::string, std::vector<std::size_t>> groups;
  for (std::size_t at = 0; at < order_.size(); ++at)
    groups[table_.hit == Hit::any ? answers_[at] : std::to_string(at)].push_back(order_[at]);
  std::string before = "if sum(if ";
  for (const auto& [answer, rules] : groups) {
    out.add(before);
    any(out, rules);
    out.add(" then 1 else 0");
    before = ", if ";
  }
  out.add(") > 1 then null else ");
}

// Of no rules 0, as of no rows, unless there is a default.
void TableText::sum(Composition& out) const {
  if (cells_.otherwise) {
    out.add("if ");
    any(out, order_);
    out.add(" then ");
  }
  for (const std::size_t rule : order_) {
    out.add(rule == order_.front() ? "sum(if " : ", if ");
    condition(out, rule);
    out.add(" then ");
    table_.aggregate == Aggregate::count ? out.add("1") : out.cell(*cells_.then[rule]);
    out.add(" else 0");
  }
  out.add(")");
  if (!cells_.otherwise) return;
  out.add(" else ");
  out.cell(*cells_.otherwise);
}

}  // namespace inspectplan::ruleset
