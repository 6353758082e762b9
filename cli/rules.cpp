#include "cli/commands.hpp"

namespace inspectplan::cli {

void add_rules(Command root, const Global& global) {
  Command rules = root.sub("rules", "Look at a rule set: check, test, show, sources");
  add_rules_check(rules, global);
  add_rules_test(rules, global);
  add_rules_show(rules, global);
  add_rules_sources(rules, global);
}

}  // namespace inspectplan::cli
