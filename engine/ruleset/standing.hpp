#pragma once
// How sure an entry is: no surer than the derived values that its condition is worked out from.
#include "ruleset/model.hpp"

namespace inspectplan::ruleset {

struct Standing {
  Status status = Status::verified;  // the least sure of them
  bool own_judgement = false;        // one of them has a rationale: no text says so
};

// Of an entry without a condition: its own.
Standing standing_of(const RuleSet& rules, const Entry& entry, const feel::Typed* condition);

template <class Conditional>
Standing standing_of(const RuleSet& rules, const Conditional& entry) {
  if constexpr (requires { entry.when.value(); })
    return standing_of(rules, entry, entry.when ? &*entry.when : nullptr);
  else
    return standing_of(rules, entry, &entry.when);
}

}  // namespace inspectplan::ruleset
