// `rules check --format json` says whose findings they are even where the rule set cannot be loaded.
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "page_blocks.hpp"
#include "usecase/rules/check.hpp"

namespace inspectplan::usecase {
namespace {

namespace fs = std::filesystem;

nlohmann::json checked(const std::string& text) {
  const fs::path folder = fs::path(::testing::TempDir()) / "check_json/set";
  fs::remove_all(folder);
  write(folder / "rules.yaml", text);
  return nlohmann::json::parse(check_json(check_rules(folder.string(), 2027), 0));
}

TEST(CheckJson, NamesARuleSetThatHasErrors) {
  const auto json = checked("ruleset: {format: 1, id: north, version: \"2\"}\nsectors: {s: {when: 'nothing > 1'}}\n");
  EXPECT_EQ(json["ruleset"], "north");
  EXPECT_EQ(json["version"], "2");
  EXPECT_TRUE(json["digest"].is_null()) << "of what cannot be used there is none";
  EXPECT_FALSE(json["diagnostics"].empty());
}

TEST(CheckJson, SaysNullWhereTheNameCannotBeRead) {
  const auto json = checked("sectors: [\n");
  EXPECT_TRUE(json["ruleset"].is_null());
  EXPECT_TRUE(json["version"].is_null());
  EXPECT_TRUE(json["digest"].is_null());
}

}  // namespace
}  // namespace inspectplan::usecase
