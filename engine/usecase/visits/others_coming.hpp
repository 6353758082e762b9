#pragma once
// Whoever else comes to the owner of an enterprise to which a visit is added. For the .cpp files of this module.
#include "usecase/visits/told_visit.hpp"

namespace inspectplan::usecase {

// Visits of the plan, those added to it and those of other bodies in its year, to the enterprise and to others of its
// owner: a finding each.
void warn_of_others_coming(const VisitTold& told, const ToldVisit& visit, Diagnostics& diagnostics);

}  // namespace inspectplan::usecase
