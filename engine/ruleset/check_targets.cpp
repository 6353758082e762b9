// What a target is measured by can be counted: a number is summed, a condition counts the enterprises it holds for.
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

}  // namespace

void check_targets(Reading& reading) {
  for (const Target& target : reading.rules.targets) {
    check_measure(reading, target, target.measure);
    check_measure(reading, target, target.per);
  }
}

}  // namespace inspectplan::ruleset
