#include "score/faults.hpp"

namespace inspectplan::score {

void Faults::add(const Place& place, const std::string& what, std::uint64_t cells) {
  Count& count = counts_[{to_string(place), what}];
  count.place = place;
  count.cells += cells;
}

void Faults::add(const std::vector<feel::Workspace::Fault>& faults) {
  for (const feel::Workspace::Fault& fault : faults) add(fault.place, fault.what, fault.cells);
}

void Faults::add(const Faults& other) {
  for (const auto& [key, count] : other.counts_) add(count.place, key.second, count.cells);
}

void Faults::report(Diagnostics& diagnostics) const {
  for (const auto& [key, count] : counts_)
    diagnostics.warning("no-value", count.place,
                        key.second + ": " + std::to_string(count.cells) + " values are missing for it",
                        "guard the expression, or correct the facts it uses");
}

}  // namespace inspectplan::score
