#pragma once
// A decision table becomes one expression over its cells, so that types, bounds, missing facts and ranges are those of
// every other expression; findings inside it stand at the cell.
#include <string>
#include <vector>

#include "ruleset/compose.hpp"
#include "ruleset/model.hpp"

namespace inspectplan::ruleset {

// The nodes of a table, in the order of its plain data.
struct TableCells {
  std::vector<const yaml::Node*> inputs;
  std::vector<std::vector<const yaml::Node*>> when;  // null: anything
  std::vector<const yaml::Node*> then;
  const yaml::Node* otherwise = nullptr;
};

// The value of a table. A rule that a missing fact leaves open decides nothing where all that the table may come to,
// whichever of the open rules hold, is one answer. That one of two open rules must hold is not seen, and in a table
// whose expression would be longer than 32 kB an open rule decides whatever the others say.
feel::Text value_of(const yaml::Node& node, const DecisionTable& table, const TableCells& cells);

class TableText {
 public:
  // `together`: the rules of one answer are asked together, wherever they stand.
  TableText(const yaml::Node& node, const DecisionTable& table, const TableCells& cells, bool together);
  feel::Text condition(std::size_t rule) const;
  feel::Text value() const;

 private:
  void condition(Composition& out, std::size_t rule) const;
  void any(Composition& out, const std::vector<std::size_t>& rules) const;
  void chain(Composition& out) const;
  void comes_to(Composition& out, const std::string& answer, std::size_t at, std::size_t last) const;
  std::size_t last_of(const std::string& answer) const;
  void contradiction(Composition& out) const;
  void two_answers(Composition& out) const;
  void sum(Composition& out) const;

  const yaml::Node& node_;
  const DecisionTable& table_;
  const TableCells& cells_;
  bool together_;
  std::vector<std::size_t> order_;    // of the rules, as they are tried
  std::vector<std::string> answers_;  // in that order; of equal outputs one text
  std::vector<std::string> links_;    // of the chain: the answers, or all different
  std::string otherwise_;
};

}  // namespace inspectplan::ruleset
