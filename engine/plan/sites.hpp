#pragma once
// A visit site by site: lists name every one, and people decide about each.
#include <map>
#include <string>
#include <vector>

#include "plan/plan.hpp"

namespace inspectplan::plan {

bool covers(const Visit& visit, const std::string& enterprise);
// First the one that the visit goes by, then the others by enterprise.
std::vector<Site> sites_of(const Visit& visit);
// Empty where it is not known, or the visit does not cover it.
std::string name_at(const Visit& visit, const std::string& enterprise);

// The visit of each enterprise that has one; as long as `visits` is left alone.
using VisitBySite = std::map<std::string, const Visit*>;
VisitBySite by_site(const std::vector<Visit>& visits);

}  // namespace inspectplan::plan
