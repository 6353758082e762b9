#pragma once
// What an edit, an overlap check or an amendment made of a plan: who entered, who left, who moved, and what it cost.
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/json.hpp"
#include "plan/plan.hpp"

namespace inspectplan::usecase {

struct PlanDifference {
  enum class Kind : std::uint8_t { enters, leaves, moves };
  struct Change {
    Kind kind = Kind::moves;
    plan::Visit before, after;  // of the one that there is not, only the enterprise
    bool by_hand = false;       // decided about this enterprise; else it follows from what was decided
    const plan::Visit& visit() const { return kind == Kind::leaves ? before : after; }
  };
  std::vector<Change> changes;  // by enterprise
  Scaled value_before, value_after;
  std::int64_t visits_before = 0, visits_after = 0, unmet_before = 0, unmet_after = 0;

  Scaled cost() const;  // value given up; below 0 where there is more of it than before
};

PlanDifference difference_of(const plan::Plan& before, const plan::Plan& after, const std::set<std::string>& by_hand);

// "moves" where another department leads, or in another period or window.
bool same_visit(const plan::Visit& a, const plan::Visit& b);

const char* name_of(PlanDifference::Kind kind);  // "enters", "leaves", "moves"
// Members "value", "visits", "unmet" and "changes" of an object.
void write(JsonWriter& json, const PlanDifference& difference);

}  // namespace inspectplan::usecase
