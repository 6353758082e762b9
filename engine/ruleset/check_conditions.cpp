// Conditions, and parts of conditions, that never hold or never fail.
#include <functional>
#include <unordered_set>

#include "ruleset/questions.hpp"
#include "ruleset/reading.hpp"

namespace inspectplan::ruleset {
namespace {

using analysis::Verdict;
using feel::ast::Checked;
using feel::ast::Op;

class ConditionCheck {
 public:
  ConditionCheck(std::string name, const feel::Typed& condition, const analysis::Meanings& meanings,
                 Diagnostics& diagnostics)
      : name_(std::move(name)), condition_(condition), space_(meanings), diagnostics_(diagnostics) {}

  void run(bool with_limits) {
    visit(*condition_.root(), true);
    if (with_limits || gave_up_) say_limits(space_, gave_up_, name_, condition_.syntax().text().place(0), diagnostics_);
  }

 private:
  // The outermost part that is decided says it all: what is inside is not looked at again.
  void visit(const Checked& node, bool whole) {
    if (!seen_.insert(&node).second) return;
    if (node.type.kind == feel::Kind::boolean && is_asked(node, whole) && report(node, whole)) return;
    for (const feel::ast::Tree& part : node.parts) visit(*part, false);
  }

  // What a name stands for is looked at where it is defined; "not" says nothing that its part does not say.
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
      case Op::negation:
        return whole;
      default:
        return true;
    }
  }

  bool report(const Checked& node, bool whole) {
    const analysis::Formula truth = space_.truth(condition_, node);
    const std::string what = whole ? name_ : name_ + ": this part";
    const Place place = whole ? condition_.syntax().text().place(0) : space_.place_of(condition_, node);
    if (never(truth, analysis::holds)) {
      diagnostics_.warning("never-true", place, what + " can never hold, whatever the facts are",
                           "correct or remove it; `min`, `max` and `values` of the facts say what there can be");
      return true;
    }
    if (never(truth, analysis::fails)) {
      diagnostics_.info("always-true", place, what + " holds whenever its facts are known",
                        "correct or remove it; where it asks for the fact to be known, write `!= null`");
      return true;
    }
    return false;
  }

  bool never(analysis::Formula truth, analysis::Outcomes outcome) {
    const analysis::Case found = space_.find(truth, outcome);
    gave_up_ = gave_up_ || found.verdict == Verdict::gave_up;
    return found.verdict == Verdict::none;
  }

  std::string name_;
  const feel::Typed& condition_;
  analysis::Space space_;
  Diagnostics& diagnostics_;
  std::unordered_set<const Checked*> seen_;
  bool gave_up_ = false;
};

// Calls visit(what it is, expression) for every expression but those of the lists of which the first that holds
// counts: factors, tiers, workload.
void each_alone(const RuleSet& rules, const std::function<void(std::string, const feel::Typed&)>& visit) {
  const auto entries = [&visit](const char* section, const auto& all) {
    for (const auto& entry : all) visit(section + ("." + entry.id), entry.when);
  };
  const auto optional = [&visit](std::string name, const std::optional<feel::Typed>& one) {
    if (one) visit(std::move(name), *one);
  };
  optional("population", rules.population);
  for (const Derived& derived : rules.derived) {
    if (!derived.table) visit("derived." + derived.id, derived.value);
    for (std::size_t i = 0; derived.table && i < derived.table->rules.size(); ++i)
      visit("derived." + derived.id + ", rule " + std::to_string(i + 1), derived.table->rules[i].when);
  }
  entries("sectors", rules.sectors);
  entries("matters", rules.matters);
  for (const Responsibility& one : rules.responsibilities) optional("responsibilities." + one.id, one.when);
  if (rules.score) visit("score", rules.score->value);
  entries("mandates", rules.mandates);
  const Planning& planning = rules.planning;
  for (const Cap& cap : planning.caps) optional("cap " + cap.id, cap.except);
  for (const Quota& quota : planning.quotas) visit("quota " + quota.id, quota.of);
  optional("planning.random", planning.random_of);
  optional("planning.value", planning.value);
  optional("planning.last_visit", planning.last_visit);
}

void each_in_a_list(const RuleSet& rules, const std::function<void(std::string, const feel::Typed&)>& visit) {
  for (const Scorecard& card : rules.scorecards)
    for (const Factor& factor : card.factors) visit(card.id + "." + factor.id, factor.of);
  for (const Tier& tier : rules.tiers)
    if (tier.when) visit("tier " + tier.id, *tier.when);
  for (std::size_t i = 0; i < rules.planning.workload.size(); ++i)
    if (const auto& when = rules.planning.workload[i].when) visit("workload " + std::to_string(i + 1), *when);
}

}  // namespace

void check_conditions(Reading& reading) {
  const Meaning meaning(reading.rules);
  const auto check = [&](bool with_limits) {
    return [&, with_limits](std::string name, const feel::Typed& expression) {
      if (expression)
        ConditionCheck(std::move(name), expression, meaning.meanings(), reading.diagnostics).run(with_limits);
    };
  };
  each_alone(reading.rules, check(true));
  each_in_a_list(reading.rules, check(false));  // what is not looked at is said of the list
}

}  // namespace inspectplan::ruleset
