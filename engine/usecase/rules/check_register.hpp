#pragma once
// `rules check --db`: a rule set against the enterprises of a register. What a finding is worth is how many it
// concerns; three of them stand with it.
#include <optional>
#include <string>
#include <vector>

#include "report/report.hpp"
#include "usecase/session.hpp"

namespace inspectplan::usecase {

// How many enterprises have the fact; of a child table: have a row of it.
struct FactFill {
  std::string fact;
  std::size_t filled = 0;
};

// Where the enterprises of the population come to stand in one factor.
struct FactorSpread {
  std::string scorecard, factor;
  struct Part {
    std::string band;  // the `is` as written
    Scaled points;
    std::size_t enterprises = 0;
  };
  std::vector<Part> bands;
  std::optional<Scaled> missing_points;
  std::size_t missing = 0;  // without a value
  std::size_t none = 0;     // with one, but no band holds
};

struct RegisterCheck {
  int year = 0;
  Day as_of{};
  std::size_t enterprises = 0;  // of the population
  std::vector<FactFill> facts;
  std::vector<FactorSpread> factors;
  Diagnostics findings;  // those of the rules, with whom they concern, and those of the register
};

// `of_rules`: what was found without a register. Empty on findings that are errors.
std::optional<RegisterCheck> check_register(const SessionRequest& request, const Diagnostics& of_rules, Pool& pool,
                                            Diagnostics& diagnostics, Observer& observer);

report::Sheet facts_sheet(const RegisterCheck& check);
report::Sheet factors_sheet(const RegisterCheck& check);

}  // namespace inspectplan::usecase
