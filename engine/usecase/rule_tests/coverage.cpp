#include "usecase/rule_tests/coverage.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

namespace inspectplan::usecase {
namespace {

constexpr std::array<const char*, 7> section_names = {"derived", "sectors",  "matters",         "bands",
                                                      "tiers",   "mandates", "responsibilities"};

std::string band_id(const std::string& card, const std::string& factor, const std::string& band) {
  return card + "." + factor + " " + band;
}

void add_holding(const std::string& section, const std::vector<score::RuleLine>& lines, std::set<std::string>& to) {
  for (const score::RuleLine& line : lines)
    if (line.truth == feel::truth_true) to.insert(section + " " + line.id);
}

void add_responsibilities(const RuleTestOutcome& outcome, const yaml::Node& expect, std::set<std::string>& to) {
  const yaml::Node* who = expect.find("who");
  if (!who) return;
  for (const yaml::Entry& entry : who->entries) {
    const auto matter = outcome.rules.matter_index(entry.key);
    if (!matter) continue;
    for (const responsibility::Answer& answer : outcome.answers(*matter))
      to.insert("responsibilities " + answer.responsibility);
  }
}

// Everything there is to reach, once, in a fixed order.
class Universe {
 public:
  explicit Universe(const std::string& directory)
      : directory_(directory.ends_with('/') ? directory : directory + "/") {}

  void add(const ruleset::RuleSet& rules) {
    add("derived", rules.derived);
    add("sectors", rules.sectors);
    add("matters", rules.matters);
    add("tiers", rules.tiers);
    add("mandates", rules.mandates);
    add("responsibilities", rules.responsibilities);
    for (const ruleset::Scorecard& card : rules.scorecards)
      for (const ruleset::Factor& factor : card.factors) add(card, factor);
  }

  Coverage compare(const std::set<std::string>& reached) const {
    Coverage out;
    for (const char* section : section_names) {
      Coverage::Section line{section, 0, 0};
      for (const auto& [key, place] : all_) {
        if (key.first != section) continue;
        ++line.total;
        if (reached.contains(key.first + " " + key.second))
          ++line.reached;
        else
          out.gaps.push_back({key.first, key.second, place});
      }
      if (line.total > 0) out.sections.push_back(line);
    }
    std::stable_sort(out.gaps.begin(), out.gaps.end(), [](const Coverage::Gap& a, const Coverage::Gap& b) {
      return std::tuple(a.place.source->name(), a.place.line) < std::tuple(b.place.source->name(), b.place.line);
    });
    return out;
  }

 private:
  template <class Entries>
  void add(const char* section, const Entries& entries) {
    for (const ruleset::Entry& entry : entries) add(section, entry.id, entry.place);
  }

  void add(const ruleset::Scorecard& card, const ruleset::Factor& factor) {
    for (const ruleset::Band& band : factor.bands) add("bands", band_id(card.id, factor.id, band.text), band.place);
    if (factor.missing && factor.of && factor.of.type().may_be_missing)
      add("bands", band_id(card.id, factor.id, "missing"), factor.place);
  }

  void add(const std::string& section, const std::string& id, const Place& place) {
    if (place.source && place.source->name().starts_with(directory_)) all_.emplace(std::pair(section, id), place);
  }

  std::string directory_;
  std::map<std::pair<std::string, std::string>, Place> all_;
};

}  // namespace

std::set<std::string> reached_by(const RuleTestOutcome& outcome, const yaml::Node& expect) {
  std::set<std::string> reached;
  const score::Explanation& got = outcome.explanation;
  for (const score::FactUse& derived : got.derived)
    if (!derived.missing) reached.insert("derived " + derived.name);
  add_holding("sectors", got.sectors, reached);
  add_holding("matters", got.matters, reached);
  add_holding("mandates", got.mandates, reached);
  for (const score::CardLine& card : got.scorecards) {
    for (const score::FactorLine& factor : card.factors) {
      if (factor.assumed || !factor.band.empty())
        reached.insert("bands " + band_id(card.scorecard, factor.factor, factor.assumed ? "missing" : factor.band));
    }
  }
  if (!got.tier.empty()) reached.insert("tiers " + got.tier);
  add_responsibilities(outcome, expect, reached);
  return reached;
}

Coverage coverage_of(const std::vector<const ruleset::RuleSet*>& laws, const std::string& directory,
                     const std::set<std::string>& reached) {
  Universe universe(directory);
  for (const ruleset::RuleSet* rules : laws) universe.add(*rules);
  return universe.compare(reached);
}

}  // namespace inspectplan::usecase
