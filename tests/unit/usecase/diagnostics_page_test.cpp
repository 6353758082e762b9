// docs/diagnostics.md: every example is run.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>

#include "page_blocks.hpp"
#include "usecase/data/importing.hpp"
#include "usecase/rules/check.hpp"
#include "usecase/rules/explain_code.hpp"

namespace inspectplan::usecase {
namespace {

namespace fs = std::filesystem;

// A directory of its own with the example in `rules`.
class Example {
 public:
  explicit Example(const Block& block)
      : root_(fs::path(::testing::TempDir()) / "diagnostics_page/rules"),
        year_(block.says("2027") ? std::optional(2027) : std::nullopt) {
    fs::remove_all(root_);
    fs::create_directories(root_ / "own");
    const std::string frame = blocks_of(std::string(diagnostics_page())).front().text;
    write(root_ / "frame.yaml", frame);
    if (!block.says("alone")) write(root_ / "own/frame.yaml", frame);
    if (block.says("sh"))
      run_shell(block, root_ / "own");
    else
      write_parts(block.text, "example.yaml", [this](const std::string& name) { return place_of(name); });
  }
  ~Example() { fs::remove_all(root_); }

  // Where the example brings tables, against a register of them.
  std::vector<Diagnostic> check() const {
    const std::string rules = root_ / "own";
    if (!fs::exists(root_ / "tables")) return check_rules(rules, year_).diagnostics.sorted();
    const std::string database = root_ / "register.db";
    registers::ImportOptions options;
    options.path = root_ / "tables";
    options.on = from_civil(2026, 11, 1);
    Diagnostics importing;
    import(rules, database, options, importing, silent());
    EXPECT_FALSE(importing.has_errors()) << render(importing.sorted());
    Pool pool(1);
    return check_rules(rules, year_, database, pool, silent()).diagnostics.sorted();
  }

 private:
  fs::path place_of(const std::string& name) const {
    if (name.ends_with(".csv")) return root_ / "tables" / name;
    return name.find('/') == std::string::npos ? root_ / "own" / name : root_ / name;
  }

  fs::path root_;
  std::optional<int> year_;
};

class Code : public ::testing::TestWithParam<std::string> {};

TEST_P(Code, ExamplesDoWhatTheySay) {
  const std::string section = *section_of(diagnostics_page(), GetParam());
  const std::vector<Block> blocks = blocks_of(section);
  ASSERT_EQ(blocks.size(), 2u);
  ASSERT_TRUE(blocks[0].says("fails") && blocks[1].says("passes"));
  EXPECT_NE(section.find("\nRemedy: "), std::string::npos);

  const auto failing = Example(blocks[0]).check();
  const auto has_code = [](const Diagnostic& one) { return one.code == GetParam(); };
  const auto found = std::find_if(failing.begin(), failing.end(), has_code);
  ASSERT_NE(found, failing.end()) << render(failing);
  EXPECT_NE(section.find("` · " + std::string(to_string(found->severity)) + "\n"), std::string::npos)
      << to_string(found->severity);
  EXPECT_FALSE(found->hint.empty());
  EXPECT_NE(found->place.source, nullptr);

  const auto passing = Example(blocks[1]).check();
  for (const Diagnostic& one : passing) EXPECT_FALSE(has_code(one) || one.severity == Severity::error) << render(one);
}

INSTANTIATE_TEST_SUITE_P(Page, Code, ::testing::ValuesIn(codes_on(diagnostics_page())),
                         [](const auto& one) { return test_name(one.param); });

// Every code that the modules behind `rules check` can give stands on the page. Codes are the first argument of the
// functions that make findings; the sources are the catalogue.
TEST(DiagnosticsPage, HasEveryCode) {
  static const std::regex made(
      R"re((?:\.error|\.warning|\.info|report|fail|refuse|say|shadows|gap)\(\s*(?:Severity::\w+,\s*)?"([a-z0-9]+(?:-[a-z0-9]+)*)",)re"
      R"re(|\badd\("([a-z0-9-]+)", Severity|Diagnostic finding\{[^;"]*"([a-z0-9-]+)",|\.add\(\{[^;"]*"([a-z0-9-]+)",)re");
  const std::vector<std::string> explained = codes_on(diagnostics_page());
  std::size_t found = 0;
  for (const char* module : {"yaml", "feel", "ruleset", "responsibility", "usecase"}) {
    for (const auto& file : fs::recursive_directory_iterator(fs::path(INSPECTPLAN_SOURCE_DIR) / "engine" / module)) {
      if (module == std::string("usecase") && file.path().filename() != "check_register.cpp") continue;
      std::ifstream in(file.path());
      const std::string text{std::istreambuf_iterator<char>(in), {}};
      for (std::sregex_iterator at(text.begin(), text.end(), made), end; at != end; ++at) {
        std::string code;
        for (std::size_t group = 1; group < at->size(); ++group) code += (*at)[group];
        if (code == "bad-encoding") continue;  // a rule file that is not UTF-8 is refused as a whole
        ++found;
        EXPECT_NE(std::find(explained.begin(), explained.end(), code), explained.end())
            << file.path() << " gives " << code << ", which docs/diagnostics.md does not explain";
      }
    }
  }
  EXPECT_GT(found, 100u) << "the pattern no longer matches how findings are made";
}

TEST(DiagnosticsPage, ExplainsNothingItDoesNotKnow) {
  EXPECT_FALSE(explain_code("no-such-code"));
  EXPECT_FALSE(explain_code(""));
}

}  // namespace
}  // namespace inspectplan::usecase
