// A register that is older than the bounds of the rules in use is refused before a rule runs on it.
#include "usecase/session.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "usecase/data/importing.hpp"

namespace inspectplan::usecase {
namespace {

namespace fs = std::filesystem;

class OlderRegister : public ::testing::Test {
 protected:
  OlderRegister() {
    fs::remove_all(folder_);
    fs::create_directories(folder_ / "tables");
    std::ofstream(folder_ / "tables/enterprise.csv") << "id,b\nA,6\nB,7\nC,7\n";
    std::ofstream(folder_ / "tables/permit.csv") << "enterprise,no\nA,1\nA,2\n";
    registers::ImportOptions options;
    options.path = (folder_ / "tables").string();
    options.on = from_civil(2026, 11, 1);
    Diagnostics found;
    import(rules("wide", 9, 2), database_, options, found, silent());
    EXPECT_FALSE(found.has_errors()) << render(found.sorted());
  }

  std::string rules(const std::string& name, int max, int max_rows) const {
    fs::create_directories(folder_ / name);
    std::ofstream(folder_ / name / "rules.yaml")
        << "ruleset: {format: 1, id: works, version: \"1\", title: {vi: x, en: x}, verified_until: 2030-12-31}\n"
        << "facts:\n  enterprise: {key: id, fields: {id: {type: text}, b: {type: number, min: 0, max: " << max
        << "}}}\n"
        << "  permit: {parent: enterprise, key: [no], max_rows: " << max_rows << ", fields: {no: {type: text}}}\n"
        << "derived: {v: '10 / (" << max + 1 << " - b)'}\n";
    return (folder_ / name).string();
  }

  std::vector<std::string> open(const std::string& rules) const {
    Diagnostics found;
    const auto session = open_session({rules, database_, 2027, {}, {}, {}}, found, silent());
    EXPECT_EQ(session.has_value(), !found.has_errors());
    std::vector<std::string> messages;
    for (const Diagnostic& one : found.sorted()) messages.push_back(one.code + ": " + one.message);
    return messages;
  }

 private:
  const fs::path folder_ = fs::path(::testing::TempDir()) / "inspectplan-older-register";
  const std::string database_ = (folder_ / "r.db").string();
};

TEST_F(OlderRegister, IsReadUnderItsOwnRules) { EXPECT_EQ(open(rules("wide", 9, 2)), std::vector<std::string>()); }

TEST_F(OlderRegister, IsRefusedUnderNarrowerOnes) {
  EXPECT_EQ(open(rules("narrow", 6, 1)),
            (std::vector<std::string>{
                "out-of-range: the register has 2 values outside of 0 … 6 in field \"b\" of table \"enterprise\"; the "
                "first: 7 at \"B\"",
                "too-many-rows: the register has more than 1 rows of table \"permit\" at 1 enterprise: 2 at \"A\""}));
}

}  // namespace
}  // namespace inspectplan::usecase
