#pragma once
// A fresh folder a test, files in and out of it, and samples made there.
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

#include "sample/sample.hpp"

namespace inspectplan::sample {

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  EXPECT_TRUE(file.good()) << path;
  return {std::istreambuf_iterator<char>(file), {}};
}

inline std::vector<std::string> lines_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

// Cells of one CSV line as the program writes them: commas, quotes doubled.
inline std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (quoted && line[i] == '"' && i + 1 < line.size() && line[i + 1] == '"') {
      cells.back() += line[++i];
    } else if (line[i] == '"') {
      quoted = !quoted;
    } else if (line[i] == ',' && !quoted) {
      cells.emplace_back();
    } else {
      cells.back() += line[i];
    }
  }
  return cells;
}

// A CSV file by column name.
struct Csv {
  explicit Csv(const std::filesystem::path& path) {
    for (const std::string& line : lines_of(path)) rows.push_back(cells_of(line));
    if (rows.empty()) return;
    header = rows.front();
    rows.erase(rows.begin());
  }
  std::size_t column(const std::string& name) const {
    const auto found = std::find(header.begin(), header.end(), name);
    if (found == header.end()) throw std::runtime_error("no column " + name);
    return static_cast<std::size_t>(found - header.begin());
  }
  template <class Matches>
  std::size_t count_if(const std::string& name, Matches matches) const {
    const std::size_t at = column(name);
    std::size_t found = 0;
    for (const auto& row : rows) found += matches(row.at(at)) ? 1U : 0U;
    return found;
  }
  std::size_t count(const std::string& name, const std::string& value) const {
    return count_if(name, [&](const std::string& cell) { return cell == value; });
  }
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;
};

// At most five standard deviations off, in whole numbers: |count - n·p| <= 5·√(n·p·(1 - p)), p in thousandths.
inline testing::AssertionResult near_rate(std::size_t count, std::size_t rows, std::int64_t thousandths) {
  const auto n = static_cast<std::int64_t>(rows);
  const std::int64_t off = static_cast<std::int64_t>(count) * 1000 - n * thousandths;
  if (off * off <= 25 * n * thousandths * (1000 - thousandths)) return testing::AssertionSuccess();
  return testing::AssertionFailure() << count << " of " << rows << " is not about " << thousandths << " in 1000";
}

class SampleTest : public testing::Test {
 protected:
  SampleTest() {
    const auto* info = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::path(testing::TempDir()) /
              ("sample-" + std::to_string(::getpid()) + "-" + info->test_suite_name() + "-" + info->name());
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  ~SampleTest() override { std::filesystem::remove_all(folder_); }

  std::string write(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name, std::ios::binary) << text;
    return (folder_ / name).string();
  }
  // The folder of a sample that must succeed.
  std::filesystem::path make(const std::string& name, const std::string& distributions, std::uint64_t enterprises,
                             std::uint64_t seed) const {
    Diagnostics diagnostics;
    const auto out = folder_ / name;
    EXPECT_TRUE(make_sample({enterprises, seed, out.string(), distributions}, diagnostics))
        << render(diagnostics.sorted());
    return out;
  }

  std::filesystem::path folder_;
};

}  // namespace inspectplan::sample
