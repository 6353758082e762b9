// Numbers: derived values, points, the score and its range.
#include <algorithm>

#include "usecase/rule_tests/constant.hpp"
#include "usecase/rule_tests/rule_test_judge.hpp"

namespace inspectplan::usecase {
namespace {

struct Points {
  bool known;
  Scaled value;
};
using PointsByName = std::vector<std::pair<std::string, Points>>;

bool is_unknown(const yaml::Node& node) { return node.text == "unknown" || node.text == "missing"; }

// As written, or computed: 10 + 2.5.
std::optional<Scaled> expected_number(Judging& judging, const yaml::Node& node) {
  if (!node.is_scalar()) {
    judging.unreadable(node, "write a number, or unknown");
    return std::nullopt;
  }
  const auto plain = parse_scaled(node.text);
  return plain ? plain : constant(node, judging.diagnostics);
}

void judge_number(Judging& judging, const std::string& what, const yaml::Node& node, const Points& got) {
  std::string wanted = "unknown";
  if (!is_unknown(node)) {
    const auto expected = expected_number(judging, node);
    if (!expected) return;
    wanted = to_string(*expected);
  }
  const std::string shown = got.known ? to_string(got.value) : "unknown";
  if (wanted != shown) judging.differ(what, wanted, shown);
}

void judge_points(Judging& judging, const std::string& section, const yaml::Node& node, const PointsByName& got) {
  std::vector<std::string> names;
  for (const auto& [name, value] : got) names.push_back(name);
  for (const yaml::Entry& entry : node.entries) {
    if (!judging.exists(entry.key, entry.key_place, section, names)) continue;
    const auto at = std::find(names.begin(), names.end(), entry.key) - names.begin();
    judge_number(judging, section + "." + entry.key, entry.value, got[static_cast<std::size_t>(at)].second);
  }
}

std::string expected_value(Judging& judging, const yaml::Node& node, feel::Kind kind) {
  if (is_unknown(node)) return "missing";
  if (kind != feel::Kind::number) return node.text;
  const auto number = expected_number(judging, node);
  return number ? to_string(*number) : node.text;
}

}  // namespace

void judge_derived(Judging& judging, const yaml::Node& node) {
  const ruleset::RuleSet& rules = judging.outcome.rules;
  for (const yaml::Entry& entry : node.entries) {
    if (!judging.exists(entry.key, entry.key_place, "derived", ids_of(rules.derived))) continue;
    if (!entry.value.is_scalar()) {
      judging.unreadable(entry.value, "write a value, or missing");
      continue;
    }
    const auto derived = std::find_if(rules.derived.begin(), rules.derived.end(),
                                      [&entry](const ruleset::Derived& d) { return d.id == entry.key; });
    const auto& uses = judging.outcome.explanation.derived;
    const auto use =
        std::find_if(uses.begin(), uses.end(), [&entry](const score::FactUse& u) { return u.name == entry.key; });
    const std::string expected = expected_value(judging, entry.value, derived->value.type().kind);
    const std::string got = use->missing ? "missing" : use->value;
    if (expected != got) judging.differ("derived." + entry.key, expected, got);
  }
}

void judge_scorecards(Judging& judging, const yaml::Node& node) {
  PointsByName got;
  for (const score::CardLine& card : judging.outcome.explanation.scorecards)
    got.emplace_back(card.scorecard, Points{card.known, card.points});
  judge_points(judging, "scorecards", node, got);
}

void judge_factors(Judging& judging, const yaml::Node& node) {
  PointsByName got;
  for (const score::CardLine& card : judging.outcome.explanation.scorecards)
    for (const score::FactorLine& factor : card.factors)
      got.emplace_back(card.scorecard + "." + factor.factor, Points{factor.known, factor.points});
  judge_points(judging, "factors", node, got);
}

void judge_score(Judging& judging, const yaml::Node& node) {
  const score::Explanation& got = judging.outcome.explanation;
  judge_number(judging, "score", node, {got.score_known, got.score});
}

void judge_range(Judging& judging, const yaml::Node& node) {
  const bool pair = node.is_sequence() && node.items.size() == 2;
  if (!pair) return judging.unreadable(node, "write [lowest, highest]");
  const auto low = expected_number(judging, node.items[0]);
  const auto high = expected_number(judging, node.items[1]);
  if (!low || !high) return;
  const score::Explanation& got = judging.outcome.explanation;
  const auto text = [](Scaled from, Scaled to) { return "[" + to_string(from) + ", " + to_string(to) + "]"; };
  if (text(*low, *high) != text(got.low, got.high))
    judging.differ("score_range", text(*low, *high), text(got.low, got.high));
}

}  // namespace inspectplan::usecase
