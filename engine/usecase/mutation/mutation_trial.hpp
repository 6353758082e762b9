#pragma once
// One mutant after the other against the checks and the rule tests.
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "ruleset/parsed.hpp"
#include "usecase/mutation/mutate.hpp"
#include "usecase/mutation/mutation_order.hpp"
#include "usecase/mutation/mutation_reasons.hpp"
#include "usecase/rule_tests/rule_test_run.hpp"

namespace inspectplan::usecase {

class Trial {
 public:
  // `bundle` must outlive it and pass its own tests.
  Trial(const ruleset::Bundle& bundle, std::string entry, std::vector<RuleTestCase> cases,
        std::vector<MayLive> may_live);
  // Until the first finding or test that notices. Thread-safe.
  MutantResult run(const Mutation& mutation) const;

 private:
  struct Checked {
    std::shared_ptr<const ruleset::RuleSet> rules;
    Diagnostics found;
  };
  class Mutant;

  Checked check(const ruleset::Bundle& bundle, std::optional<Day> law_date) const;
  void learn();
  void learn(const RuleTestGroup& group, const Law& law, std::vector<std::set<std::string>>& reached) const;

  const ruleset::Bundle& bundle_;
  std::string entry_;
  std::vector<RuleTestCase> cases_;
  std::vector<MayLive> may_live_;
  std::vector<RuleTestGroup> groups_;
  std::vector<std::size_t> group_of_;  // by case
  ruleset::ParsedFiles parsed_;
  std::set<std::string> known_;  // findings of the rule set as it is
  TestOrder order_;
};

}  // namespace inspectplan::usecase
