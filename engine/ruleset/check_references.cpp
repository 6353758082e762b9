// What is mentioned must be defined.
#include <map>
#include <set>

#include "base/text.hpp"
#include "ruleset/reading.hpp"

namespace inspectplan::ruleset {
namespace {

struct Known {
  std::set<std::string> set;
  std::vector<std::string> list;
};

template <typename Entries>
Known ids_of(const Entries& entries) {
  Known known;
  for (const Entry& entry : entries) {
    known.set.insert(entry.id);
    known.list.push_back(entry.id);
  }
  return known;
}

// A succession of a scope that nothing has is never followed. That may be so (law beyond these rules); where something
// has nearly that name it is misspelt.
void check_scopes(Reading& reading) {
  const RuleSet& rules = reading.rules;
  Known known;
  const auto add = [&known](const std::string& scope) {
    if (!scope.empty() && known.set.insert(scope).second) known.list.push_back(scope);
  };
  const auto add_parties = [&add](const std::vector<Party>& parties) {
    for (const Party& party : parties) add(party.scope);
  };
  const auto add_all = [&](const auto& entries) {
    for (const auto& entry : entries) add(entry.scope), add_parties(entry.lead), add_parties(entry.coordinate);
  };
  add_all(rules.responsibilities);
  add_all(rules.reporting);
  for (const Obligation& obligation : rules.reporting) add_parties(obligation.to);
  for (const Succession& succession : rules.successions)
    for (const std::string& scope : succession.scope) {
      const auto near = known.set.contains(scope) ? std::nullopt : nearest(scope, known.list);
      if (near)
        reading.diagnostics.warning(
            "unknown-scope", succession.place,
            "no responsibility or report has the scope \"" + scope + "\": this succession is not followed for it",
            "did you mean \"" + *near + "\"?");
    }
}

// Parts have no parts of their own, so that who reads one entry knows the whole content it belongs to.
void check_parts(Reading& reading) {
  for (const Matter& matter : reading.rules.matters) {
    const Matter* whole = matter.within.empty() ? nullptr : reading.rules.find_matter(matter.within);
    if (whole && !whole->within.empty())
      reading.diagnostics.error(
          "bad-value", matter.place,
          "matter \"" + matter.id + "\" is within \"" + whole->id + "\", which is itself within another",
          "name the matter whose content both are part of; it has no \"within\"");
  }
}

}  // namespace

void explain_absence(Diagnostic& one, const std::string& section, const std::string& what, const std::string& id,
                     const Reading& reading) {
  const std::string key = section + "." + id;
  const auto removed = reading.removed.find(key);
  const auto repealed = reading.repealed.find(key);
  const bool taken_out = removed != reading.removed.end();
  if (!taken_out && repealed == reading.repealed.end()) return;
  one.message = what + " \"" + id + "\" " +
                (taken_out ? "was removed" : "is not in force on " + to_string(reading.rules.law_date)) +
                ", and this still speaks of it";
  one.hint = "amend or remove this as well, or keep what it speaks of";
  one.notes.push_back(taken_out ? Note{removed->second, "removed here"}
                                : Note{repealed->second, "null from this day on"});
}

void check_references(Reading& reading) {
  check_scopes(reading);
  check_parts(reading);
  const RuleSet& rules = reading.rules;
  std::vector<Reference> references = reading.references;
  for (const Statement& one : rules.statements)
    for (const Basis& basis : one.basis) references.push_back({"documents", basis.document, basis.place});
  const std::map<std::string, std::pair<std::string, Known>> sections = {
      {"documents", {"document", ids_of(rules.documents)}},
      {"derived", {"derived", ids_of(rules.derived)}},
      {"departments", {"department", ids_of(rules.departments)}},
      {"matters", {"matter", ids_of(rules.matters)}},
  };
  for (const Reference& reference : references) {
    const auto& [what, known] = sections.at(reference.section);
    if (known.set.contains(reference.id)) continue;
    Diagnostic& one = reading.diagnostics.error(
        "unknown-" + what, reference.place, "there is no " + what + " \"" + reference.id + "\"",
        did_you_mean(reference.id, known.list, "define it under \"" + reference.section + "\""));
    explain_absence(one, reference.section, what, reference.id, reading);
  }
}

}  // namespace inspectplan::ruleset
