#include "usecase/rules/left_open.hpp"

#include <algorithm>

#include "usecase/rules/weigh.hpp"

namespace inspectplan::usecase {
namespace {

using Undecided = score::Assessments::Undecided;
using score::Assessments;

constexpr std::size_t most_named = 5;  // conditions in one finding

template <class Entries>
void find(const Entries& entries, const std::string& id, Place& found) {
  for (const auto& one : entries)
    if (one.id == id) found = one.place;
}

// Where an entry stands that can be left undecided.
Place place_of(const ruleset::RuleSet& rules, const Undecided& open) {
  Place found = rules.place;
  if (open.section == "population") found = rules.population->syntax().text().place(0);
  if (open.section == "random") found = rules.planning.random_of->syntax().text().place(0);
  if (open.section == "sectors") find(rules.sectors, open.id, found);
  if (open.section == "matters") find(rules.matters, open.id, found);
  if (open.section == "responsibilities") find(rules.responsibilities, open.id, found);
  if (open.section == "tiers") find(rules.tiers, open.id, found);
  if (open.section == "mandates") find(rules.mandates, open.id, found);
  if (open.section == "caps") find(rules.planning.caps, open.id, found);
  if (open.section == "quotas") find(rules.planning.quotas, open.id, found);
  for (std::size_t i = 0; i < rules.planning.workload.size(); ++i)
    if (open.section == "workload" && open.id == std::to_string(i + 1)) found = rules.planning.workload[i].place;
  return found;
}

std::string listed(const std::vector<Undecided>& open) {
  std::string text;
  for (std::size_t i = 0; i < open.size() && i < most_named; ++i)
    text += (i == 0 ? "" : ", ") + open[i].section + (open[i].id.empty() ? "" : "." + open[i].id);
  if (open.size() > most_named) text += ", …";
  return text + (open.size() > 1 ? " (" + std::to_string(open.size()) + ")" : "");
}

// "; each asks for derived.a, derived.b".
std::string asked(const std::vector<std::string>& derived, bool several) {
  std::string text;
  for (const std::string& name : derived)
    text += (!text.empty() ? ", " : several ? "; each asks for " : "; it asks for ") + ("derived." + name);
  return text;
}

Concerned concerned(const Assessments::LeftOpen& open, const column::Column& keys) {
  Concerned those{open.enterprises, {}};
  for (const std::size_t row : open.examples) those.examples.emplace_back(keys.text(row));
  return those;
}

}  // namespace

void say_left_open(const Session& session, const std::vector<Assessments::LeftOpen>& all, Diagnostics& findings) {
  const ruleset::RuleSet& rules = *session.rules;
  const column::Column& keys = session.data.enterprises.columns[rules.schema.enterprise.key.at(0)];
  for (const Assessments::LeftOpen& open : all) {
    std::vector<Undecided> entries = open.entries;
    // What is open for most comes first.
    std::stable_sort(entries.begin(), entries.end(),
                     [](const Undecided& a, const Undecided& b) { return a.enterprises > b.enterprises; });
    const Place place = place_of(rules, entries.front());
    const std::string those = named(concerned(open, keys)) + (open.enterprises == 1 ? " lacks " : " lack ");
    if (!open.fact.empty())
      findings.info("undecided", place, those + open.fact + ", which leaves open: " + listed(entries),
                    "fill in the fact, or say with \"unknown: true\" or `!= null` what holds without it");
    else
      findings.info(
          "undecided", place,
          those + "no fact, and yet this stays open: " + listed(entries) + asked(open.asks, entries.size() > 1),
          "give the value where it has none: a `default` or another rule of its table (`table-gap`), a "
          "computation that has a result (`no-value`)");
  }
}

}  // namespace inspectplan::usecase
