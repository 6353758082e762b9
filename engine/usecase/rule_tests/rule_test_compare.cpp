// The expectations of a rule test against what came out, section by section.
#include "usecase/rule_tests/rule_test_compare.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "usecase/rule_tests/rule_test_case.hpp"
#include "usecase/rule_tests/rule_test_judge.hpp"

namespace inspectplan::usecase {

namespace {

void judge_tier(Judging& judging, const yaml::Node& node) {
  if (node.text != "unknown" && !judging.exists(node.text, node.place, "tiers", ids_of(judging.outcome.rules.tiers)))
    return;
  const std::string& tier = judging.outcome.explanation.tier;
  const std::string got = tier.empty() ? "unknown" : tier;
  if (node.text != got) judging.differ("tier", node.text, got);
}

// Facts that an undecided entry waits for.
std::string missing_of(const score::RuleLine& line) {
  std::string out;
  for (const score::FactUse& fact : line.facts)
    if (fact.missing) out += (out.empty() ? "" : ", ") + fact.name;
  return out;
}

void explain_undecided(const std::string& section, const std::vector<score::RuleLine>& lines, Judgement& result) {
  for (const score::RuleLine& line : lines) {
    const std::string missing = missing_of(line);
    if (line.truth == feel::truth_unknown && !missing.empty())
      result.explanation.push_back(section + "." + line.id + " is undecided: " + missing + " missing");
  }
}

bool touches(const Judgement& result, std::initializer_list<std::string_view> parts) {
  return std::any_of(result.differences.begin(), result.differences.end(), [&](const Difference& difference) {
    const std::string part = difference.what.substr(0, difference.what.find('.'));
    return std::find(parts.begin(), parts.end(), part) != parts.end();
  });
}

void explain(const score::Explanation& got, Judgement& result) {
  if (touches(result, {"score", "score_range", "scorecards", "factors", "tier"}))
    for (std::string& line : how_it_was_made(got)) result.explanation.push_back(std::move(line));
  if (touches(result, {"sectors"})) explain_undecided("sectors", got.sectors, result);
  if (touches(result, {"matters"})) explain_undecided("matters", got.matters, result);
  if (touches(result, {"mandates"})) explain_undecided("mandates", got.mandates, result);
}

std::string factor_text(const score::FactorLine& factor) {
  std::string out = factor.factor + " " + (factor.known ? to_string(factor.points) : "unknown") + " (";
  out += factor.assumed ? "assumed" : factor.band.empty() ? "no band holds" : factor.band;
  const auto has_no_rows = [](const score::FactUse& fact) {
    return !fact.missing && fact.value.empty() && fact.name.find('.') != std::string::npos;
  };
  for (const score::FactUse& fact : factor.facts)
    if (!has_no_rows(fact))
      out += "; " + fact.name + " " + (fact.missing && fact.value.empty() ? "missing" : fact.value);
  return out + ")";
}

}  // namespace

void Judging::differ(const std::string& what, const std::string& expected, const std::string& got) {
  result.differences.push_back({what, expected, got});
}

void Judging::unreadable(const yaml::Node& node, const std::string& hint) {
  diagnostics.error("bad-expectation", node.place, "not readable as an expectation", hint);
}

bool Judging::exists(const std::string& id, const Place& place, const std::string& section,
                     const std::vector<std::string>& ids) {
  if (std::find(ids.begin(), ids.end(), id) != ids.end()) return true;
  const auto near = nearest(id, ids);
  diagnostics.error("unknown-id", place, "the rule set has no \"" + id + "\" under " + section,
                    near ? "did you mean \"" + *near + "\"?" : "");
  return false;
}

std::string joined(std::vector<std::string> parts) {
  std::sort(parts.begin(), parts.end());
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : ", ") + part;
  return "[" + out + "]";
}

Judgement judge(const yaml::Node& expect, const RuleTestOutcome& outcome, Diagnostics& diagnostics) {
  Judging judging{outcome, diagnostics, {}};
  const ruleset::RuleSet& rules = outcome.rules;
  const score::Explanation& got = outcome.explanation;
  using Part = std::pair<std::string_view, std::function<void(const yaml::Node&)>>;
  const std::vector<Part> parts = {
      {"sectors", [&](auto& node) { judge_truths(judging, "sectors", node, ids_of(rules.sectors), got.sectors); }},
      {"matters", [&](auto& node) { judge_truths(judging, "matters", node, ids_of(rules.matters), got.matters); }},
      {"derived", [&](auto& node) { judge_derived(judging, node); }},
      {"factors", [&](auto& node) { judge_factors(judging, node); }},
      {"scorecards", [&](auto& node) { judge_scorecards(judging, node); }},
      {"score", [&](auto& node) { judge_score(judging, node); }},
      {"score_range", [&](auto& node) { judge_range(judging, node); }},
      {"tier", [&](auto& node) { judge_tier(judging, node); }},
      {"is_due", [&](auto& node) { judge_truth(judging, "is_due", node, got.is_due); }},
      {"mandates", [&](auto& node) { judge_truths(judging, "mandates", node, ids_of(rules.mandates), got.mandates); }},
      {"who", [&](auto& node) { judge_who(judging, node); }},
      {"basis", [&](auto& node) { judge_basis(judging, node); }},
      {"visit", [&](auto& node) { judge_visit(judging, node); }},
      {"facts", [&](auto& node) { judge_facts(judging, node); }},
      {"documents", [&](auto& node) { judge_documents(judging, node); }},
      {"reporting", [&](auto& node) { judge_duties(judging, "reporting", node); }},
      {"targets", [&](auto& node) { judge_duties(judging, "targets", node); }},
      {"caps", [&](auto& node) { judge_duties(judging, "caps", node); }},
      {"quotas", [&](auto& node) { judge_duties(judging, "quotas", node); }},
      {"rules", [&](auto& node) { judge_rules(judging, node); }},
  };
  std::vector<std::string> keys;
  for (const auto& [key, action] : parts) keys.emplace_back(key);
  refuse_unknown_keys(expect, keys, diagnostics);
  for (const auto& [key, action] : parts)
    if (const yaml::Node* node = expect.find(key)) action(*node);
  explain(got, judging.result);
  return std::move(judging.result);
}

std::vector<std::string> how_it_was_made(const score::Explanation& explanation) {
  std::vector<std::string> lines;
  for (const score::CardLine& card : explanation.scorecards) {
    std::string line = card.scorecard + " " + (card.known ? to_string(card.points) : "unknown") + ": ";
    for (std::size_t i = 0; i < card.factors.size(); ++i) line += (i == 0 ? "" : ", ") + factor_text(card.factors[i]);
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace inspectplan::usecase
