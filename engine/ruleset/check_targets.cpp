// What is told of derived values: a target is measured by a number, which is summed, or a condition, which counts the
// enterprises it holds for; a team is shown numbers.
#include <algorithm>

#include "ruleset/reading.hpp"

namespace inspectplan::ruleset {
namespace {

void check_measure(Reading& reading, const Target& target, const std::string& id) {
  const auto& derived = reading.rules.derived;
  const auto found = std::find_if(derived.begin(), derived.end(), [&](const Derived& one) { return one.id == id; });
  if (found == derived.end() || !found->value) return;  // said already
  const feel::Kind kind = found->value.type().kind;
  if (kind == feel::Kind::number || kind == feel::Kind::boolean) return;
  reading.diagnostics.error("type-mismatch", target.place,
                            "target " + target.id + " is measured by " + id + ", which is neither number nor condition",
                            "name a derived number, or a derived condition that counts enterprises");
}

void check_shown(Reading& reading, const Derived& derived) {
  if (!derived.for_team || !derived.value || derived.value.type().kind == feel::Kind::number) return;
  reading.diagnostics.error("type-mismatch", derived.place,
                            "derived value " + derived.id + " is shown to the team, and is no number",
                            "show a number, for example `if … then 1 else 0`, or take `shown` out");
}

}  // namespace

void check_targets(Reading& reading) {
  for (const Derived& derived : reading.rules.derived) check_shown(reading, derived);
  for (const Target& target : reading.rules.targets) {
    check_measure(reading, target, target.measure);
    check_measure(reading, target, target.per);
  }
}

}  // namespace inspectplan::ruleset
