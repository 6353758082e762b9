// What is mentioned must be defined.
#include <map>
#include <set>

#include "ruleset/entries.hpp"
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

}  // namespace

void check_references(Reading& reading) {
  const RuleSet& rules = reading.rules;
  std::vector<Reference> references = reading.references;
  each_basis(rules, [&references](const std::vector<Basis>& all) {
    for (const Basis& basis : all) references.push_back({"documents", basis.document, basis.place});
  });
  const std::map<std::string, std::pair<std::string, Known>> sections = {
      {"documents", {"document", ids_of(rules.documents)}},
      {"derived", {"derived", ids_of(rules.derived)}},
      {"departments", {"department", ids_of(rules.departments)}},
      {"matters", {"matter", ids_of(rules.matters)}},
  };
  for (const Reference& reference : references) {
    const auto& [what, known] = sections.at(reference.section);
    if (known.set.contains(reference.id)) continue;
    reading.diagnostics.error("unknown-" + what, reference.place, "there is no " + what + " \"" + reference.id + "\"",
                              did_you_mean(reference.id, known.list, "define it under \"" + reference.section + "\""));
  }
}

}  // namespace inspectplan::ruleset
