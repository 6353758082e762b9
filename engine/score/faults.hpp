#pragma once
// Cells that could not be computed, from many workspaces to one finding a place.
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/diagnostic.hpp"
#include "feel/program.hpp"

namespace inspectplan::score {

class Faults {
 public:
  void add(const std::vector<feel::Workspace::Fault>& faults);
  void add(const Faults& other);
  void report(Diagnostics& diagnostics) const;

 private:
  struct Count {
    Place place;
    std::uint64_t cells = 0;
  };
  void add(const Place& place, const std::string& what, std::uint64_t cells);
  std::map<std::pair<std::string, std::string>, Count> counts_;  // by place as text, what
};

}  // namespace inspectplan::score
