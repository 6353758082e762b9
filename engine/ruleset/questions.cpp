#include "ruleset/questions.hpp"

#include <algorithm>

namespace inspectplan::ruleset {

Meaning::Meaning(const RuleSet& rules) : rules_(rules) {
  for (const Derived& derived : rules.derived) derived_.emplace(derived.id, &derived.value);
  for (const Sector& sector : rules.sectors) sectors_.emplace(sector.id, &sector.when);
  const auto look_up = [](const auto& known, const std::string& id) -> const feel::Typed* {
    const auto found = known.find(id);
    return found == known.end() ? nullptr : found->second;
  };
  meanings_.schema = &rules.schema;
  meanings_.derived = [this, look_up](const std::string& id) { return look_up(derived_, id); };
  meanings_.sector = [this, look_up](const std::string& id) { return look_up(sectors_, id); };
  meanings_.texts = [&rules](const std::string& name) {
    std::vector<std::string> ids;
    if (name != "tier") return ids;
    for (const Tier& tier : rules.tiers) ids.push_back(tier.id);
    return ids;
  };
  meanings_.steps = [this](const std::string& name) { return steps_of(name); };
  meanings_.facts = [this](const std::string& name) { return facts_of(name); };
}

const std::set<std::string>* Meaning::facts_of(const std::string& name) const {
  const auto [known, fresh] = facts_.try_emplace(name);
  if (fresh) {
    std::set<std::string> facts = made_of(name);
    known->second = std::move(facts);
  }
  return &known->second;
}

std::set<std::string> Meaning::made_of(const std::string& name) const {
  std::set<std::string> facts;
  const auto add = [&](const std::optional<feel::Typed>& one) {
    if (one) add_facts(*one, facts);
  };
  if (rules_.schema.enterprise.find(name)) facts.insert(name);
  if (const auto found = derived_.find(name); found != derived_.end()) add_facts(*found->second, facts);
  for (const Scorecard& card : rules_.scorecards) {
    if (card.id != name) continue;
    for (const Factor& factor : card.factors) {
      add_facts(factor.of, facts);
      for (const Band& band : factor.bands) add_facts(band.test, facts);
    }
  }
  if (name == "score" && rules_.score) add_facts(rules_.score->value, facts);
  if (name == "last_visit" || name == "is_due") add(rules_.planning.last_visit);
  if (name == "tier" || name == "is_due")
    for (const Tier& tier : rules_.tiers) add(tier.when);
  return facts;
}

std::set<std::string> Meaning::fields_behind(const std::vector<const feel::Typed*>& conditions) const {
  std::set<std::string> facts;
  for (const feel::Typed* one : conditions) add_facts(*one, facts);
  std::erase_if(facts, [this](const std::string& name) { return !rules_.schema.enterprise.find(name); });
  return facts;
}

// By the names it is written with: names make no circles.
void Meaning::add_facts(const feel::Typed& expression, std::set<std::string>& facts) const {
  if (!expression) return void(facts.insert("*"));
  const feel::Uses& uses = expression.syntax().uses();
  facts.insert(uses.tables.begin(), uses.tables.end());
  for (const std::string& name : uses.names) {
    const std::set<std::string>& behind = *facts_of(name);
    facts.insert(behind.begin(), behind.end());
  }
  for (const std::string& sector : uses.sectors)
    if (const auto found = sectors_.find(sector); found != sectors_.end()) add_facts(*found->second, facts);
}

const std::vector<std::int64_t>* Meaning::steps_of(const std::string& name) const {
  const auto [known, fresh] = steps_.try_emplace(name);
  const auto card = std::find_if(rules_.scorecards.begin(), rules_.scorecards.end(),
                                 [&name](const Scorecard& one) { return one.id == name; });
  if (fresh && card != rules_.scorecards.end()) known->second = values_of_card(*card);
  if (fresh && name == "score") known->second = values_of_score(rules_);
  return known->second ? &*known->second : nullptr;
}

Meaning::Example Meaning::example(const std::vector<const feel::Typed*>& conditions,
                                  const std::vector<const feel::Typed*>& none) const {
  analysis::Space space(meanings_);
  std::vector<analysis::Formula> parts;
  for (const feel::Typed* one : conditions) parts.push_back(space.truth(*one));
  for (const feel::Typed* one : none) parts.push_back(space.formulas().opposite(space.truth(*one)));
  const analysis::Case found = space.find(space.formulas().all(std::move(parts)), analysis::holds);
  if (found.verdict == analysis::Verdict::none) return {};
  if (found.verdict == analysis::Verdict::gave_up) return {"…", false};
  return {found.values.empty() ? "the facts are as they may" : space.describe(found), space.is_certain(found)};
}

std::string hedge(bool is_certain) { return is_certain ? "" : ", if there can be such an enterprise"; }

std::string where(const analysis::Space& space, const analysis::Case& found) {
  return found.values.empty() ? "whatever the facts are" : "where " + space.describe(found);
}

void say_between_steps(const analysis::Space::BetweenSteps& found, const std::string& what, const Place& place,
                       Diagnostics& diagnostics) {
  diagnostics.warning("between-steps", place,
                      what + " is never reached: it asks for " + found.asked + ", but " + found.steps,
                      "set its bounds at what the points can come to");
}

void say_limits(const analysis::Space& space, bool gave_up, const std::string& what, const Place& place,
                Diagnostics& diagnostics) {
  if (gave_up) {
    diagnostics.info("not-analysed", place, what + ": too many cases to look at them all",
                     "split it into smaller parts, or cover its cases with rule tests");
    return;
  }
  const auto limits = space.limits();
  if (limits.empty()) return;
  Diagnostic& finding =
      diagnostics.info("not-analysed", place, what + " is not looked at in full: " + limits.front().why,
                       "cover the cases that depend on it with rule tests");
  if (limits.front().place.source != place.source || limits.front().place.line != place.line)
    finding.notes.push_back({limits.front().place, "here"});
}

}  // namespace inspectplan::ruleset
