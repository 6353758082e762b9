#pragma once
// Random rule sets over a register so small that every completion of an enterprise can be tried.
#include <rapidcheck.h>

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "../unit/score/freedonia.hpp"

namespace inspectplan::score::made {

using testing::Facts;

// Numbers, truths and texts of the enterprise; rows of a child table `ch`. Factors share facts, ask whether they are
// known, and may have no points for what is missing; tiers ask for more than the score.
std::shared_ptr<const ruleset::RuleSet> random_rules();

struct Enterprise {
  Facts facts;
  std::vector<Facts> rows;
};

std::string to_string(const Enterprise& enterprise);
// With few enough missing cells for all completions to be tried.
Enterprise random_enterprise();

// A missing fact as assessments name it, and the cells of it that are missing.
struct Missing {
  std::string fact, field;
  std::vector<Facts*> cells;
};
std::vector<Missing> missing_of(Enterprise& enterprise);
const std::vector<std::string>& domain(const std::string& field);

struct Completion {
  Enterprise enterprise;
  std::vector<std::string> values;  // by missing fact: of its cells together
};
std::vector<Completion> completions(const Enterprise& enterprise);

// The enterprise with one of its missing facts known, once for each value, which all cells of the fact have.
std::vector<Enterprise> with_one_known(const Enterprise& enterprise, std::size_t missing);

column::Dataset dataset(const ruleset::RuleSet& rules, const std::vector<Enterprise>& enterprises);

}  // namespace inspectplan::score::made
