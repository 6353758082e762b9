#pragma once
// `query missing`: which facts that nobody has filled in decide places in a plan, and who could supply them.
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "report/query_table.hpp"
#include "usecase/session.hpp"

namespace inspectplan::usecase {

// A place is an enterprise that is, or would be, visited for its score, not drawn and under no mandate, while its range
// lies on both sides of its department's line: the least score for which the department visits somebody in this plan.
// So is one with an undecided mandate to visit.
struct OpenPlace {
  std::string enterprise, name;
  std::string department;  // that leads its visit, or would: the one to ask for the facts
  bool planned = false;
  std::optional<Scaled> score, line;  // line: none where a mandate decides
  Scaled low, high;
  std::vector<std::string> mandates;  // undecided
  std::vector<std::string> facts;     // missing, of which these depend: "workers", "accident.killed", "accident"
};

struct MissingFacts {
  report::QuerySource source;
  std::shared_ptr<const ruleset::RuleSet> rules;  // of the run
  std::vector<OpenPlace> places;                  // by department, then key
};

// Of a recorded run (`request.run`). Empty on findings that are errors.
std::optional<MissingFacts> missing_facts(const SessionRequest& request, Pool& pool, Diagnostics& diagnostics,
                                          Observer& observer);

// {"run","ruleset","version","as_of","facts","places","departments":[{"id","name","facts","places","missing":[{"fact","label","enterprises"}]}],
// "open":[{"enterprise","name","department","planned","score","score_low","score_high","line","mandates","facts"}]}
std::string missing_facts_json(const MissingFacts& found, Language language);
report::Sheet missing_facts_sheet(const MissingFacts& found, Language language);
std::string missing_facts_title(Language language);
// What it is of, then "40 missing facts decide 63 places in the plan R0001", and a line a department.
std::string missing_facts_caption(const MissingFacts& found, Language language);

}  // namespace inspectplan::usecase
