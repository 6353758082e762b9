#pragma once
#include <set>
#include <string>

#include "ruleset/reading.hpp"

namespace inspectplan::ruleset {

// While rules have mistakes, points that could not be read make a score look small: nothing is said of what rests on
// a scorecard, a score or tiers with a mistake in them. Made after expressions are typed.
class Sound {
 public:
  explicit Sound(const Reading& reading);
  bool is_clear(const feel::Typed& expression) const;

 private:
  std::set<std::string, std::less<>> unclear_;  // names
};

}  // namespace inspectplan::ruleset
