#include "usecase/rules/left_open.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "ruleset/entries.hpp"
#include "usecase/rules/weigh.hpp"

namespace inspectplan::usecase {
namespace {

using Undecided = score::Assessments::Undecided;

constexpr std::size_t most_named = 5;  // conditions in one finding

// An entry that can be left undecided: where it stands, and the condition that decides.
struct Entry {
  Place place;
  const feel::Typed* when = nullptr;
};

const feel::Typed* given(const std::optional<feel::Typed>& when) { return when ? &*when : nullptr; }
const feel::Typed* condition(const ruleset::Sector& one) { return &one.when; }
const feel::Typed* condition(const ruleset::Matter& one) { return &one.when; }
const feel::Typed* condition(const ruleset::Mandate& one) { return &one.when; }
const feel::Typed* condition(const ruleset::Responsibility& one) { return given(one.when); }
const feel::Typed* condition(const ruleset::Tier& one) { return given(one.when); }
const feel::Typed* condition(const ruleset::Cap& one) { return given(one.except); }
const feel::Typed* condition(const ruleset::Quota& one) { return &one.of; }

template <class Entries>
void find(const Entries& entries, const Undecided& open, Entry& found) {
  for (const auto& one : entries)
    if (one.id == open.id) found = {one.place, condition(one)};
}

Entry entry_of(const ruleset::RuleSet& rules, const Undecided& open) {
  Entry found{rules.place};
  if (open.section == "population") found.when = given(rules.population);
  if (open.section == "random") found.when = given(rules.planning.random_of);
  if (open.section == "sectors") find(rules.sectors, open, found);
  if (open.section == "matters") find(rules.matters, open, found);
  if (open.section == "responsibilities") find(rules.responsibilities, open, found);
  if (open.section == "tiers") find(rules.tiers, open, found);
  if (open.section == "mandates") find(rules.mandates, open, found);
  if (open.section == "caps") find(rules.planning.caps, open, found);
  if (open.section == "quotas") find(rules.planning.quotas, open, found);
  for (std::size_t i = 0; i < rules.planning.workload.size(); ++i)
    if (open.section == "workload" && open.id == std::to_string(i + 1))
      found = {rules.planning.workload[i].place, given(rules.planning.workload[i].when)};
  return found;
}

class LeftOpen {
 public:
  LeftOpen(const Session& session, Diagnostics& findings)
      : rules_(*session.rules),
        keys_(session.data.enterprises.columns[rules_.schema.enterprise.key.at(0)]),
        findings_(findings) {}

  // `open`: by how many enterprises, the most first.
  void say(const std::string& fact, const std::vector<const Undecided*>& open) {
    const Entry first = entry_of(rules_, *open.front());
    const bool one = open.front()->enterprises == 1;
    const std::string those = "up to " + named(concerned(*open.front()));
    if (!fact.empty())
      findings_.info("undecided", first.place,
                     those + (one ? " lacks " : " lack ") + fact + ", which leaves open: " + list(open),
                     "fill in the fact, or say with \"unknown: true\" or `!= null` what holds without it");
    else
      findings_.info(
          "undecided", first.place,
          those + (one ? " lacks" : " lack") + " no fact, and yet this stays open: " + list(open) + computed(open),
          "give the value where it has none: a `default` or another rule of its table (`table-gap`), a "
          "computation that has a result (`no-value`)");
  }

 private:
  Concerned concerned(const Undecided& open) const {
    Concerned those{open.enterprises, {}};
    for (const std::size_t row : open.examples) those.examples.emplace_back(keys_.text(row));
    return those;
  }

  static std::string list(const std::vector<const Undecided*>& open) {
    std::string text;
    for (std::size_t i = 0; i < open.size() && i < most_named; ++i)
      text += (i == 0 ? "" : ", ") + open[i]->section + "." + open[i]->id;
    if (open.size() > most_named) text += ", …";
    return text + (open.size() > 1 ? " (" + std::to_string(open.size()) + ")" : "");
  }

  // "; it asks for derived.a, derived.b": one of them has no value there.
  std::string computed(const std::vector<const Undecided*>& open) const {
    std::set<std::string> names;
    for (const Undecided* one : open)
      if (const feel::Typed* when = entry_of(rules_, *one).when)
        for (const ruleset::Derived& derived : rules_.derived)
          if (when->syntax().uses().names.contains(derived.id)) names.insert("derived." + derived.id);
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "; it asks for " : ", ") + name;
    return text;
  }

  const ruleset::RuleSet& rules_;
  const column::Column& keys_;  // of the enterprises
  Diagnostics& findings_;
};

}  // namespace

void say_left_open(const Session& session, const std::vector<Undecided>& all, Diagnostics& findings) {
  std::map<std::string, std::vector<const Undecided*>> by_fact;
  for (const Undecided& one : all) by_fact[one.fact].push_back(&one);
  LeftOpen left_open(session, findings);
  for (auto& [fact, open] : by_fact) {
    // What is open for most comes first.
    std::stable_sort(open.begin(), open.end(), [](auto* a, auto* b) { return a->enterprises > b->enterprises; });
    left_open.say(fact, open);
  }
}

}  // namespace inspectplan::usecase
