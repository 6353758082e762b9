// Who answers, on the day and at the place of the test.
#include <algorithm>
#include <array>

#include "usecase/rule_tests/rule_test_case.hpp"
#include "usecase/rule_tests/rule_test_judge.hpp"

namespace inspectplan::usecase {
namespace {

using responsibility::Answer;

constexpr std::array<std::pair<std::string_view, ruleset::Duty>, 5> duties = {
    {{"inspect", ruleset::Duty::inspect},
     {"manage", ruleset::Duty::manage},
     {"inform", ruleset::Duty::inform},
     {"train", ruleset::Duty::train},
     {"investigate", ruleset::Duty::investigate}}};

std::vector<std::string> leads_with(const std::vector<Answer>& answers, ruleset::Duty duty) {
  std::vector<std::string> leads;
  for (const Answer& answer : answers)
    if (answer.duty == duty) leads.insert(leads.end(), answer.lead.begin(), answer.lead.end());
  std::sort(leads.begin(), leads.end());
  leads.erase(std::unique(leads.begin(), leads.end()), leads.end());
  return leads;
}

std::string name_of(ruleset::Duty duty) {
  return std::string(
      std::find_if(duties.begin(), duties.end(), [duty](const auto& d) { return d.second == duty; })->first);
}

// "who.minerals: act_3 (manage): a → b since 2025-03-01 (minerals), leads b, coordinating c"
std::string answer_text(const std::string& matter, const Answer& answer) {
  std::string out = "who." + matter + ": " + answer.responsibility + " (" + name_of(answer.duty) + ")";
  for (const responsibility::Step& step : answer.chain)
    out += ", " + step.from + " → " + step.to + " since " + to_string(step.on) +
           (step.scope.empty() ? "" : " (" + step.scope + ")");
  out += ", leads " + joined(answer.lead);
  return answer.coordinating.empty() ? out : out + ", coordinating " + joined(answer.coordinating);
}

class WhoJudge {
 public:
  WhoJudge(Judging& judging, const yaml::Entry& entry)
      : judging_(judging),
        entry_(entry),
        matter_(*judging.outcome.rules.matter_index(entry.key)),
        answers_(judging.outcome.answers(matter_)) {}

  void run() {
    std::vector<std::string> keys = {"lead", "coordinating", "by"};
    for (const auto& [name, duty] : duties) keys.emplace_back(name);
    refuse_unknown_keys(entry_.value, keys, judging_.diagnostics);
    const std::size_t before = judging_.result.differences.size();
    const auto party = judging_.outcome.who(matter_);
    departments("lead", party.lead);
    departments("coordinating", party.coordinating);
    for (const auto& [name, duty] : duties) departments(name, leads_with(answers_, duty));
    by();
    if (judging_.result.differences.size() == before) return;
    for (const Answer& answer : answers_) judging_.result.explanation.push_back(answer_text(entry_.key, answer));
  }

 private:
  void departments(std::string_view key, const std::vector<std::string>& got) {
    const yaml::Node* node = entry_.value.find(key);
    if (!node) return;
    const auto& known = judging_.outcome.rules.departments;
    list(key, *node, got, "departments", [&](const std::string& id, const Place& place) {
      return judging_.exists(id.substr(0, id.find(':')), place, "departments", ids_of(known));
    });
  }

  // Which texts answer, whatever their duty.
  void by() {
    const yaml::Node* node = entry_.value.find("by");
    if (!node) return;
    std::vector<std::string> got;
    for (const Answer& answer : answers_) got.push_back(answer.responsibility);
    const auto& known = judging_.outcome.rules.responsibilities;
    list("by", *node, got, "responsibilities", [&](const std::string& id, const Place& place) {
      return judging_.exists(id, place, "responsibilities", ids_of(known));
    });
  }

  template <class Exists>
  void list(std::string_view key, const yaml::Node& node, const std::vector<std::string>& got, const char* section,
            Exists exists) {
    std::vector<std::string> expected;
    if (node.is_mapping()) return judging_.unreadable(node, "write a list of ids under " + std::string(section));
    if (node.is_scalar() && exists(node.text, node.place)) expected.push_back(node.text);
    for (const yaml::Node& item : node.items)
      if (exists(item.text, item.place)) expected.push_back(item.text);
    if (joined(expected) != joined(got))
      judging_.differ("who." + entry_.key + "." + std::string(key), joined(expected), joined(got));
  }

  Judging& judging_;
  const yaml::Entry& entry_;
  std::size_t matter_;
  std::vector<Answer> answers_;
};

}  // namespace

void judge_who(Judging& judging, const yaml::Node& node) {
  const std::vector<std::string> matters = ids_of(judging.outcome.rules.matters);
  for (const yaml::Entry& entry : node.entries) {
    if (!judging.exists(entry.key, entry.key_place, "matters", matters)) continue;
    if (!entry.value.is_mapping()) {
      judging.unreadable(entry.value, "write {lead: [...], coordinating: [...]}");
      continue;
    }
    WhoJudge(judging, entry).run();
  }
}

}  // namespace inspectplan::usecase
