// Decision tables. A table becomes one expression over its cells, so that types, bounds, missing facts and ranges
// are those of every other expression; findings inside it stand at the cell.
#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "feel/ast.hpp"
#include "ruleset/answer.hpp"
#include "ruleset/compose.hpp"
#include "ruleset/reading.hpp"

namespace inspectplan::ruleset {
namespace {

using Hit = DecisionTable::Hit;
using Aggregate = DecisionTable::Aggregate;
constexpr std::size_t most_rules = 80;  // as deep as an expression may be

// The nodes of a table, in the order of its plain data.
struct Cells {
  std::vector<const yaml::Node*> inputs;
  std::vector<std::vector<const yaml::Node*>> when;  // null: anything
  std::vector<const yaml::Node*> then;
  const yaml::Node* otherwise = nullptr;
};

class TableReader {
 public:
  TableReader(const yaml::Node& node, Reading& reading) : node_(node), reading_(reading) {}

  // False where there are findings.
  bool run(DecisionTable& table, Cells& cells) {
    Reader& reader = reading_.reader;
    if (!reader.mapping(node_, "a table {hit: U, inputs: [...], rules: [...]}")) return false;
    Fields fields(node_, "table", reader);
    table.place = node_.place;
    hit(fields, table);
    if (const yaml::Node* inputs = fields.need("inputs"); inputs && reader.sequence(*inputs, "a list of expressions")) {
      for (const yaml::Node& input : inputs->items) this->input(input, table, cells);
    }
    if (const yaml::Node* values = fields.find("values")) table.values = reader.texts(*values);
    cells.otherwise = fields.find("default");
    if (cells.otherwise && expression(*cells.otherwise)) table.otherwise = cells.otherwise->text;
    if (const yaml::Node* rules = fields.need("rules"); rules && reader.sequence(*rules, "a list of rules")) {
      for (const yaml::Node& rule : rules->items) this->rule(rule, table, cells);
    }
    fields.finish();
    if (good_ && (cells.inputs.empty() || table.rules.empty()))
      refuse(node_.place, "a table without inputs or without rules", "write at least one of each");
    if (table.rules.size() > most_rules)
      refuse(node_.place, "a table of more than 80 rules", "split it into derived values");
    if (table.hit == Hit::priority) priorities(table);
    if (table.aggregate == Aggregate::min || table.aggregate == Aggregate::max) numbers(table);
    return good_;
  }

 private:
  void hit(Fields& fields, DecisionTable& table) {
    static const std::vector<std::string> hits = {"U", "A", "P", "F", "C"};
    static const std::vector<std::string> aggregates = {"SUM", "MIN", "MAX", "COUNT"};
    const yaml::Node* hit = fields.need("hit");
    if (hit && (hit->text == "R" || hit->text == "O"))
      return refuse(hit->place, "`R` and `O` give lists, and there are no lists in rule sets",
                    "use `C` with an aggregate");
    const auto word = hit ? reading_.reader.one_of(*hit, hits) : std::nullopt;
    const yaml::Node* aggregate = fields.find("aggregate");
    const auto how = aggregate ? reading_.reader.one_of(*aggregate, aggregates) : std::nullopt;
    good_ = good_ && word && (!aggregate || how);
    if (!good_) return;
    table.hit = static_cast<Hit>(std::find(hits.begin(), hits.end(), *word) - hits.begin());
    if (how)
      table.aggregate =
          static_cast<Aggregate>(1 + std::find(aggregates.begin(), aggregates.end(), *how) - aggregates.begin());
    if ((table.hit == Hit::collect) != how.has_value()) {
      refuse(hit->place, "`aggregate` goes with `hit: C`, and that with `aggregate`", "SUM, MIN, MAX or COUNT");
    }
  }

  void input(const yaml::Node& node, DecisionTable& table, Cells& cells) {
    expression(node);
    cells.inputs.push_back(&node);
    table.inputs.push_back(node.text);
  }

  void rule(const yaml::Node& node, DecisionTable& table, Cells& cells) {
    if (!reading_.reader.mapping(node, "a rule {when: [...], then: ...}")) return fail();
    Fields fields(node, "rule", reading_.reader);
    const yaml::Node* when = fields.need("when");
    const yaml::Node* then = fields.need("then");
    fields.finish();
    if (!when || !then || !reading_.reader.sequence(*when, "a list of tests, one an input") || !expression(*then))
      return fail();
    if (when->items.size() != table.inputs.size()) {
      return refuse(
          when->place,
          std::to_string(when->items.size()) + " tests for " + std::to_string(table.inputs.size()) + " inputs",
          "write `-` where anything will do");
    }
    DecisionTable::Rule& rule = table.rules.emplace_back();
    rule.place = node.place;
    rule.then = then->text;
    cells.then.push_back(then);
    auto& tests = cells.when.emplace_back();
    for (const yaml::Node& test : when->items) {
      rule.cells.push_back(test.text);
      tests.push_back(test.text == "-" ? nullptr : &test);
      if (test.text == "-") continue;
      if (!reading_.reader.text(test) || !feel::parse_unary_tests(feel::Text::of(test), reading_.diagnostics)) fail();
    }
  }

  bool expression(const yaml::Node& node) {
    const bool good = reading_.reader.text(node) && feel::parse_expression(feel::Text::of(node), reading_.diagnostics);
    good_ = good_ && good;
    return good;
  }

  void priorities(const DecisionTable& table) {
    if (table.values.empty())
      return refuse(node_.place, "`hit: P` needs `values`", "list the outputs, the most important first");
    for (const DecisionTable::Rule& rule : table.rules) {
      const bool listed = std::find(table.values.begin(), table.values.end(), rule.then) != table.values.end();
      if (!listed)
        refuse(rule.place, "`" + printable(rule.then) + "` is not among the `values`",
               "write it there as it stands here");
    }
  }

  void numbers(const DecisionTable& table) {
    for (const DecisionTable::Rule& rule : table.rules) {
      if (!parse_scaled(rule.then))
        refuse(rule.place, "MIN and MAX want numbers written out", "use a derived value with min(…) or max(…)");
    }
  }

  void refuse(const Place& place, std::string message, std::string hint) {
    reading_.diagnostics.error("bad-table", place, std::move(message), std::move(hint));
    fail();
  }
  void fail() { good_ = false; }

  const yaml::Node& node_;
  Reading& reading_;
  bool good_ = true;
};

// The expressions of a table.
class TableText {
 public:
  TableText(const yaml::Node& node, const DecisionTable& table, const Cells& cells)
      : node_(node), table_(table), cells_(cells) {
    for (std::size_t i = 0; i < table.rules.size(); ++i) order_.push_back(i);
    if (table.hit == Hit::priority)
      std::stable_sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
  }

  feel::Text condition(std::size_t rule) const {
    Composition out(node_);
    condition(out, rule);
    return out.take();
  }

  feel::Text value() const {
    Composition out(node_);
    if (table_.hit == Hit::collect) {
      collect(out);
    } else if (table_.hit == Hit::unique || table_.hit == Hit::any) {
      out.add("if sum(");
      groups(out);
      out.add(") > 1 then null else ");
      chain(out);
    } else {
      chain(out);
    }
    return out.take();
  }

 private:
  std::size_t rank(std::size_t rule) const {
    return static_cast<std::size_t>(std::find(table_.values.begin(), table_.values.end(), table_.rules[rule].then) -
                                    table_.values.begin());
  }

  void condition(Composition& out, std::size_t rule) const {
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

  void any(Composition& out, const std::vector<std::size_t>& rules) const {
    for (const std::size_t rule : rules) {
      out.add(rule == rules.front() ? "(" : " or (");
      condition(out, rule);
      out.add(")");
    }
  }

  // How many outputs are asked for: of `any` equal ones count once.
  void groups(Composition& out) const {
    std::vector<std::vector<std::size_t>> groups;
    std::vector<std::string> answers;
    for (const DecisionTable::Rule& rule : table_.rules) answers.push_back(answer_of(rule.then));
    for (std::size_t rule = 0; rule < table_.rules.size(); ++rule) {
      const auto same = std::find_if(groups.begin(), groups.end(),
                                     [&](const auto& group) { return answers[group[0]] == answers[rule]; });
      if (table_.hit == Hit::any && same != groups.end()) {
        same->push_back(rule);
      } else {
        groups.push_back({rule});
      }
    }
    for (const auto& group : groups) {
      out.add(&group == &groups.front() ? "if " : ", if ");
      any(out, group);
      out.add(" then 1 else 0");
    }
  }

  void chain(Composition& out) const {
    for (const std::size_t rule : order_) {
      out.add("if ");
      condition(out, rule);
      out.add(" then ");
      out.cell(*cells_.then[rule]);
      out.add(" else ");
    }
    fallback(out, "null");
  }

  void fallback(Composition& out, const char* otherwise) const {
    if (cells_.otherwise) return out.cell(*cells_.otherwise);
    out.add(otherwise);
  }

  // Where no rule holds: SUM and COUNT of nothing are 0, as those of no rows are; MIN and MAX missing.
  void collect(Composition& out) const {
    const bool extreme = table_.aggregate == Aggregate::min || table_.aggregate == Aggregate::max;
    if (extreme || cells_.otherwise) {
      out.add("if ");
      any(out, order_);
      out.add(" then ");
    }
    out.add(table_.aggregate == Aggregate::min ? "min(" : table_.aggregate == Aggregate::max ? "max(" : "sum(");
    for (const std::size_t rule : order_) {
      out.add(rule == order_.front() ? "if " : ", if ");
      condition(out, rule);
      out.add(" then ");
      if (table_.aggregate == Aggregate::count) {
        out.add("1");
      } else {
        out.cell(*cells_.then[rule]);
      }
      out.add(" else ");
      out.add(extreme ? neutral() : "0");
    }
    out.add(")");
    if (extreme || cells_.otherwise) {
      out.add(" else ");
      fallback(out, "null");
    }
  }

  // The output that no other can lose against: at least one rule holds where it is used.
  std::string neutral() const {
    const bool greatest = table_.aggregate == Aggregate::min;
    const auto less = [](const DecisionTable::Rule& a, const DecisionTable::Rule& b) {
      const Scaled x = *parse_scaled(a.then);
      const Scaled y = *parse_scaled(b.then);
      return Wide{x.value} * power_of_ten(y.scale) < Wide{y.value} * power_of_ten(x.scale);
    };
    const auto found = greatest ? std::max_element(table_.rules.begin(), table_.rules.end(), less)
                                : std::min_element(table_.rules.begin(), table_.rules.end(), less);
    return "(" + found->then + ")";
  }

  const yaml::Node& node_;
  const DecisionTable& table_;
  const Cells& cells_;
  std::vector<std::size_t> order_;  // of the rules, as they are tried
};

}  // namespace

void read_table(const yaml::Node& node, std::size_t index, Computation& computation, Reading& reading) {
  DecisionTable table;
  Cells cells;
  if (!TableReader(node, reading).run(table, cells)) return;
  RuleSet& rules = reading.rules;
  const TableText text(node, table, cells);
  for (std::size_t rule = 0; rule < table.rules.size(); ++rule) {
    reading.expression(
        computation, text.condition(rule), feel::Kind::boolean,
        [&rules, index, rule](feel::Typed typed) { rules.derived[index].table->rules[rule].when = std::move(typed); });
  }
  reading.expression(computation, text.value(), {},
                     [&rules, index](feel::Typed typed) { rules.derived[index].value = std::move(typed); });
  rules.derived[index].table = std::move(table);
}

}  // namespace inspectplan::ruleset
