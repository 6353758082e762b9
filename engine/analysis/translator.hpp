#pragma once
#include <map>
#include <utility>

#include "analysis/space.hpp"
#include "feel/nodes.hpp"

namespace inspectplan::analysis {

// What a space remembers from one expression to the next.
struct Space::State {
  feel::Nodes nodes;                                          // equal parts of different expressions are one
  feel::ast::Tree plan_year;                                  // made when it is first asked for
  std::map<const feel::ast::Checked*, feel::ast::Tree> same;  // as one of `nodes`
  std::map<std::uint32_t, std::uint32_t> unknowns;            // by id in `nodes`
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> orders;
  std::map<std::pair<const feel::ast::Checked*, Test>, Formula> tested;
  std::map<const feel::ast::Checked*, Formula> truths;
};

// plan_year, plan_start, plan_end: one says the others.
bool is_of_plan_year(const std::string& name);

// Missing exactly where a part of it is.
bool is_strict(feel::ast::Op op);

// One expression into formulas. Comparisons with a constant go down to the facts: of `if c then x else y` both
// branches are compared, `x + 3 < 5` is a test of x.
class Translator {
 public:
  using Checked = feel::ast::Checked;
  using Tree = feel::ast::Tree;
  // `subject`: what "?" stands for.
  Translator(Space& space, const feel::Typed& expression, const feel::Typed* subject, int depth = 0,
             std::string name = {});

  Formula truth(const Checked& node);
  Formula missing(const Checked& node);
  Place place_of(const Checked& node) const;

 private:
  Formula make_truth(const Checked& node);
  Formula tested(const Checked& node, const Test& test);
  Formula make_tested(const Checked& node, const Test& test);
  Formula tested_constant(const Checked& node, const Test& test);
  Formula tested_sum(const Checked& node, const Test& test);
  Formula tested_product(const Checked& node, const Test& test);
  Formula comparison(const Checked& node);
  Formula text_comparison(const Checked& node);
  Formula order(const Checked& a, const Checked& b, Test test);
  Formula free_value(const Checked& node, Test test);
  Formula any_missing(const Checked& node);
  std::vector<Formula> truths(const Checked& node);

  // The expression behind a name or sector; null where the name is to be taken as it stands.
  const feel::Typed* behind(const Checked& node) const;
  Translator within(const feel::Typed& expression, const Checked& name) const;

  std::uint32_t unknown_of(const Checked& node);
  Unknown describe(const Checked& node);
  Tree same(const Checked& node);
  std::string written(const Checked& node) const;
  void rest_on(const Checked& node, std::set<std::string>& facts) const;
  void name_rests_on(const std::string& name, std::set<std::string>& facts) const;
  std::set<std::string> facts_of(const std::vector<const Checked*>& nodes) const;

  // A value as another one and a number of days or units that is known within bounds.
  struct Shifted {
    std::uint32_t of = 0;  // id in the state's nodes
    Wide low = 0, high = 0;
  };
  Shifted shifted(const Checked& node);
  Formula tested_plan_year(const Checked& node, const Test& test);
  const Checked& plan_year();

  Space& space_;
  Formulas& formulas_;
  const feel::Typed& expression_;
  const feel::Typed* subject_;
  int depth_;
  std::string name_;  // of the derived value that the expression stands for
};

}  // namespace inspectplan::analysis
