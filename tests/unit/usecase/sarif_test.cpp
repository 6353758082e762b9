#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "usecase/rules/check_sarif.hpp"

namespace inspectplan::usecase {
namespace {

CheckResult example() {
  const auto source = std::make_shared<const Source>("luật/a b.yaml", "một: hai\nba: bốn\n");
  CheckResult result;
  result.diagnostics.error("band-gap", place_at(source, source->text().find("bốn"), 3), "a gap", "fill it")
      .notes.push_back({place_at(source, 0), "here"});
  result.diagnostics.info("not-analysed", {source, 0, 0, 1}, "left out");
  result.diagnostics.warning("band-gap", {}, "nowhere");
  return result;
}

// The properties that the SARIF 2.1.0 schema requires, and the types it gives them.
TEST(Sarif, HasWhatTheSchemaRequires) {
  const auto json = nlohmann::json::parse(check_sarif(example(), "1.2"));
  EXPECT_EQ(json["version"], "2.1.0");
  ASSERT_EQ(json["runs"].size(), 1U);
  const auto& run = json["runs"][0];
  EXPECT_EQ(run["tool"]["driver"]["name"], "inspectplan");
  EXPECT_EQ(run["columnKind"], "unicodeCodePoints");
  const auto& rules = run["tool"]["driver"]["rules"];
  for (const auto& result : run["results"]) {
    EXPECT_TRUE(result["message"]["text"].is_string());
    const std::string level = result["level"];
    EXPECT_TRUE(level == "error" || level == "warning" || level == "note");
    EXPECT_EQ(rules.at(result["ruleIndex"].get<std::size_t>())["id"], result["ruleId"]);
    for (const auto& location : result["locations"]) {
      const auto& region = location["physicalLocation"].value("region", nlohmann::json::object());
      if (region.contains("startLine")) {
        EXPECT_GE(region["startLine"].get<int>(), 1);
      }
      if (region.contains("startColumn")) {
        EXPECT_GT(region["endColumn"].get<int>(), region["startColumn"].get<int>());
      }
    }
  }
}

TEST(Sarif, PlacesAreInCodePointsAndPathsAreUris) {
  const auto run = nlohmann::json::parse(check_sarif(example(), "1.2"))["runs"][0];
  const auto& results = run["results"];
  ASSERT_EQ(results.size(), 3U);
  EXPECT_TRUE(results[0]["locations"].empty());
  EXPECT_EQ(results[1]["ruleId"], "not-analysed");
  EXPECT_FALSE(results[1]["locations"][0]["physicalLocation"].contains("region"));
  const auto& place = results[2]["locations"][0]["physicalLocation"];
  EXPECT_EQ(place["artifactLocation"]["uri"], "lu%E1%BA%ADt/a%20b.yaml");
  EXPECT_EQ(place["region"], nlohmann::json({{"startLine", 2}, {"startColumn", 5}, {"endColumn", 8}}));
  EXPECT_EQ(results[2]["relatedLocations"][0]["message"]["text"], "here");
  EXPECT_EQ(results[2]["message"]["text"], "a gap\nfill it");
}

}  // namespace
}  // namespace inspectplan::usecase
