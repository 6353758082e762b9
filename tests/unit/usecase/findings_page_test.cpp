// docs/findings.md: every example is run, every code of the modules behind the other commands stands on a page.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>

#include "page_blocks.hpp"
#include "usecase/data/importing.hpp"
#include "usecase/feel/feel.hpp"
#include "usecase/rule_tests/rule_tests.hpp"
#include "usecase/rules/explain_code.hpp"

namespace inspectplan::usecase {
namespace {

namespace fs = std::filesystem;

// A directory of its own with the rule set `own`, its tests, and the tables to import.
class Example {
 public:
  explicit Example(const Block& block) : block_(block), root_(fs::path(::testing::TempDir()) / "findings_page") {
    fs::remove_all(root_);
    fs::create_directories(root_ / "tables");
    write(root_ / "own/frame.yaml", blocks_of(std::string(diagnostics_page())).front().text);
    if (block.says("sh"))
      run_shell(block, root_ / "tables");
    else if (block.says("yaml"))
      write(root_ / "own/tests/example.yaml", block.text);
    else if (block.says("csv"))
      write_parts(block.text, "enterprise.csv", [this](const std::string& name) { return place_of(name); });
  }
  ~Example() { fs::remove_all(root_); }

  std::vector<Diagnostic> findings() const {
    Diagnostics found;
    Pool pool(1);
    if (block_.says("feel"))
      feel(block_.text, "{}", found);
    else if (block_.says("yaml"))
      run_rule_tests((root_ / "own").string(), pool, found);
    else
      import((root_ / "own").string(), (root_ / "register.db").string(), options(), found, silent());
    return found.sorted();
  }

 private:
  fs::path place_of(const std::string& name) const {
    if (name.ends_with(".csv")) return root_ / "tables" / name;
    return name == "map.yaml" ? root_ / name : root_ / "own" / name;
  }

  registers::ImportOptions options() const {
    registers::ImportOptions options;
    options.path = (root_ / "tables").string();
    options.on = from_civil(2026, 11, 1);
    if (block_.says("snapshot")) options.mode = registers::Mode::snapshot;
    options.keep_going = block_.says("keep-going");
    if (!fs::exists(root_ / "map.yaml")) return options;
    options.map = (root_ / "map.yaml").string();
    options.path = (root_ / "tables/enterprise.csv").string();
    return options;
  }

  const Block& block_;
  fs::path root_;
};

std::string section(const std::string& code) { return *section_of(findings_page(), code); }

std::vector<std::string> codes_with_examples() {
  std::vector<std::string> codes = codes_on(findings_page());
  std::erase_if(codes, [](const std::string& code) { return blocks_of(section(code)).empty(); });
  return codes;
}

class FindingsPage : public ::testing::TestWithParam<std::string> {};

TEST_P(FindingsPage, ExamplesDoWhatTheySay) {
  const std::string text = section(GetParam());
  const std::vector<Block> blocks = blocks_of(text);
  ASSERT_EQ(blocks.size(), 2u);
  ASSERT_TRUE(blocks[0].says("fails") && blocks[1].says("passes"));

  const auto failing = Example(blocks[0]).findings();
  const auto has_code = [](const Diagnostic& one) { return one.code == GetParam(); };
  const auto found = std::find_if(failing.begin(), failing.end(), has_code);
  ASSERT_NE(found, failing.end()) << render(failing);
  EXPECT_NE(text.find("` · " + std::string(to_string(found->severity)) + "\n"), std::string::npos)
      << to_string(found->severity);

  const auto passing = Example(blocks[1]).findings();
  for (const Diagnostic& one : passing) EXPECT_FALSE(has_code(one) || one.severity == Severity::error) << render(one);
}

INSTANTIATE_TEST_SUITE_P(Page, FindingsPage, ::testing::ValuesIn(codes_with_examples()),
                         [](const auto& one) { return test_name(one.param); });

TEST(FindingsPageAsAWhole, SaysOfEachCodeOnceWhatItIsAndWhatToDo) {
  static const std::regex head("## `[a-z0-9-]+` · (error|warning|info)");
  static const std::regex remedy("Remedy: .+\\.");
  std::set<std::string> seen;
  for (const std::string& code : codes_on(findings_page())) {
    EXPECT_TRUE(seen.insert(code).second) << code << " stands there twice";
    const std::string text = section(code);
    EXPECT_TRUE(std::regex_match(text.substr(0, text.find('\n')), head)) << text;
    EXPECT_NE(*meaning_of(code), "") << text;
    const std::size_t last = text.find("\nRemedy: ");
    ASSERT_NE(last, std::string::npos) << text;
    EXPECT_TRUE(std::regex_match(text.substr(last + 1, text.find('\n', last + 1) - last - 1), remedy)) << text;
  }
}

// Texts of that form which are no codes of findings.
const std::set<std::string> others = {
    // what `rules test --mutate` does to a rule set, and what became of it
    "bound-shifted", "bound-dropped", "ids-swapped", "operator-flipped", "date-moved", "basis-dropped", "band-removed",
    "missing-changed", "points-changed", "refused-elsewhere",
    // kinds of ledger entries
    "key-added", "key-revoked", "link-undone", "plan-approval", "taken-over",
    // how dates are written in a file
    "yyyy-mm-dd"};

// Code → the files that give it. Codes are texts of words with dashes between; of one word only where a finding is
// made of it.
std::map<std::string, std::set<fs::path>> read_sources() {
  static const std::regex code(R"re("([a-z][a-z0-9]*(?:-[a-z0-9]+)+)"|say\(Blocked::\w+, "([a-z]+)")re"
                               R"re(|add\("([a-z]+)", "(?:error|warning|info)"|\.(?:error|warning|info)\("([a-z]+)",)re"
                               R"re(|push_back\(\{(?:0|[a-z_.]*entry),\s*"([a-z]+)",)re");
  std::map<std::string, std::set<fs::path>> codes;
  for (const char* module : {"sqlite", "ledger", "sheet", "column", "sample", "dmn", "register", "score", "plan",
                             "report", "sqlgen", "usecase"})
    for (const auto& file : fs::recursive_directory_iterator(fs::path(INSPECTPLAN_SOURCE_DIR) / "engine" / module)) {
      if (!file.is_regular_file()) continue;
      std::ifstream in(file.path());
      const std::string text{std::istreambuf_iterator<char>(in), {}};
      // Writes markup, whose names of classes and attributes look like codes, and gives no finding.
      static const std::regex markup("#include \"report/(html|svg|page_parts)\\.hpp\"");
      if (std::regex_search(text, markup)) continue;
      for (std::sregex_iterator at(text.begin(), text.end(), code), end; at != end; ++at) {
        std::string found;
        for (std::size_t group = 1; group < at->size(); ++group) found += (*at)[group];
        codes[found].insert(file.path());
      }
    }
  return codes;
}

const std::map<std::string, std::set<fs::path>>& codes_in_sources() {
  static const auto codes = read_sources();
  return codes;
}

TEST(FindingsPageAsAWhole, HasEveryCode) {
  const std::vector<std::string> explained = explained_codes();
  const auto& codes = codes_in_sources();
  for (const auto& [code, files] : codes) {
    if (others.count(code) > 0) continue;
    EXPECT_NE(std::find(explained.begin(), explained.end(), code), explained.end())
        << *files.begin() << " gives " << code << ", which neither docs/findings.md nor docs/diagnostics.md explains";
  }
  EXPECT_GT(codes.size(), 160u);
}

TEST(FindingsPageAsAWhole, HasNoOther) {
  const auto& codes = codes_in_sources();
  for (const std::string& code : codes_on(findings_page()))
    EXPECT_TRUE(codes.count(code) > 0 && others.count(code) == 0) << "nothing gives " << code;
  for (const std::string& text : others) EXPECT_EQ(codes.count(text), 1u) << text << " is not there any more";
}

// What is wrong with a file, its columns, rows and cells is shown, not only said.
TEST(FindingsPageAsAWhole, ShowsWhatImportFindsInFiles) {
  static const std::set<std::string> reading = {"columns", "encoding", "map",    "number",
                                                "stage",   "value",    "import", "jobs"};
  static const std::set<std::string> about_more_than_files = {"correction-kept", "import-date", "rejected-is-input",
                                                              "one-file-only", "blank-kept"};
  const auto of_reading = [](const fs::path& file) {
    return file.parent_path().filename() == "register" && reading.count(file.stem().string()) > 0;
  };
  std::size_t shown = 0;
  for (const auto& [code, files] : codes_in_sources()) {
    if (std::none_of(files.begin(), files.end(), of_reading)) continue;
    if (others.count(code) + about_more_than_files.count(code) > 0) continue;
    ++shown;
    const auto text = section_of(findings_page(), code);
    EXPECT_TRUE(text && blocks_of(*text).size() == 2) << code;
  }
  EXPECT_GT(shown, 30u);
}

TEST(ExplainCode, GivesBothMeanings) {
  const std::string both = *explain_code("duplicate-key");
  EXPECT_NE(both.find("in one mapping"), std::string::npos);
  EXPECT_NE(both.find("Two rows of the file"), std::string::npos);
  EXPECT_EQ(*meaning_of("duplicate-key"), "A key stands twice in one mapping.");
  EXPECT_EQ(*meaning_of("approved-already"),
            "This decision on this plan, or on this rule version, is recorded already.");
  EXPECT_EQ(explain_code("duplicate-header"), section_of(findings_page(), "duplicate-header"));
}

}  // namespace
}  // namespace inspectplan::usecase
