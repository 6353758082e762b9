#include "yaml/file.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "base/error.hpp"
#include "yaml/node.hpp"

namespace inspectplan::yaml {
namespace {

namespace fs = std::filesystem;

class ParseFile : public ::testing::Test {
 protected:
  void SetUp() override {
    directory_ = fs::path(::testing::TempDir()) / ("yaml_file_" + std::to_string(::getpid()));
    fs::create_directories(directory_);
  }
  void TearDown() override { fs::remove_all(directory_); }

  std::string write(const std::string& name, const std::string& bytes) {
    std::ofstream(directory_ / name, std::ios::binary) << bytes;
    return directory_ / name;
  }
  std::string finding(const std::string& path) {
    Diagnostics diagnostics;
    EXPECT_FALSE(parse_file(path, diagnostics));
    const auto all = diagnostics.sorted();
    if (all.size() != 1) return std::to_string(all.size()) + " findings";
    EXPECT_FALSE(all[0].hint.empty());
    EXPECT_EQ(all[0].place.source->name(), path);
    return all[0].code;
  }

  fs::path directory_;
};

TEST_F(ParseFile, ReadsAndSkipsTheByteOrderMark) {
  Diagnostics diagnostics;
  const auto node = parse_file(write("a.yaml",
                                     "\xEF\xBB\xBF"
                                     "a: 1\n"),
                               diagnostics);
  ASSERT_TRUE(node);
  EXPECT_EQ(node->find_entry("a")->key_place.column, 1u);
}

TEST_F(ParseFile, WhatIsNoFileIsAFinding) {
  EXPECT_EQ(finding(directory_), "not-a-file");
  ASSERT_EQ(::mkfifo((directory_ / "pipe.yaml").c_str(), 0600), 0);
  EXPECT_EQ(finding(directory_ / "pipe.yaml"), "not-a-file") << "and it does not hang";
  EXPECT_EQ(finding("/dev/zero"), "not-a-file");
}

TEST_F(ParseFile, LinksAreFollowedOnlyWhereAsked) {
  fs::create_symlink(write("a.yaml", "a: 1\n"), directory_ / "link.yaml");
  Diagnostics diagnostics;
  EXPECT_TRUE(parse_file(directory_ / "link.yaml", diagnostics));
  EXPECT_FALSE(read_regular_file(directory_ / "link.yaml", "link.yaml", 100, Links::refuse, diagnostics));
  EXPECT_EQ(diagnostics.sorted().at(0).code, "symbolic-link");
}

TEST_F(ParseFile, TooLarge) {
  Diagnostics diagnostics;
  const std::string path = write("big.yaml", "a: 123456789\n");
  EXPECT_TRUE(read_regular_file(path, path, 13, Links::follow, diagnostics));
  EXPECT_FALSE(read_regular_file(path, path, 12, Links::follow, diagnostics));
  EXPECT_EQ(diagnostics.sorted().at(0).code, "file-too-large");
}

TEST_F(ParseFile, OtherEncodings) {
  EXPECT_EQ(finding(write("le.yaml", std::string("\xFF\xFE"
                                                 "a\0:\0",
                                                 6))),
            "not-utf8");
  EXPECT_EQ(finding(write("be.yaml", std::string("\0a\0:", 4))), "not-utf8");
  EXPECT_EQ(finding(write("1258.yaml", "a: S\xF4\n")), "not-utf8");
}

TEST_F(ParseFile, AbsentFilesAreFaultsOfTheEnvironment) {
  Diagnostics diagnostics;
  EXPECT_THROW(parse_file(directory_ / "none.yaml", diagnostics), EnvironmentError);
}

}  // namespace
}  // namespace inspectplan::yaml
