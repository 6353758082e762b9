// docs/formats.md says what every kind of entry holds.
#include "ledger/kinds.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <regex>
#include <set>

namespace inspectplan::ledger {
namespace {

// The words in `` `…` `` of the first cell of each row of the table whose head begins with "| kind".
std::set<std::string> kinds_on_the_page() {
  std::ifstream page(std::string(INSPECTPLAN_SOURCE_DIR) + "/docs/formats.md");
  std::set<std::string> found;
  const std::regex word("`([^`]+)`");
  bool inside = false;
  for (std::string line; std::getline(page, line);) {
    inside = line.starts_with("| kind") || (inside && line.starts_with("|"));
    if (!inside) continue;
    const std::string cell = line.substr(0, line.find('|', 1));
    for (std::sregex_iterator at(cell.begin(), cell.end(), word), end; at != end; ++at) found.insert((*at)[1]);
  }
  return found;
}

TEST(Kinds, EachStandsOnThePageAndNoOther) {
  EXPECT_EQ(kinds_on_the_page(), std::set<std::string>(kinds().begin(), kinds().end()));
}

TEST(Kinds, AreKnownByName) {
  EXPECT_TRUE(is_kind("plan-approval"));
  EXPECT_FALSE(is_kind("plan approval"));
}

}  // namespace
}  // namespace inspectplan::ledger
