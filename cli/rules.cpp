#include "cli/commands.hpp"

namespace inspectplan::cli {

void add_rules(Command root, const Global& global) {
  Command rules = root.sub("rules", "Rule sets: check, test, show, sources, and their versions");
  rules.example("inspectplan rules check rules/vn/lang-son");
  add_rules_check(rules, global);
  add_rules_test(rules, global);
  add_rules_show(rules, global);
  add_rules_sources(rules, global);
  add_rules_diff(rules, global);
  add_rules_versions(rules, global);
  add_rules_approve(rules, global);
}

}  // namespace inspectplan::cli
