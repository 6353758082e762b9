#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "usecase/session.hpp"

namespace inspectplan::usecase {

// By row: 1 where the department leads a visit for one of the enterprise's matters on the day, or, of a class of
// departments, one of its instances does.
std::vector<std::uint8_t> led_by(const Session& session, const score::Assessments& assessed,
                                 const std::string& department, Day on);

}  // namespace inspectplan::usecase
