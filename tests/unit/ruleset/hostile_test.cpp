#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "base/error.hpp"
#include "helpers.hpp"

namespace inspectplan::ruleset {
namespace {

namespace fs = std::filesystem;

class OnDisk : public ::testing::Test {
 protected:
  void SetUp() override {
    root_ = fs::path(::testing::TempDir()) / ("ruleset_" + std::to_string(::getpid()));
    write("set/frame.yaml", frame);
  }
  void TearDown() override { fs::remove_all(root_); }

  void write(const std::string& path, const std::string& bytes) {
    fs::create_directories((root_ / path).parent_path());
    std::ofstream(root_ / path, std::ios::binary) << bytes;
  }
  std::string errors() { return load_directory(root_ / "set").errors(); }

  fs::path root_;
};

TEST_F(OnDisk, ReadsBelowButNotTests) {
  write("set/deep/er/d.yaml", "documents: {act: {}}\n");
  write("set/tests/t.yaml", "tests: []\n");
  write("set/.hidden/x.yaml", "nonsense: 1\n");
  write("set/README.md", "not yaml: [");
  const Loaded loaded = load_directory(root_ / "set");
  ASSERT_TRUE(loaded.rules) << render(loaded.findings);
  EXPECT_EQ(loaded.rules->documents.size(), 1u);
  EXPECT_EQ(loaded.rules->bundle.size(), 2u);
}

TEST_F(OnDisk, OnlyTheOutermostTestsAreLeftOut) {
  write("set/a/tests/t.yaml", "documents: {act: {}}\n");
  EXPECT_EQ(load_directory(root_ / "set").rules->documents.size(), 1u);
}

TEST_F(OnDisk, LinksAreRefused) {
  write("other/d.yaml", "documents: {act: {}}\n");
  fs::create_symlink(root_ / "other/d.yaml", root_ / "set/link.yaml");
  fs::create_directory_symlink(root_ / "other", root_ / "set/folder");
  EXPECT_EQ(errors(), "symbolic-link 0:0; symbolic-link 0:0");
}

TEST_F(OnDisk, PipesAreRefusedWithoutWaiting) {
  ASSERT_EQ(::mkfifo((root_ / "set/pipe.yaml").c_str(), 0600), 0);
  EXPECT_EQ(errors(), "not-a-file 0:0");
}

TEST_F(OnDisk, ParentOverALinkIsRefused) {
  write("real/r.yaml", "ruleset: {format: 1, id: r, version: \"1\"}\n");
  fs::create_directory_symlink(root_ / "real", root_ / "up");
  write("set/frame.yaml", "ruleset: {format: 1, id: s, version: \"1\", extends: ../up}\n");
  EXPECT_EQ(errors(), "extends-refused 1:52");
}

TEST_F(OnDisk, ParentOutsideOfTheRulesTreeIsRefused) {
  write("up/r.yaml", frame);
  write("rules/set/r.yaml", "ruleset: {format: 1, id: s, version: \"1\", extends: ../../up}\n");
  EXPECT_EQ(load_directory(root_ / "rules/set").errors(), "extends-refused 1:52");
  write("rules/up/r.yaml", frame);
  write("rules/set/r.yaml", "ruleset: {format: 1, id: s, version: \"1\", extends: ../up}\n");
  EXPECT_EQ(load_directory(root_ / "rules/set").errors(), "");
}

TEST_F(OnDisk, TooLargeInAllIsRefused) {
  const std::string large(std::size_t{1} << 20, '#');
  for (const char* name : {"a", "b", "c"}) write(std::string("set/") + name + ".yaml", large);
  EXPECT_EQ(errors(), "");
  write("set/d.yaml", large);
  EXPECT_EQ(errors(), "ruleset-too-large 0:0");
}

TEST_F(OnDisk, OtherNamesForYamlAreSaid) {
  write("set/more.yml", "documents: {act: {}}\n");
  EXPECT_EQ(load_directory(root_ / "set").said(Severity::warning), "file-name 0:0");
  fs::rename(root_ / "set/more.yml", root_ / "set/more.YAML");
  EXPECT_EQ(load_directory(root_ / "set").said(Severity::warning), "file-name 0:0");
}

TEST_F(OnDisk, NoDirectoryAndNoFiles) {
  EXPECT_THROW(load_directory(root_ / "none"), EnvironmentError);
  EXPECT_THROW(load_directory(root_ / "set/frame.yaml"), EnvironmentError);
  fs::create_directories(root_ / "empty");
  EXPECT_EQ(load_directory(root_ / "empty").errors(), "empty-ruleset 0:0");
}

TEST_F(OnDisk, ABrokenFileHidesNothingOfTheOthersAndInventsNothing) {
  write("set/a.yaml",
        "departments: {office: {}}\nmatters: {ground: {when: 'true', label: {vi: x}, basis: [{document: act}\n");
  write("set/b.yaml",
        "responsibilities: {r: {matter: other, lead: nobody, basis: [{document: act}], duti: inspect}}\n");
  EXPECT_EQ(errors(), "yaml-syntax 3:1; unknown-key 1:79") << "what the broken file may define is not called unknown";
}

std::string rules_text(int count) {
  std::string text = "documents: {act: {title: {vi: x}}}\nsectors:\n";
  for (int i = 0; i < count; ++i) {
    text += "  s" + std::to_string(i) + ": {when: 'workers > " + std::to_string(i % 1000) +
            "', label: {vi: x}, basis: [{document: act}]}\n";
  }
  return text;
}

TEST(Huge, TwentyThousandRulesAreReadFiftyThousandRefused) {
  const Loaded loaded = load_text(rules_text(20000));
  ASSERT_TRUE(loaded.rules) << loaded.findings.size();
  EXPECT_EQ(loaded.rules->sectors.size(), 20000u);
  EXPECT_EQ(load_text(rules_text(50000)).errors(), "ruleset-too-large 0:0");
}

TEST(Huge, AChainOfDerivedValues) {
  std::string text = "derived:\n  d0: workers\n";
  for (int i = 1; i < 5000; ++i) text += "  d" + std::to_string(i) + ": 'd" + std::to_string(i - 1) + "'\n";
  const Loaded loaded = load_text(text);
  ASSERT_TRUE(loaded.rules) << render(loaded.findings);
  EXPECT_EQ(loaded.rules->order.size(), 5000u);
}

}  // namespace
}  // namespace inspectplan::ruleset
