// tests/cases/ruleset-bad: each directory makes one mistake; `expected` says what must be found, and where.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "helpers.hpp"

namespace inspectplan::ruleset {
namespace {

namespace fs = std::filesystem;

const fs::path cases = fs::path(INSPECTPLAN_SOURCE_DIR) / "tests/cases/ruleset-bad";

std::vector<std::string> lines_of(const fs::path& file) {
  std::ifstream in(file);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  std::sort(lines.begin(), lines.end());
  return lines;
}

std::vector<std::string> described(const std::vector<Diagnostic>& findings, const std::string& name) {
  std::vector<std::string> lines;
  for (const Diagnostic& one : findings) {
    const bool own = one.place.source->name().find("/" + name) != std::string::npos;
    lines.push_back(std::string(to_string(one.severity)) + " " + one.code + " " + std::to_string(one.place.line) + ":" +
                    std::to_string(one.place.column) + (own ? "" : " base"));
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

std::vector<std::string> names() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(cases)) names.push_back(entry.path().filename());
  std::sort(names.begin(), names.end());
  return names;
}

class BadCase : public ::testing::TestWithParam<std::string> {};

TEST_P(BadCase, IsFoundWhereItIs) {
  const Loaded loaded = load_directory(cases / GetParam());
  EXPECT_EQ(described(loaded.findings, GetParam()), lines_of(cases / GetParam() / "expected"))
      << render(loaded.findings);
  for (const Diagnostic& one : loaded.findings) EXPECT_FALSE(one.hint.empty()) << one.code << " has no remedy";
  EXPECT_EQ(loaded.rules == nullptr, !loaded.errors().empty());
}

INSTANTIATE_TEST_SUITE_P(Directories, BadCase, ::testing::ValuesIn(names()), [](const auto& one) {
  std::string name = one.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

}  // namespace
}  // namespace inspectplan::ruleset
