// Tiers, the last visit, and what is due.
#include "base/error.hpp"
#include "score/unvisited.hpp"
#include "sqlgen/rules.hpp"

namespace inspectplan::sqlgen {

using feel::Type;

// The first whose condition holds; unknown where one before it is.
void Rules::tiers() {
  relation_.enter(section_tier);
  std::vector<Relation::Case> cases;
  std::string comment = "tier, the first that holds";
  for (const ruleset::Tier& tier : rules_.tiers) {
    const bool in_force = tier.valid.contains(clock_.plan_start);
    const Sql holds =
        relation_.name(tier.when ? entering(tier, *tier.when, tier.on_unknown) : relation_.literal(in_force));
    tiers_.push_back(holds);
    cases.push_back({holds, relation_.literal(tier.id)});
    cases.push_back({relation_.is_null(holds), relation_.missing(Sort::text)});
    comment += "\n  " + cited(tier.id, tier).substr(tier.id.size() + 1);
    comment += tier.when ? ": " + tier.when->syntax().text().text : "";
  }
  const Sql tier = cases.empty() ? relation_.missing(Sort::text) : relation_.cases(Sort::text, cases, std::nullopt);
  enterprises_.bind("tier", show("tier", point(Type::text(), tier), comment, rules_.place));
}

// Written in the rule language, as score/compile.cpp writes it: one meaning of missing.
feel::Typed Rules::checked(const std::string& text, const feel::Scope& scope) {
  Diagnostics diagnostics;
  const feel::Syntax syntax = feel::parse_expression(feel::Text::of(text), diagnostics);
  if (!syntax) bug(render(diagnostics.sorted()).c_str(), __FILE__, __LINE__);
  const feel::Typed typed = feel::check(syntax, scope, diagnostics);
  if (!typed) bug(render(diagnostics.sorted()).c_str(), __FILE__, __LINE__);
  own_.push_back(typed);
  return own_.back();
}

// Without a last visit: true where there was none, unknown where one may be hidden.
Sql Rules::unvisited() {
  const auto silence = score::unvisited(rules_);
  if (!silence) return relation_.missing(Sort::truth);
  Sql told = silence->whole.empty() ? relation_.literal(true)
                                    : enterprises_.translate(checked(silence->whole, feel::Scope(rules_.schema))).low;
  for (const std::size_t table : silence->tables)
    told = relation_.formula(Sort::truth, "$1 AND $2", {enterprises_.imported(table), told});
  return relation_.name(relation_.formula(Sort::truth, "CASE WHEN $1 THEN TRUE END", {told}));
}

Value Rules::due_after(const ruleset::Length& due) {
  feel::Scope scope(rules_.schema);
  scope.add("OwnLast", Type::date());
  scope.add("OwnUnvisited", Type::boolean());
  scope.add("OwnEnd", Type::date(false));
  const std::string length =
      due.months != 0 ? "P" + std::to_string(due.months) + "M" : "P" + std::to_string(due.days) + "D";
  return enterprises_.translate(
      checked("if OwnLast = null then OwnUnvisited else OwnLast + duration(\"" + length + "\") <= OwnEnd", scope));
}

void Rules::due() {
  relation_.enter(section_due);
  Value last = point(Type::date(), relation_.missing(Sort::number));
  if (rules_.planning.last_visit) last = enterprises_.translate(*rules_.planning.last_visit);
  last = show("last_visit", last, "the last visit, a day number", rules_.place);
  enterprises_.bind("last_visit", last);
  enterprises_.bind("OwnLast", last);
  enterprises_.bind("OwnUnvisited", point(Type::boolean(), unvisited()));
  enterprises_.bind("OwnEnd", point(Type::date(false), relation_.literal(std::int64_t{clock_.plan_end.number})));
  std::vector<Relation::Case> cases;
  for (std::size_t i = 0; i < rules_.tiers.size(); ++i) {
    const auto& due = rules_.tiers[i].due;
    cases.push_back({tiers_[i], due ? due_after(*due).low : relation_.literal(false)});
    cases.push_back({relation_.is_null(tiers_[i]), relation_.missing(Sort::truth)});
  }
  const Sql is_due =
      cases.empty() ? relation_.literal(false) : relation_.cases(Sort::truth, cases, relation_.literal(false));
  enterprises_.bind("is_due", point(Type::boolean(), show("is_due", is_due, "due in the plan year", rules_.place)));
}

}  // namespace inspectplan::sqlgen
