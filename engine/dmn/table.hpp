#pragma once
// Decision tables as they are written. Source: DMN 1.5, chapter 8.
#include <string>
#include <vector>

namespace inspectplan::dmn {

enum class Hit { unique, any, priority, first, rule_order, output_order, collect };
enum class Aggregator { none, sum, min, max, count };

struct TableInput {
  std::string expression;
  std::string type;    // empty: anything
  std::string values;  // unary tests that the value must pass, or the table gives null; empty: everything
};

struct TableOutput {
  std::string name;  // used where there are several
  std::string type;
  std::string values;    // allowed, the most important first
  std::string fallback;  // where no rule holds; empty: null
};

struct TableRule {
  std::vector<std::string> tests;    // one an input; "-" or empty: anything
  std::vector<std::string> outputs;  // one an output
};

struct Table {
  Hit hit = Hit::unique;
  Aggregator aggregator = Aggregator::none;  // of collect
  std::vector<TableInput> inputs;
  std::vector<TableOutput> outputs;
  std::vector<TableRule> rules;
};

}  // namespace inspectplan::dmn
