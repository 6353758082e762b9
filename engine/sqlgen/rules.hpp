#pragma once
// A rule set over the relation of enterprises, section by section. For the .cpp files of this module.
#include <map>
#include <string>
#include <vector>

#include "ruleset/model.hpp"
#include "score/assess.hpp"
#include "sqlgen/enterprises.hpp"

namespace inspectplan::sqlgen {

// Sections of the relation, in their order; their names are those of the parts of the WITH.
enum Section : int { section_facts = 1, section_points, section_score, section_tier, section_due, section_mandates };
std::string section_name(int section);

struct Output {
  std::string name;
  std::string text;  // over the last stage
};

class Rules {
 public:
  Rules(const ruleset::RuleSet& rules, const score::Clock& clock, Enterprises& enterprises, Diagnostics& diagnostics);
  void translate();
  const std::vector<Output>& outputs() const { return outputs_; }

 private:
  using Truths = std::vector<Sql>;
  void bind_clock();
  void facts();
  void derived(const ruleset::Derived& derived);
  void sector(const ruleset::Sector& sector);
  void points();
  void card(const ruleset::Scorecard& card);
  Sql factor(const ruleset::Scorecard& card, const ruleset::Factor& factor, int scale);
  void score();
  void tiers();
  void due();
  Sql unvisited();
  Value due_after(const ruleset::Length& due);
  void mandates();

  // A condition as it decides: false when not in force, true when undecided and the entry says so.
  Sql entering(const ruleset::Entry& entry, const feel::Typed& when, bool on_unknown);
  // A column that is shown, and that later stages use by its name. Both ends where it can be a range.
  Value show(const std::string& name, const Value& value, const std::string& comment, const Place& place);
  Sql show(const std::string& name, const Sql& truth, const std::string& comment, const Place& place);
  void reserve(const std::string& name, const Place& place);
  std::string cited(const std::string& what, const ruleset::Entry& entry) const;
  feel::Typed checked(const std::string& text, const feel::Scope& scope);

  const ruleset::RuleSet& rules_;
  const score::Clock& clock_;
  Enterprises& enterprises_;
  Relation& relation_;
  Diagnostics& diagnostics_;
  std::vector<Output> outputs_;
  std::map<std::string, Place> taken_;
  std::vector<feel::Typed> own_;  // expressions of ours, kept as long as what was translated
  std::vector<Sql> tiers_;
};

}  // namespace inspectplan::sqlgen
