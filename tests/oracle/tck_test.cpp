// The half of the DMN Technology Compatibility Kit that is at hand, as given and lifted into batches of 1,000 rows.
// docs/feel.md lists every case that comes out otherwise; this test fails where the list is not exact.
#include <gtest/gtest.h>

#include <boost/multiprecision/cpp_dec_float.hpp>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "usecase/feel/feel_json.hpp"

namespace inspectplan {
namespace {

using nlohmann::json;
using Real = boost::multiprecision::cpp_dec_float_100;
constexpr std::size_t rows = 1000;

std::vector<json> cases() {
  const char* given = std::getenv("INSPECTPLAN_TCK");
  std::ifstream file(given ? given : INSPECTPLAN_SOURCE_DIR "/../shared/conformance/tck-half.jsonl");
  std::vector<json> all;
  for (std::string line; std::getline(file, line);) all.push_back(json::parse(line));
  return all;
}

std::set<std::string> listed_deviations() {
  std::ifstream page(INSPECTPLAN_SOURCE_DIR "/docs/feel.md");
  std::set<std::string> ids;
  for (std::string line; std::getline(page, line);) {
    if (line.starts_with("- `CL") && line.ends_with("`")) ids.insert(line.substr(3, line.size() - 4));
  }
  return ids;
}

// Expected values with many digits are rounded, or come from floating point: half a unit of their last digit, or
// thirteen digits.
bool equal_numbers(const dmn::Number& wanted, const dmn::Number& found) {
  if (wanted == found) return true;
  if (wanted.exponent > -8) return false;
  const Real a(dmn::to_string(wanted));
  const Real b(dmn::to_string(found));
  const Real half_unit = Real(5) * pow(Real(10), wanted.exponent - 1);
  return abs(a - b) <= half_unit || abs(a - b) <= abs(a) * Real("1e-13");
}

bool equal_values(const dmn::Value& wanted, const dmn::Value& found) {
  if (wanted.kinds() != found.kinds()) {
    // The kit writes durations of nothing in either way.
    const auto nothing = [](const dmn::Value& value) {
      return (value.as<dmn::Months>() && value.get<dmn::Months>().count == 0) ||
             (value.as<dmn::Length>() && value.get<dmn::Length>().nanoseconds == 0);
    };
    return nothing(wanted) && nothing(found);
  }
  if (wanted.as<dmn::Number>()) return equal_numbers(wanted.get<dmn::Number>(), found.get<dmn::Number>());
  if (const dmn::List* list = wanted.list()) {
    return std::equal(list->begin(), list->end(), found.list()->begin(), found.list()->end(), equal_values);
  }
  return dmn::same(wanted, found);
}

enum class Outcome { right, null, refused, wrong };

Outcome outcome(const json& line, std::size_t count) {
  Diagnostics diagnostics;
  const auto read = usecase::read_feel_case(line.dump(), {}, diagnostics);
  if (!read) {
    ADD_FAILURE() << line["id"] << ": " << render(diagnostics.sorted());
    return Outcome::wrong;
  }
  const auto model = dmn::Model::compile(read->inputs, read->decisions, diagnostics);
  if (!model) {
    EXPECT_FALSE(diagnostics.empty());
    for (const Diagnostic& finding : diagnostics.sorted()) {
      EXPECT_TRUE(finding.place.line >= 1 && finding.place.column >= 1) << line["id"];
      EXPECT_FALSE(finding.code.empty()) << line["id"];
    }
    return Outcome::refused;
  }
  std::vector<dmn::Column> columns;
  for (const dmn::Value& value : read->values) columns.emplace_back(count, value);
  const dmn::Column results = model->run(columns, count);
  EXPECT_EQ(results.size(), count);
  const auto wanted = *usecase::read_typed(line["want"].dump());
  const bool right =
      std::all_of(results.begin(), results.end(), [&](const dmn::Value& found) { return equal_values(wanted, found); });
  const bool null =
      std::all_of(results.begin(), results.end(), [](const dmn::Value& found) { return found.is_null(); });
  return right ? Outcome::right : null ? Outcome::null : Outcome::wrong;
}

// The same with the literals of its expression as columns.
json lifted(const json& line) {
  json result = line;
  result["in"] = line["lift"]["in"];
  result["types"] = line["lift"]["types"];
  result["defs"].back()["expr"] = line["lift"]["expr"];
  return result;
}

bool mixed_junction(const json& line) {
  const std::string id = line["id"];
  return id.find("-conjunction/") != std::string::npos || id.find("-disjunction/") != std::string::npos;
}

bool needs_time(const json& line) {
  static const std::set<std::string> features = {"time",        "dateTime",        "fn:time",   "fn:date and time",
                                                 "result time", "result dateTime", "type time", "type date and time",
                                                 "input time",  "input dateTime"};
  return std::any_of(line["feats"].begin(), line["feats"].end(),
                     [](const json& feature) { return features.contains(feature); });
}

TEST(Tck, EveryCaseComesOutAsTheListSays) {
  const std::vector<json> all = cases();
  if (all.empty()) {
    std::printf("SKIPPED: no conformance cases; set INSPECTPLAN_TCK to their file\n");
    GTEST_SKIP();
  }
  const std::set<std::string> listed = listed_deviations();
  std::set<std::string> found, deviations_of_core;
  std::size_t plain = 0, plain_right = 0;
  for (const json& line : all) {
    const std::string id = line["id"];
    Outcome result = outcome(line, 1);
    if (line.contains("lift")) {
      const Outcome again = outcome(lifted(line), rows);
      if (again != Outcome::right) result = again;
    }
    if (line.contains("neg")) {
      EXPECT_TRUE(result == Outcome::refused || result == Outcome::null || result == Outcome::right)
          << id << " is answered with a value";
      continue;
    }
    if (line["tier"] == "B" && !needs_time(line)) {
      ++plain;
      plain_right += result == Outcome::right;
    }
    if (result == Outcome::right) continue;
    found.insert(id);
    EXPECT_TRUE(listed.contains(id)) << id << " comes out otherwise and is not in docs/feel.md";
    if (line["tier"] == "A" && !(mixed_junction(line) && result == Outcome::refused)) deviations_of_core.insert(id);
  }
  for (const std::string& id : listed)
    EXPECT_TRUE(found.contains(id)) << id << " is in docs/feel.md and comes out right";
  EXPECT_LE(deviations_of_core.size(), 5u);
  EXPECT_GE(plain_right * 100, plain * 85);
}

}  // namespace
}  // namespace inspectplan
