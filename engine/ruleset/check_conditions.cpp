// Conditions, and parts of conditions, that never hold or never fail.
#include <functional>
#include <map>
#include <unordered_set>

#include "ruleset/questions.hpp"
#include "ruleset/reading.hpp"
#include "ruleset/sound.hpp"

namespace inspectplan::ruleset {
namespace {

using analysis::Verdict;
using feel::ast::Checked;
using feel::ast::Op;

class ConditionCheck {
 public:
  // `place`: where findings about the whole stand; absent: at the expression.
  ConditionCheck(std::string name, const feel::Typed& condition, std::optional<Place> place,
                 const analysis::Meanings& meanings, Diagnostics& diagnostics)
      : name_(std::move(name)), condition_(condition), space_(meanings), diagnostics_(diagnostics) {
    place_ = place ? *place : space_.place_of(condition_, *condition_.root());
  }

  void run(bool with_limits) {
    visit(*condition_.root(), nullptr);
    if (with_limits || gave_up_) say_limits(space_, gave_up_, name_, condition_.syntax().text().place(0), diagnostics_);
  }

 private:
  // The outermost part that is decided says it all: what is inside is not looked at again. Nodes made from one written
  // part ("a != b", "[1..5]", "every … satisfies …") have one mark: they are asked together, or not at all.
  void visit(const Checked& node, const Checked* above) {
    if (!seen_.insert(&node).second) return;
    const bool is_written = !above || above->mark != node.mark;
    if (is_written && node.type.kind == feel::Kind::boolean && is_asked(node, !above) &&
        report(node, space_.truth(condition_, node), !above))
      return;
    if (node.op == Op::conjunction || node.op == Op::disjunction) return visit_junction(node);
    for (const feel::ast::Tree& part : node.parts) visit(*part, &node);
  }

  void visit_junction(const Checked& node) {
    std::map<std::size_t, std::vector<const Checked*>> by_mark;
    for (const feel::ast::Tree& part : node.parts) by_mark[part->mark].push_back(part.get());
    for (const auto& [mark, parts] : by_mark) {
      if (parts.size() > 1 && mark != node.mark && report_together(node, parts)) continue;
      for (const Checked* part : parts) visit(*part, parts.size() > 1 ? part : &node);
    }
  }

  // The two ends of a range among the parts of an "and".
  bool report_together(const Checked& node, const std::vector<const Checked*>& parts) {
    std::vector<analysis::Formula> truths;
    for (const Checked* part : parts) truths.push_back(space_.truth(condition_, *part));
    const bool all = node.op == Op::conjunction;
    return report(*parts.front(),
                  all ? space_.formulas().all(std::move(truths)) : space_.formulas().any(std::move(truths)), false);
  }

  // What a name stands for is looked at where it is defined.
  static bool is_asked(const Checked& node, bool whole) {
    switch (node.op) {
      case Op::constant:
        return whole && node.number == 0;
      case Op::field:
      case Op::child_field:
      case Op::subject:
      case Op::name:
      case Op::sector:
        return false;
      default:
        return true;
    }
  }

  bool report(const Checked& node, analysis::Formula truth, bool whole) {
    const std::string what = whole ? name_ : name_ + ": this part";
    const Place place = whole ? place_ : space_.place_of(condition_, node);
    if (never(truth, analysis::holds)) {
      say_never(truth, what, place);
      return true;
    }
    if (never(truth, analysis::fails)) {
      diagnostics_.info("always-true", place, what + " holds whenever its facts are known",
                        "correct or remove it; where it asks for the fact to be known, write `!= null`");
      return true;
    }
    return false;
  }

  void say_never(analysis::Formula truth, const std::string& what, const Place& place) {
    if (const auto between = space_.between_steps(truth, analysis::holds))
      return say_between_steps(*between, what, place, diagnostics_);
    diagnostics_.warning("never-true", place, what + " can never hold, whatever the facts are",
                         "correct or remove it; `min`, `max` and `values` of the facts say what there can be");
  }

  bool never(analysis::Formula truth, analysis::Outcomes outcome) {
    const analysis::Case found = space_.find(truth, outcome);
    gave_up_ = gave_up_ || found.verdict == Verdict::gave_up;
    return found.verdict == Verdict::none;
  }

  std::string name_;
  const feel::Typed& condition_;
  Place place_;
  analysis::Space space_;
  Diagnostics& diagnostics_;
  std::unordered_set<const Checked*> seen_;
  bool gave_up_ = false;
};

struct Condition {
  std::string name;
  const feel::Typed* expression;
  std::optional<Place> place = {};  // of what is put together from cells
};
using Visit = std::function<void(const Condition&)>;

// Every expression but those of the lists of which the first that holds counts: factors, tiers, workload. Of a table's
// rules, too, the table says what is not looked at.
void each_alone(const RuleSet& rules, const Visit& visit) {
  const auto entries = [&visit](const char* section, const auto& all) {
    for (const auto& entry : all) visit({section + ("." + entry.id), &entry.when});
  };
  const auto optional = [&visit](std::string name, const std::optional<feel::Typed>& one) {
    if (one) visit({std::move(name), &*one});
  };
  optional("population", rules.population);
  for (const Derived& derived : rules.derived) {
    if (!derived.table) visit({"derived." + derived.id, &derived.value});
    for (std::size_t i = 0; derived.table && i < derived.table->rules.size(); ++i) {
      const DecisionTable::Rule& rule = derived.table->rules[i];
      visit({"derived." + derived.id + ", rule " + std::to_string(i + 1), &rule.when, rule.place});
    }
  }
  entries("sectors", rules.sectors);
  entries("matters", rules.matters);
  for (const Responsibility& one : rules.responsibilities) optional("responsibilities." + one.id, one.when);
  if (rules.score) visit({"score", &rules.score->value});
  entries("mandates", rules.mandates);
  const Planning& planning = rules.planning;
  for (const Cap& cap : planning.caps) optional("cap " + cap.id, cap.except);
  for (const Quota& quota : planning.quotas) visit({"quota " + quota.id, &quota.of});
  optional("planning.random", planning.random_of);
  optional("planning.value", planning.value);
  optional("planning.last_visit", planning.last_visit);
  optional("planning.first_day", planning.first_day);
  optional("planning.last_day", planning.last_day);
}

void each_in_a_list(const RuleSet& rules, const Visit& visit) {
  for (const Scorecard& card : rules.scorecards)
    for (const Factor& factor : card.factors) visit({card.id + "." + factor.id, &factor.of});
  for (const Tier& tier : rules.tiers)
    if (tier.when) visit({"tier " + tier.id, &*tier.when});
  for (std::size_t i = 0; i < rules.planning.workload.size(); ++i)
    if (const auto& when = rules.planning.workload[i].when) visit({"workload " + std::to_string(i + 1), &*when});
}

}  // namespace

void check_conditions(Reading& reading) {
  const Meaning meaning(reading.rules);
  const Sound sound(reading);
  const auto check = [&](bool with_limits) {
    return [&, with_limits](const Condition& one) {
      if (*one.expression && reading.asks(one.expression->syntax().text().place(0)) && sound.is_clear(*one.expression))
        ConditionCheck(one.name, *one.expression, one.place, meaning.meanings(), reading.diagnostics)
            .run(with_limits && !one.place);
    };
  };
  each_alone(reading.rules, check(true));
  each_in_a_list(reading.rules, check(false));  // what is not looked at is said of the list
}

}  // namespace inspectplan::ruleset
