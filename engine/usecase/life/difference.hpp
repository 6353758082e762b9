#pragma once
// What an edit, an overlap check or an amendment made of a plan: who entered, who left, who moved, and what it cost.
// A visit of several sites is a change of each of them.
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
    std::string enterprise, name;
    plan::Visit before, after;  // that covered it, and that does now; of the one that there is not, nothing
    bool by_hand = false;       // decided about this enterprise; else it follows from what was decided
    const plan::Visit& visit() const { return kind == Kind::leaves ? before : after; }
  };
  std::vector<Change> changes;  // by enterprise
  Scaled value_before, value_after;
  std::int64_t visits_before = 0, visits_after = 0, unmet_before = 0, unmet_after = 0;

  Scaled cost() const;  // value given up; below 0 where there is more of it than before
};

// An enterprise in two plans; null where it has no visit, in one of them at most.
struct BothVisits {
  std::string enterprise;
  const plan::Visit* before = nullptr;
  const plan::Visit* after = nullptr;
  const plan::Visit& any() const { return after ? *after : *before; }
};
std::vector<BothVisits> both_by_site(const std::vector<plan::Visit>& before,
                                     const std::vector<plan::Visit>& after);  // by enterprise

PlanDifference difference_of(const plan::Plan& before, const plan::Plan& after, const std::set<std::string>& by_hand);

// "moves" where another department leads, or in another period or window.
bool same_visit(const plan::Visit& a, const plan::Visit& b);

const char* name_of(PlanDifference::Kind kind);  // "enters", "leaves", "moves"
// Members "value", "visits", "unmet" and "changes" of an object.
void write(JsonWriter& json, const PlanDifference& difference);

}  // namespace inspectplan::usecase
