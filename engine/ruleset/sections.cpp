// All sections of a tree, in the order in which they lean on each other.
#include "ruleset/reading.hpp"

namespace inspectplan::ruleset {

void read_sections(const Tree& tree, Reading& reading) {
  for (const yaml::Entry& entry : tree.removals) reading.removed.emplace(entry.key, entry.key_place);
  reading.repealed = tree.repealed;
  reading.partial = tree.partial;
  read_codes(tree, reading);
  read_facts(tree, reading);
  read_ruleset(tree, reading);
  read_documents(tree, reading);
  read_derived(tree, reading);
  read_sectors(tree, reading);
  read_matters(tree, reading);
  read_departments(tree, reading);
  read_successions(tree, reading);
  read_responsibilities(tree, reading);
  read_scorecards(tree, reading);
  reading.part("score", [&] { read_score(tree, reading); });
  reading.part("tiers", [&] { read_tiers(tree, reading); });
  read_mandates(tree, reading);
  read_planning(tree, reading);
  read_targets(tree, reading);
  read_reporting(tree, reading);
  read_forms(tree, reading);
  read_matching(tree, reading);
  read_removals(tree, reading);
}

void check_sections(Reading& reading) {
  check_references(reading);
  check_expressions(reading);
  check_completeness(reading);
  check_targets(reading);
  check_documents(reading);
  check_bands(reading);
  check_conditions(reading);
  check_lists(reading);
  check_successions(reading);
  check_tables(reading);
}

}  // namespace inspectplan::ruleset
