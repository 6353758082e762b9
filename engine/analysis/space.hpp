#pragma once
// Conditions of rules as formulas over their facts. What a derived value or a sector stands for is put in its
// place; counts of rows, sums of several facts, scores are unknowns of their own, inside the bounds of their types.
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "analysis/search.hpp"
#include "feel/checked.hpp"
#include "feel/expression.hpp"

namespace inspectplan::analysis {

// What stands behind names; null or empty where nothing is to be put in their place.
struct Meanings {
  const column::Schema* schema = nullptr;
  std::function<const feel::Typed*(const std::string&)> derived;
  std::function<const feel::Typed*(const std::string&)> sector;
  std::function<std::vector<std::string>(const std::string&)> texts;  // all texts that a name can be
  // All numbers that a name can be, sorted; null where that is not known.
  std::function<const std::vector<std::int64_t>*(const std::string&)> steps;
  // The facts that a name rests on (fields, child tables), where nothing is put in its place; null where not known.
  std::function<const std::set<std::string>*(const std::string&)> facts;
};

// One question's formulas; not thread-safe. The expressions must outlive it.
class Space {
 public:
  explicit Space(const Meanings& meanings);
  ~Space();

  Formula truth(const feel::Typed& condition);
  // A boolean part of `condition`'s tree.
  Formula truth(const feel::Typed& condition, const feel::ast::Checked& part);
  // Unary tests of the value of `of`.
  Formula truth(const feel::Typed& tests, const feel::Typed& of);
  Formula missing(const feel::Typed& value);
  // What a finding about a part of an expression points at.
  Place place_of(const feel::Typed& expression, const feel::ast::Checked& part);
  Formulas& formulas() { return formulas_; }

  // Too much to look at: then nothing is found.
  Case find(Formula root, Outcomes wanted) const;

  // Where there is no case because of the steps that names go in: one that there would be without them, and the steps
  // below and above it ("score goes from 69 to 70"). Empty where steps are not the reason.
  struct BetweenSteps {
    std::string asked;  // "score = 69.6"
    std::string steps;
  };
  std::optional<BetweenSteps> between_steps(Formula root, Outcomes wanted);

  // What the answers do not take into account: "`a` and `b` rest on the same facts". Empty where they are exact.
  struct Limit {
    Place place;
    std::string why;
  };
  std::vector<Limit> limits() const;

  // "employees = 7, trade is missing, opened is known"; empty where nothing matters.
  std::string describe(const Case& found) const;
  // Whether there surely are enterprises like this: no two of the values rest on the same facts.
  bool is_certain(const Case& found) const;

 private:
  friend class Translator;
  bool is_said_otherwise(const Case& found, const Unknown& known) const;
  const Meanings& meanings_;
  Formulas formulas_;
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace inspectplan::analysis
