// What a change of rules does to the enterprises of a register.
#include "usecase/impact.hpp"

#include <gtest/gtest.h>

#include "audit_world.hpp"

namespace inspectplan::usecase {
namespace {

using testing::AuditWorld;
using testing::rules_directory;
namespace fs = std::filesystem;

class ImpactTest : public AuditWorld {
 protected:
  static std::optional<Impact> impact_of(const std::string& other) {
    SessionRequest request;
    request.rules = "freedonia@2027.1";
    request.database = used;
    request.year = 2027;
    Pool pool(2);
    Diagnostics diagnostics;
    const auto found = impact(request, other, pool, diagnostics, silent());
    EXPECT_TRUE(found) << render(diagnostics.sorted());
    return found;
  }
};

TEST_F(ImpactTest, the_same_rules_move_nothing) {
  const auto found = impact_of(rules_directory);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->enterprises, 2u);
  EXPECT_TRUE(found->moved.empty());
  EXPECT_TRUE(found->counts.empty());
}

TEST_F(ImpactTest, a_sector_that_is_gone_is_counted) {
  const std::string changed = path("changed");
  fs::copy(rules_directory, changed, fs::copy_options::recursive);
  std::string risk = text_of(changed + "/risk.yaml");
  const std::size_t at = risk.find("when: ", risk.find("sectors:"));
  ASSERT_NE(at, std::string::npos);
  const std::size_t end = risk.find('\'', risk.find('\'', at) + 1);
  std::ofstream(changed + "/risk.yaml") << risk.replace(at, end + 1 - at, "when: 'workers > 5000'");
  const auto found = impact_of(changed);
  ASSERT_TRUE(found);
  std::size_t out = 0;
  for (const auto& [what, count] : found->counts)
    if (what.ends_with(": out")) out += count;
  EXPECT_GT(out, 0u);
}

}  // namespace
}  // namespace inspectplan::usecase
