#pragma once
// Years whose plans the rules refuse, though the law they are read as of by default is in order.
#include <optional>
#include <vector>

#include "base/day.hpp"
#include "base/diagnostic.hpp"

namespace inspectplan::ruleset {

class RefusedYears {
 public:
  // The rules as they stand from `since` until the day before `next`, in the order of days: the plans of the years
  // whose 1 January is one of these read them. `error`: one that refuses them.
  void add(Day since, Day next, std::optional<Diagnostic> error);
  // A warning for years behind one that can be planned; before the first such year the rules may just not be meant yet.
  void say(Diagnostics& diagnostics) const;

 private:
  struct Years {
    int first, last;
    std::optional<Diagnostic> error;
  };
  std::vector<Years> all_;
};

}  // namespace inspectplan::ruleset
