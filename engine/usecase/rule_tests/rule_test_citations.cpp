// What the rules rest on: written a second time in a test, a slip of the pen in one of the two shows.
#include <algorithm>

#include "usecase/rule_tests/rule_test_case.hpp"
#include "usecase/rule_tests/rule_test_judge.hpp"

namespace inspectplan::usecase {
namespace {

using Citations = std::vector<std::pair<std::string, const std::vector<ruleset::Basis>*>>;  // by name

Citations citations_of(const ruleset::RuleSet& rules) {
  Citations all;
  for (const ruleset::Statement& one : rules.statements) all.emplace_back(one.name, &one.basis);
  return all;
}

std::string text_of(const ruleset::Basis& basis) { return basis.document + (basis.at.empty() ? "" : ", " + basis.at); }

// The document alone, where the test does not say the place in it.
std::string asked(const ruleset::Basis& basis, const std::vector<std::string>& expected) {
  const bool document_only = std::find(expected.begin(), expected.end(), basis.document) != expected.end();
  return document_only ? basis.document : text_of(basis);
}

std::string day_text(const std::optional<Day>& day) { return day ? to_string(*day) : "null"; }

void judge_text(Judging& judging, const std::string& what, const yaml::Node* node, const std::string& got) {
  if (!node) return;
  const std::string expected = node->is_null() ? "null" : node->text;
  if (expected != got) judging.differ(what, expected, got);
}

}  // namespace

// {sectors.mining: ["act_2, § 8", act_3]}: the citations of an entry, all of them; of the second only the document.
void judge_basis(Judging& judging, const yaml::Node& node) {
  const Citations all = citations_of(judging.outcome.rules);
  std::vector<std::string> names;
  for (const auto& [name, basis] : all) names.push_back(name);
  for (const yaml::Entry& entry : node.entries) {
    if (!judging.exists(entry.key, entry.key_place, "what can have a basis", names)) continue;
    std::vector<std::string> expected;
    for (const yaml::Node& item : entry.value.items) expected.push_back(item.text);
    std::vector<std::string> got;
    for (const auto& [name, basis] : all)
      if (name == entry.key)
        for (const ruleset::Basis& one : *basis) got.push_back(asked(one, expected));
    if (joined(expected) != joined(got)) judging.differ("basis." + entry.key, joined(expected), joined(got));
  }
}

// {act_2: {number: …, issued: …, published: …, effective: …, until: …}}
void judge_documents(Judging& judging, const yaml::Node& node) {
  const ruleset::RuleSet& rules = judging.outcome.rules;
  for (const yaml::Entry& entry : node.entries) {
    if (!judging.exists(entry.key, entry.key_place, "documents", ids_of(rules.documents))) continue;
    refuse_unknown_keys(entry.value, {"number", "issued", "published", "effective", "until"}, judging.diagnostics);
    const ruleset::Document& document = *rules.find_document(entry.key);
    const std::string what = "documents." + entry.key + ".";
    judge_text(judging, what + "number", entry.value.find("number"), document.number);
    judge_text(judging, what + "issued", entry.value.find("issued"), day_text(document.issued));
    judge_text(judging, what + "published", entry.value.find("published"), day_text(document.published));
    judge_text(judging, what + "effective", entry.value.find("effective"), day_text(document.effective));
    judge_text(judging, what + "until", entry.value.find("until"), day_text(document.until));
  }
}

}  // namespace inspectplan::usecase
