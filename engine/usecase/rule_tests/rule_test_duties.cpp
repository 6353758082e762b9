#include <algorithm>

#include "base/text.hpp"
#include "responsibility/owed.hpp"
#include "usecase/rule_tests/rule_test_case.hpp"
#include "usecase/rule_tests/rule_test_judge.hpp"

namespace inspectplan::usecase {
namespace {

std::string count_text(const std::optional<std::int64_t>& count) { return count ? std::to_string(*count) : "none"; }

// "0.1", or "at most 0.3", "at least 5 visits": the first that the quota says.
std::string quota_text(const ruleset::Quota& quota) {
  if (quota.at_least) return to_string(*quota.at_least);
  if (quota.at_most) return "at most " + to_string(*quota.at_most);
  if (quota.least_visits) return "at least " + std::to_string(*quota.least_visits) + " visits";
  return "at most " + std::to_string(quota.most_visits.value_or(0)) + " visits";
}

class Duties {
 public:
  explicit Duties(Judging& judging) : judging_(judging), outcome_(judging.outcome) {}

  void run(const std::string& section, const yaml::Node& expect) {
    const ruleset::RuleSet& rules = outcome_.rules;
    if (section == "reporting")
      each(expect, section, rules.reporting, [&](const yaml::Entry& entry, std::size_t at) { report(entry, at); });
    if (section == "targets")
      each(expect, section, rules.targets, [&](const yaml::Entry& entry, std::size_t at) { target(entry, at); });
    if (section == "caps")
      each(expect, section, rules.planning.caps, [&](const yaml::Entry& entry, std::size_t at) {
        same("caps." + entry.key, entry.value.text, std::to_string(rules.planning.caps[at].at_most));
      });
    if (section == "quotas")
      each(expect, section, rules.planning.quotas, [&](const yaml::Entry& entry, std::size_t at) {
        same("quotas." + entry.key, entry.value.text, quota_text(rules.planning.quotas[at]));
      });
  }

 private:
  template <class Entries, class Action>
  void each(const yaml::Node& expect, const std::string& section, const Entries& entries, Action action) {
    if (!expect.is_mapping()) return judging_.unreadable(expect, "write {id: …}");
    const std::vector<std::string> ids = ids_of(entries);
    for (const yaml::Entry& entry : expect.entries) {
      const auto found = std::find(ids.begin(), ids.end(), entry.key);
      if (found != ids.end())
        action(entry, static_cast<std::size_t>(found - ids.begin()));
      else if (entry.value.text == "none")
        continue;
      else
        unknown(entry, section, ids);
    }
  }

  void unknown(const yaml::Entry& entry, const std::string& section, const std::vector<std::string>& ids) {
    const auto near = nearest(entry.key, ids);
    judging_.diagnostics.error(
        "unknown-id", entry.key_place, "the rule set has no \"" + entry.key + "\" under " + section + " on this day",
        near ? "did you mean \"" + *near + "\"?" : "write `none` where it is meant to be absent");
  }

  void same(const std::string& what, const std::string& expected, const std::string& got) {
    if (expected != got) judging_.differ(what, expected, got);
  }

  void text(const std::string& what, const yaml::Node& of, std::string_view key, const std::string& got) {
    if (const yaml::Node* node = of.find(key)) same(what + "." + std::string(key), node->text, got);
  }

  void parties(const std::string& what, const yaml::Node& of, std::string_view key,
               const std::vector<std::string>& got) {
    const yaml::Node* node = of.find(key);
    if (!node) return;
    std::vector<std::string> expected;
    for (const yaml::Node& item : node->items) expected.push_back(item.text);
    same(what + "." + std::string(key), joined(expected), joined(got));
  }

  void report(const yaml::Entry& entry, std::size_t at) {
    refuse_unknown_keys(entry.value,
                        {"in_force", "lead", "coordinating", "to", "ended", "due", "days", "more_days", "kind"},
                        judging_.diagnostics);
    const ruleset::Obligation& one = outcome_.rules.reporting[at];
    const responsibility::Owed owed = outcome_.owed(at);
    const auto due = responsibility::due_in(one, to_civil(outcome_.at).year);
    const std::string what = "reporting." + entry.key;
    text(what, entry.value, "in_force", owed.in_force ? "true" : "false");
    text(what, entry.value, "due", due ? to_string(*due) : "none");
    text(what, entry.value, "days", count_text(one.days));
    text(what, entry.value, "more_days", count_text(one.more_days));
    text(what, entry.value, "kind", one.kind);
    parties(what, entry.value, "lead", owed.lead);
    parties(what, entry.value, "coordinating", owed.coordinating);
    parties(what, entry.value, "to", owed.to);
    parties(what, entry.value, "ended", owed.ended);
  }

  void target(const yaml::Entry& entry, std::size_t at) {
    using Aim = ruleset::Target::Aim;
    refuse_unknown_keys(entry.value, {"falls_by", "rises_by", "reaches", "exceeds", "by", "measure", "per"},
                        judging_.diagnostics);
    const ruleset::Target& target = outcome_.rules.targets[at];
    const std::string what = "targets." + entry.key;
    const auto amount = [&](Aim aim) { return target.aim == aim ? to_string(target.amount) : "none"; };
    text(what, entry.value, "falls_by", amount(Aim::falls_by));
    text(what, entry.value, "rises_by", amount(Aim::rises_by));
    text(what, entry.value, "reaches", amount(Aim::reaches));
    text(what, entry.value, "exceeds", amount(Aim::exceeds));
    text(what, entry.value, "by", target.by ? to_string(*target.by) : "none");
    text(what, entry.value, "measure", target.measure.empty() ? "none" : target.measure);
    text(what, entry.value, "per", target.per.empty() ? "none" : target.per);
  }

  Judging& judging_;
  const RuleTestOutcome& outcome_;
};

}  // namespace

void judge_duties(Judging& judging, const std::string& section, const yaml::Node& expected) {
  Duties(judging).run(section, expected);
}

}  // namespace inspectplan::usecase
