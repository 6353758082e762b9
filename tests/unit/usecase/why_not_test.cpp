// `query why-not`, asked of plans whose days are full.
#include <algorithm>

#include "life_world.hpp"
#include "usecase/planning/what_if.hpp"

namespace inspectplan::usecase {
namespace {

class WhyNotTest : public testing::LifeWorld {
 protected:
  WhyNot asked(const std::string& enterprise) {
    Pool pool(1);
    const auto answer = why_not(world, first->document.run.id, enterprise, pool, diagnostics, silent());
    EXPECT_TRUE(answer) << render(diagnostics.sorted());
    return answer.value_or(WhyNot{});
  }
};

TEST_F(WhyNotTest, a_visit_of_the_plan_lacks_nothing_of_the_days_that_it_has) {
  const plan::Visit& visit = first->document.plan.visits.front();
  const WhyNot answer = asked(visit.enterprise);
  EXPECT_TRUE(answer.visited);
  for (const WhyNot::Way& way : answer.ways)
    if (way.option == visit.period) {
      EXPECT_TRUE(way.lacks.empty());
    }
}

// The days that it names are those that `--what-if` takes: a tenth of them is held back.
TEST_F(WhyNotTest, days_that_would_have_been_enough_are_so_when_they_are_given) {
  const plan::LeftOut& left = first->document.plan.left_out.front();
  const WhyNot answer = asked(left.enterprise);
  ASSERT_TRUE(answer.days_enough);
  PlanRequest request;
  request.session.rules = rules;
  request.session.database = world;
  request.session.year = 2027;
  for (const auto& [department, days] : answer.days_enough->second)
    request.what_if.push_back({department, answer.days_enough->first, days});
  Pool pool(1);
  const auto given = what_if(request, pool, diagnostics, silent());
  ASSERT_TRUE(given) << render(diagnostics.sorted());
  const std::vector<plan::Visit>& visits = given->after.visits;
  EXPECT_TRUE(std::any_of(visits.begin(), visits.end(),
                          [&](const plan::Visit& visit) { return visit.enterprise == left.enterprise; }));
}

}  // namespace
}  // namespace inspectplan::usecase
