#include "usecase/query/led_by.hpp"

#include <algorithm>

#include "responsibility/locality.hpp"
#include "responsibility/resolve.hpp"

namespace inspectplan::usecase {

std::vector<std::uint8_t> led_by(const Session& session, const score::Assessments& assessed,
                                 const std::string& department, Day on) {
  const responsibility::Resolver resolver(session.rules);
  const responsibility::LocalityFields fields = responsibility::locality_fields(*session.rules);
  const auto is_it = [&](const std::string& lead) {
    return lead == department || responsibility::department_class(lead) == department;
  };
  std::vector<std::uint8_t> led(assessed.rows);
  std::vector<bool> applies(session.rules->responsibilities.size());
  for (std::size_t row = 0; row < assessed.rows; ++row) {
    const responsibility::Locality at = responsibility::locality_of(fields, session.data, row);
    for (std::size_t i = 0; i < applies.size(); ++i) {
      const auto& when = assessed.responsibilities[i];
      applies[i] = when.empty() || when[row] == feel::truth_true;
    }
    for (std::size_t matter = 0; matter < assessed.matters.size() && led[row] == 0; ++matter) {
      if (assessed.matters[matter][row] != feel::truth_true) continue;
      const auto party = resolver.visit_parties(matter, on, at, applies);
      led[row] = std::any_of(party.lead.begin(), party.lead.end(), is_it) ? 1 : 0;
    }
  }
  return led;
}

}  // namespace inspectplan::usecase
