#pragma once
// What an expression rests on in the end: fields of the enterprise and of its child tables. Names of the rule
// set are followed down (tier → score → scorecards → factors → derived → fields).
#include <compare>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "column/column.hpp"
#include "ruleset/model.hpp"

namespace inspectplan::score {

// A field of the enterprise (table = enterprise_table) or of a child table (index into Schema::children);
// field = whole_table stands for the child table as such, which may never have been imported.
struct Leaf {
  static constexpr int enterprise_table = -1;
  static constexpr int whole_table = -1;
  int table = enterprise_table;
  int field = 0;
  auto operator<=>(const Leaf&) const = default;
};
using Leaves = std::set<Leaf>;

inline bool is_whole_table(const Leaf& leaf) {
  return leaf.table != Leaf::enterprise_table && leaf.field == Leaf::whole_table;
}

std::string name_of(const Leaf& leaf, const column::Schema& schema);  // "workers", "accident.killed", "accident"

// Missing in this row: the cell; for a child field a cell of any of its rows; for a table the whole of it.
bool is_missing(const Leaf& leaf, const column::Dataset& data, std::size_t row);

// Reads only the rule set, which must outlive it. Not thread-safe (it remembers); ask before the run.
class LeafFinder {
 public:
  explicit LeafFinder(const ruleset::RuleSet& rules);
  Leaves of(const feel::Typed& expression);
  Leaves of(const ruleset::Factor& factor);
  Leaves of_score() { return of_name("score"); }
  Leaves of_tiers() { return of_name("tier"); }
  Leaves beside(const std::string& name, const feel::Typed& expression);  // of the expression, but not by that name
  // Texts of every expression that was followed on the way, for `tokens.hpp`.
  std::vector<std::string> texts_behind(const ruleset::Factor& factor);

 private:
  using Texts = std::set<std::string>;
  struct Found {
    Leaves leaves;
    Texts texts;
  };
  Leaves of_name(const std::string& name) { return behind_name(name).leaves; }
  Found behind(const feel::Typed& expression, const std::string& but = {});
  Found behind(const ruleset::Factor& factor);
  const Found& behind_name(const std::string& name);
  Found find_name(const std::string& name);
  Found find_sector(const std::string& id);
  Found find_table(const std::string& table, const std::string& text) const;
  Found all_tiers();
  static void add(Found& to, const Found& from);

  const ruleset::RuleSet& rules_;
  std::map<std::string, Found> known_;  // by name; sectors as "sector ID"
};

}  // namespace inspectplan::score
