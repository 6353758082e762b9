// A visit site by site.
#include "plan/sites.hpp"

#include <gtest/gtest.h>

namespace inspectplan::plan {
namespace {

Visit of_two() {
  Visit visit;
  visit.enterprise = "b";
  visit.name = "Mỏ B";
  visit.sites = {{"a", "Mỏ A"}, {"b", "Mỏ B"}};
  return visit;
}

TEST(Sites, TheOneThatTheVisitGoesByStandsFirst) {
  EXPECT_EQ(sites_of(of_two()), (std::vector<Site>{{"b", "Mỏ B"}, {"a", "Mỏ A"}}));
  EXPECT_TRUE(covers(of_two(), "a"));
  EXPECT_FALSE(covers(of_two(), "c"));
  EXPECT_EQ(name_at(of_two(), "a"), "Mỏ A");
  EXPECT_EQ(name_at(of_two(), "c"), "");
}

TEST(Sites, AVisitWithoutAListIsToOne) {
  Visit visit;
  visit.enterprise = "c";
  EXPECT_EQ(sites_of(visit), (std::vector<Site>{{"c", ""}}));
  const std::vector<Visit> visits{of_two(), visit};
  const VisitBySite found = by_site(visits);
  ASSERT_EQ(found.size(), 3u);
  EXPECT_EQ(found.at("a"), &visits[0]);
  EXPECT_EQ(found.at("b"), &visits[0]);
  EXPECT_EQ(found.at("c"), &visits[1]);
}

}  // namespace
}  // namespace inspectplan::plan
