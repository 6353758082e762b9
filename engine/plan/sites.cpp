#include "plan/sites.hpp"

#include <algorithm>

namespace inspectplan::plan {

bool covers(const Visit& visit, const std::string& enterprise) {
  return visit.enterprise == enterprise || std::any_of(visit.sites.begin(), visit.sites.end(),
                                                       [&](const Site& site) { return site.enterprise == enterprise; });
}

std::vector<Site> sites_of(const Visit& visit) {
  std::vector<Site> sites{{visit.enterprise, visit.name}};
  for (const Site& site : visit.sites)
    if (site.enterprise != visit.enterprise) sites.push_back(site);
  return sites;
}

std::string name_at(const Visit& visit, const std::string& enterprise) {
  for (const Site& site : sites_of(visit))
    if (site.enterprise == enterprise) return site.name;
  return {};
}

VisitBySite by_site(const std::vector<Visit>& visits) {
  VisitBySite found;
  for (const Visit& visit : visits)
    for (const Site& site : sites_of(visit)) found.emplace(site.enterprise, &visit);
  return found;
}

}  // namespace inspectplan::plan
