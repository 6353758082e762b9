// What overlays took out, for the reasons they give.
#include "ruleset/reading.hpp"

namespace inspectplan::ruleset {

void read_removals(const Tree& tree, Reading& reading) {
  for (const yaml::Entry& entry : tree.removals) {
    if (entry.value.is_null() || !reading.reader.mapping(entry.value, "the reason, {basis: [...]}")) continue;
    Fields fields(entry, "the removal of", reading.reader);
    read_aside(fields, "remove." + entry.key, reading);
    fields.finish();
  }
}

}  // namespace inspectplan::ruleset
