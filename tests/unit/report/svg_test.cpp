#include "report/svg.hpp"

#include <gtest/gtest.h>

namespace inspectplan::report::svg {
namespace {

TEST(Svg, ABarsPartsLieSideBySideAndFillNoMoreThanTheWhole) {
  const std::string bytes = bar({{"a", 1}, {"b", 0}, {"c", 2}}, 3).bytes();
  EXPECT_NE(bytes.find("<rect class=\"a\" x=\"0%\" width=\"33.33%\" height=\"14\">"), std::string::npos) << bytes;
  EXPECT_NE(bytes.find("<rect class=\"c\" x=\"33.33%\" width=\"66.67%\" height=\"14\">"), std::string::npos) << bytes;
  EXPECT_EQ(bytes.find("class=\"b\""), std::string::npos);
}

TEST(Svg, ACurveRisesFromTheLowerLeft) {
  const std::string bytes = curve({{0, 0}, {2500, 4000}, {10'000, 10'000}}, {"n<", "x", "y", "s"}).bytes();
  EXPECT_NE(bytes.find("points=\"0,10000 2500,6000 10000,0\""), std::string::npos) << bytes;
  EXPECT_NE(bytes.find("role=\"img\" aria-label=\"n&lt;\""), std::string::npos);
}

}  // namespace
}  // namespace inspectplan::report::svg
