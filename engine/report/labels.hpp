#pragma once
// Names of the things in a plan, in one language, with the diacritics of the rule set. Where the rule
// set has no name for an id, the id itself.
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "plan/plan.hpp"
#include "ruleset/model.hpp"

namespace inspectplan::report {

// Number of the document, else its title, and the section; marked where the document is not verified.
std::string citation(const ruleset::RuleSet& rules, const ruleset::Basis& basis, Language language);

// Of a recorded run: draft, proposed, approved; another as it stands.
std::string status_in_words(const std::string& status, Language language);

// Holds references: rules and plan must outlive it.
class Labels {
 public:
  Labels(const ruleset::RuleSet& rules, const plan::Plan& plan, Language language);

  Language language() const { return language_; }
  std::string department(const std::string& id) const;  // for one of a class, its label and code
  // By name, as Vietnamese sorts; of equal names by id.
  std::vector<std::string> departments_by_name(const std::set<std::string>& ids) const;
  std::string matter(const std::string& id) const;
  std::string sector(const std::string& id) const;  // and how sure it is (responsibility::mark_of)
  std::string derived(const std::string& id) const;
  std::string tier(const std::string& id) const;
  std::string mandate(const std::string& id) const;
  std::string quota(const std::string& id) const;
  // The lead, tier or value of a field that a quota is of; empty: of the whole plan.
  std::string part(const plan::QuotaUse& quota) const;
  std::string number(Scaled number) const;  // "71,5" or "71.5"
  std::string mode(const std::string& mode) const;
  std::string severity(const std::string& severity) const;
  std::string status(const std::string& status) const;
  std::string period(const std::string& id) const;   // "Quý I/2027"
  std::string when(const plan::Visit& visit) const;  // period, with the window where that is narrower
  std::string day(Day day) const;                    // 28/02/2027 or 2027-02-28
  std::string day_of_year(Day day) const;            // 28/02 or 02-28
  std::string basis(const ruleset::Basis& basis) const;
  std::string regime() const;  // the law under which the plan is made, with its texts; empty where none is said
  std::string rule_set(const std::string& id, const std::string& version) const;  // title (id version)

 private:
  const plan::Period* find_period(const std::string& id) const;

  const ruleset::RuleSet& rules_;
  const plan::Plan& plan_;
  Language language_;
  std::vector<plan::Period> periods_;
};

// "a; b; c" of what `name` makes of each id.
template <class Items, class Name>
std::string joined(const Items& items, const Name& name, std::string_view between = "; ") {
  std::string out;
  for (const auto& item : items) {
    if (!out.empty()) out += between;
    out += name(item);
  }
  return out;
}

// Visits wanted for a quota: "5", "≤ 8", "5–8".
std::string wanted(const plan::QuotaUse& quota);
// Notes one behind the other: those that are sentences lose their stop before the semicolon.
std::string joined_notes(const std::vector<Label>& notes, Language language);

}  // namespace inspectplan::report
