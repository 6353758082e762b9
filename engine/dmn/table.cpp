// Decision tables: every cell is compiled, every rule gives a column of truths and one an output; one operation
// then chooses by the hit policy.
#include "dmn/table.hpp"

#include <algorithm>
#include <numeric>

#include "dmn/modelling.hpp"

namespace inspectplan::dmn {
namespace {

// Where the columns of a table stand among the arguments of the choice.
struct Layout {
  std::size_t inputs = 0;  // truths: is the value allowed?
  std::size_t rules = 0;   // truth, then outputs, rule by rule
  std::size_t outputs = 0;
  // behind them: for each output the list of its allowed values (null: any), then its fallback
  std::size_t rule(std::size_t index) const { return inputs + index * (1 + outputs); }
  std::size_t values() const { return rule(rules); }
  std::size_t fallbacks() const { return values() + outputs; }
};

bool is_true(const Value& value) {
  const bool* truth = value.as<bool>();
  return truth && *truth;
}

class Choice {
 public:
  Choice(const Layout& layout, const Table& table, Arguments values)
      : layout_(layout), table_(table), values_(values) {}

  Value run() {
    for (std::size_t i = 0; i < layout_.inputs; ++i) {
      if (!is_true(*values_[i])) return {};
    }
    for (std::size_t rule = 0; rule < layout_.rules; ++rule) {
      if (is_true(*values_[layout_.rule(rule)])) hits_.push_back(rule);
    }
    return hits_.empty() ? fallback() : by_policy();
  }

 private:
  Value by_policy() {
    switch (table_.hit) {
      case Hit::unique:
        return hits_.size() == 1 ? result(hits_[0]) : Value();
      case Hit::first:
        return result(hits_[0]);
      case Hit::any: {
        const bool alike = std::all_of(hits_.begin(), hits_.end(),
                                       [&](std::size_t rule) { return same(result(rule), result(hits_[0])); });
        return alike ? result(hits_[0]) : Value();
      }
      case Hit::priority:
        sort();
        return result(hits_[0]);
      case Hit::output_order:
        sort();
        return results();
      case Hit::rule_order:
        return results();
      case Hit::collect:
        return table_.aggregator == Aggregator::none ? results() : aggregate();
    }
    return {};
  }

  // DMN 1.5, 8.2.11: the default of each output; counting nothing gives 0, collecting nothing an empty list.
  Value fallback() const {
    const bool some = std::any_of(table_.outputs.begin(), table_.outputs.end(),
                                  [](const TableOutput& output) { return !output.fallback.empty(); });
    if (some) return record(layout_.fallbacks());
    if (table_.hit != Hit::collect) return {};
    if (table_.aggregator == Aggregator::count) return whole(0);
    return table_.aggregator == Aggregator::none ? Value::of(List{}) : Value();
  }

  Value result(std::size_t rule) const { return record(layout_.rule(rule) + 1); }

  Value results() const {
    List list;
    for (const std::size_t rule : hits_) list.push_back(result(rule));
    return Value::of(std::move(list));
  }

  // One value, or one a name.
  Value record(std::size_t first) const {
    if (layout_.outputs == 1) return allowed(first, 0);
    Context members;
    for (std::size_t i = 0; i < layout_.outputs; ++i)
      members.emplace_back(table_.outputs[i].name, allowed(first + i, i));
    return Value::of(std::move(members));
  }

  Value allowed(std::size_t at, std::size_t output) const {
    return rank(*values_[at], output) < worst(output) || worst(output) == 0 ? *values_[at] : Value();
  }

  // How far behind in the list of allowed values.
  std::size_t rank(const Value& value, std::size_t output) const {
    const List* list = values_[layout_.values() + output]->list();
    if (!list) return 0;
    const auto found =
        std::find_if(list->begin(), list->end(), [&](const Value& test) { return satisfies(value, test) == true; });
    return static_cast<std::size_t>(found - list->begin());
  }
  std::size_t worst(std::size_t output) const {
    const List* list = values_[layout_.values() + output]->list();
    return list ? list->size() : 0;
  }

  void sort() {
    std::stable_sort(hits_.begin(), hits_.end(), [&](std::size_t a, std::size_t b) {
      for (std::size_t i = 0; i < layout_.outputs; ++i) {
        const std::size_t left = rank(*values_[layout_.rule(a) + 1 + i], i);
        const std::size_t right = rank(*values_[layout_.rule(b) + 1 + i], i);
        if (left != right) return left < right;
      }
      return false;
    });
  }

  Value aggregate() const {
    if (table_.aggregator == Aggregator::count) return whole(static_cast<std::int64_t>(hits_.size()));
    Value total = result(hits_[0]);
    for (std::size_t i = 1; i < hits_.size(); ++i) {
      const Value next = result(hits_[i]);
      if (table_.aggregator == Aggregator::sum) {
        total = add_values(total, next);
        continue;
      }
      const auto order = compare(next, total);
      if (!order) return {};
      if ((table_.aggregator == Aggregator::min) == (*order < 0) && *order != 0) total = next;
    }
    return total;
  }

  const Layout& layout_;
  const Table& table_;
  Arguments values_;
  std::vector<std::size_t> hits_;
};

// The columns of one table, in the order of its layout.
class TableCompiler {
 public:
  TableCompiler(Modelling& modelling, const Table& table, std::string name)
      : modelling_(modelling), table_(table), name_(std::move(name)) {}

  std::optional<Typed> run() {
    if (!well_shaped()) return std::nullopt;
    for (std::size_t i = 0; i < table_.inputs.size(); ++i) input(i);
    for (std::size_t i = 0; i < table_.rules.size() && good_; ++i) rule(i);
    for (std::size_t i = 0; i < table_.outputs.size() && good_; ++i) values(i);
    for (std::size_t i = 0; i < table_.outputs.size() && good_; ++i) fallback(i);
    if (!good_) return std::nullopt;
    const Layout layout{table_.inputs.size(), table_.rules.size(), table_.outputs.size()};
    const auto choose = [layout, table = table_](Arguments row) { return Choice(layout, table, row).run(); };
    return Typed{modelling_.program.add(choose, columns_), {kinds(), kind::any}};
  }

 private:
  bool well_shaped() {
    for (const TableRule& rule : table_.rules) {
      if (rule.tests.size() == table_.inputs.size() && rule.outputs.size() == table_.outputs.size()) continue;
      modelling_.refuse("bad-table", "", name_, "a rule has not one entry for each input and output");
      return false;
    }
    if (table_.outputs.empty() || (table_.aggregator != Aggregator::none && table_.outputs.size() != 1)) {
      modelling_.refuse("bad-table", "", name_, "an aggregator wants exactly one output");
      return false;
    }
    return true;
  }

  void input(std::size_t index) {
    const TableInput& input = table_.inputs[index];
    const std::string source = name_ + ", input " + std::to_string(index + 1);
    auto value = modelling_.compiler().expression(input.expression, source);
    if (value) value = modelling_.convert(*value, input.type, input.expression, source);
    subjects_.push_back(value.value_or(Typed{}));
    if (!value) good_ = false;
    if (!good_) return;
    const auto truth =
        input.values.empty() ? always() : modelling_.compiler().tests(input.values, source + ", values", *value);
    keep(truth);
  }

  void rule(std::size_t index) {
    const TableRule& rule = table_.rules[index];
    const std::string source = name_ + ", rule " + std::to_string(index + 1);
    std::vector<Register> truths;
    for (std::size_t i = 0; i < rule.tests.size() && good_; ++i) {
      if (rule.tests[i].empty() || rule.tests[i] == "-") continue;
      const auto truth =
          modelling_.compiler().tests(rule.tests[i], source + ", input " + std::to_string(i + 1), subjects_[i]);
      good_ = truth.has_value();
      if (truth) truths.push_back(truth->at);
    }
    const auto all = [](Arguments row) -> Value {
      return std::all_of(row.begin(), row.end(), [](const Value* value) { return is_true(*value); });
    };
    keep(Typed{modelling_.program.add(all, std::move(truths)), {kind::boolean, kind::any}});
    for (std::size_t i = 0; i < rule.outputs.size() && good_; ++i)
      output(rule.outputs[i], i, source + ", output " + std::to_string(i + 1));
  }

  void output(const std::string& text, std::size_t index, const std::string& source) {
    auto value = text.empty() ? nothing() : modelling_.compiler().expression(text, source);
    if (value) value = modelling_.convert(*value, table_.outputs[index].type, text, source);
    if (value) output_kinds_ = static_cast<Kinds>(output_kinds_ | value->type.kinds);
    keep(value);
  }

  void values(std::size_t index) {
    const std::string& text = table_.outputs[index].values;
    if (text.empty() || text == "-") return keep(nothing());
    const auto parts =
        modelling_.compiler().test_values(text, name_ + ", output " + std::to_string(index + 1) + ", values");
    if (!parts) return keep(std::nullopt);
    std::vector<Register> registers;
    for (const Typed& part : *parts) registers.push_back(part.at);
    const auto gather = [](Arguments row) {
      List list;
      for (const Value* value : row) list.push_back(*value);
      return Value::of(std::move(list));
    };
    keep(Typed{modelling_.program.add(gather, std::move(registers)), {kind::list, kind::any}});
  }

  void fallback(std::size_t index) {
    const std::string& text = table_.outputs[index].fallback;
    output(text, index, name_ + ", output " + std::to_string(index + 1) + ", default");
  }

  Kinds kinds() const {
    if (table_.aggregator == Aggregator::count) return kind::number;
    if (table_.aggregator == Aggregator::none &&
        (table_.hit == Hit::collect || table_.hit == Hit::rule_order || table_.hit == Hit::output_order)) {
      return kind::list;
    }
    return table_.outputs.size() == 1 ? static_cast<Kinds>(output_kinds_ | kind::null) : kind::context;
  }

  std::optional<Typed> always() {
    return Typed{modelling_.program.add([](Arguments) { return Value(true); }, {}), {kind::boolean, kind::any}};
  }
  std::optional<Typed> nothing() {
    return Typed{modelling_.program.add([](Arguments) { return Value(); }, {}), {kind::null, kind::any}};
  }
  void keep(const std::optional<Typed>& column) {
    good_ = good_ && column;
    if (column) columns_.push_back(column->at);
  }

  Modelling& modelling_;
  const Table& table_;
  std::string name_;
  std::vector<Typed> subjects_;
  std::vector<Register> columns_;
  Kinds output_kinds_ = 0;
  bool good_ = true;
};

}  // namespace

std::optional<Typed> Modelling::table(const Table& table, const std::string& name) {
  return TableCompiler(*this, table, name).run();
}

}  // namespace inspectplan::dmn
