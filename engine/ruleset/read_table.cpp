// Decision tables as they are written.
#include <algorithm>

#include "base/text.hpp"
#include "feel/ast.hpp"
#include "ruleset/reading.hpp"
#include "ruleset/table_text.hpp"

namespace inspectplan::ruleset {
namespace {

using Hit = DecisionTable::Hit;
using Aggregate = DecisionTable::Aggregate;
constexpr std::size_t most_rules = 80;  // as deep as an expression may be

class TableReader {
 public:
  TableReader(const yaml::Node& node, Reading& reading) : node_(node), reading_(reading) {}

  // False where there are findings.
  bool run(DecisionTable& table, TableCells& cells) {
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

  void input(const yaml::Node& node, DecisionTable& table, TableCells& cells) {
    expression(node);
    cells.inputs.push_back(&node);
    table.inputs.push_back(node.text);
  }

  void rule(const yaml::Node& node, DecisionTable& table, TableCells& cells) {
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

}  // namespace

void read_table(const yaml::Node& node, std::size_t index, Computation& computation, Reading& reading) {
  DecisionTable table;
  TableCells cells;
  if (!TableReader(node, reading).run(table, cells)) return;
  RuleSet& rules = reading.rules;
  const TableText text(node, table, cells, true);
  for (std::size_t rule = 0; rule < table.rules.size(); ++rule) {
    reading.expression(
        computation, text.condition(rule), feel::Kind::boolean,
        [&rules, index, rule](feel::Typed typed) { rules.derived[index].table->rules[rule].when = std::move(typed); });
  }
  reading.expression(computation, value_of(node, table, cells), {},
                     [&rules, index](feel::Typed typed) { rules.derived[index].value = std::move(typed); });
  rules.derived[index].table = std::move(table);
}

}  // namespace inspectplan::ruleset
