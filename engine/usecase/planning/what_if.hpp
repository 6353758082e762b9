#pragma once
// Plans that are asked about and not recorded: other days, other limits; what a day is worth; why not this one.
#include <map>
#include <memory>

#include "report/query_table.hpp"
#include "usecase/usecase.hpp"

namespace inspectplan::usecase {

// What is known of a difference between two best plans: that of the two found, and what the two bounds leave open.
struct Doubt {
  Scaled about, at_least, at_most;
};

// `plan --what-if`: the plan as it is and as it would be.
struct WhatIf {
  plan::Plan before, after;
  struct Difference {
    std::string enterprise, name, lead;
    std::string from, to;  // periods; empty: not in the plan
    bool moves() const { return !from.empty() && !to.empty(); }
  };
  std::vector<Difference> differences;  // those who enter or leave, then those who move; by enterprise
  Doubt more;                           // what the best plan after covers more than the best before
};
std::optional<WhatIf> what_if(const PlanRequest& request, Pool& pool, Diagnostics& diagnostics, Observer& observer);
report::Sheet what_if_sheet(const WhatIf& answer, Language language);
// {"value": {"before","after"},"upper_bound","visits","unmet","difference": {"about","at_least","at_most"},
// "changes": [{"enterprise","name","lead","from","to"}]}
std::string what_if_json(const WhatIf& answer);

// `query marginal`: what a day more of each department and period would add, by the run's prices; for one department
// also what the plan covers with other numbers of days, planned again for each.
struct Marginal {
  std::string department, period;
  std::int64_t days = 0, used = 0;  // net of the reserve
  Scaled value;                     // of a day more, at most
};
std::optional<std::vector<Marginal>> marginals(const std::string& database, const std::string& run,
                                               Diagnostics& diagnostics);
struct Covered {
  std::int64_t days = 0;  // of the year, net of the reserve
  Scaled value, upper_bound;
  std::int64_t visits = 0;
};
std::optional<std::vector<Covered>> covered_by_days(const std::string& database, const std::string& run,
                                                    const std::string& department, Pool& pool, Diagnostics& diagnostics,
                                                    Observer& observer);

// `query costs`: the value that each kind of constraint costs: planned again without it.
struct Cost {
  std::string what;  // "quota ID", "cap ID", "lottery", "mandates", "order of scores", "pin ENTERPRISE"
  Doubt value;       // that the plan without it has more; never below 0
};
std::optional<std::vector<Cost>> costs(const std::string& database, const std::string& run, Pool& pool,
                                       Diagnostics& diagnostics, Observer& observer);

// `query why-not`.
struct WhyNot {
  report::QuerySource source;
  std::shared_ptr<const ruleset::RuleSet> rules;  // of the run
  std::string enterprise;
  bool visited = false;
  std::vector<Label> others;  // visits of other bodies to it in the plan year
  Label why;                  // what stood in the way; where it is visited: nothing
  struct Way {
    std::string option, lead;
    Scaled value, price;                        // price: of its days and caps; it pays where value >= price
    std::map<std::string, std::int64_t> lacks;  // days by department, as the plan stands
    std::vector<std::string> full;              // caps that are used up
  };
  std::vector<Way> ways;
  // What would have been enough, each tried by planning again; absent where nothing tried was.
  std::optional<Scaled> value_enough;
  std::optional<std::pair<std::string, std::map<std::string, std::int64_t>>>
      days_enough;  // option, days more before the reserve
};
// {"enterprise","run","ruleset","version","as_of","visited","why","ways":[{"option","lead","value","price","lacks",
// "full"}],"value_enough","days_enough","others"}
std::string why_not_json(const WhyNot& answer);
report::Sheet why_not_sheet(const WhyNot& answer, Language language);
std::string why_not_title(const WhyNot& answer, Language language);
// What it is of, why, and what would have been enough; a line each.
std::string why_not_caption(const WhyNot& answer, Language language);

std::optional<WhyNot> why_not(const std::string& database, const std::string& run, const std::string& enterprise,
                              Pool& pool, Diagnostics& diagnostics, Observer& observer);

}  // namespace inspectplan::usecase
