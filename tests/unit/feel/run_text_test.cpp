// Texts on rows: Vietnamese letters count as one character each, comparison is by code point, codes nest.
#include "rows.hpp"

namespace inspectplan::feel::testing {
namespace {

TEST(RunText, CaseOfVietnameseLetters) {
  expect_shown({{"name", "Công ty Đường Ữ ơ"}}, {{"upper case(name)", "\"CÔNG TY ĐƯỜNG Ữ Ơ\""},
                                                 {"lower case(name)", "\"công ty đường ữ ơ\""},
                                                 {"lower case(upper case(name)) = lower case(name)", "true"},
                                                 {"string length(name)", "17"}});
}

TEST(RunText, Parts) {
  expect_shown({{"name", "Đường sắt"}, {"debt", "-3"}, {"workers", "2"}},
               {{"substring(name, 1, 5)", "\"Đường\""},
                {"substring(name, 7)", "\"sắt\""},
                {"substring(name, debt)", "\"sắt\""},
                {"substring(name, -3, 1)", "\"s\""},
                {"substring(name, workers, workers)", "\"ườ\""},
                {"substring(name, 9, 100)", "\"t\""}});
}

TEST(RunText, APartThatIsNotThereIsMissingAndCounted) {
  Rows rows;
  rows.enterprise({{"name", "Đá"}, {"workers", "0"}}).enterprise({{"name", "Đá"}, {"workers", "3"}});
  rows.enterprise({{"name", "Đá"}, {"workers", "2"}}).enterprise({{"workers", "1"}});
  const Outcome outcome = Compiled("substring(name, workers)").run(rows.data());
  EXPECT_EQ(outcome.rows, (std::vector<std::string>{"missing", "missing", "\"á\"", "missing"}));
  EXPECT_EQ(outcome.faults, 2u);
  EXPECT_EQ(Compiled("substring(name, 1, workers)").run(rows.data()).rows,
            (std::vector<std::string>{"missing", "\"Đá\"", "\"Đá\"", "missing"}));
}

TEST(RunText, Questions) {
  expect_shown({{"name", "Mỏ đá Đồng Mỏ"}}, {{"contains(name, \"đá\")", "true"},
                                             {"contains(name, \"da\")", "false"},
                                             {"contains(name, \"\")", "true"},
                                             {"starts with(name, \"Mỏ\")", "true"},
                                             {"starts with(name, \"mỏ\")", "false"},
                                             {"ends with(name, \"Mỏ\")", "true"},
                                             {"name = \"Mỏ đá Đồng Mỏ\"", "true"},
                                             {"name != \"Mỏ\"", "true"},
                                             {"name in (\"a\", \"Mỏ đá Đồng Mỏ\")", "true"},
                                             {"contains(\"Mỏ đá Đồng Mỏ và than\", name)", "true"}});
  expect_shown({{"name", ""}}, {{"name = \"\"", "true"}, {"name = null", "false"}, {"string length(name)", "0"}});
}

TEST(RunText, OrderIsByCodePoint) {
  expect_shown({{"name", "b"}, {"works", "civil"}}, {{"name < \"c\"", "true"},
                                                     {"name < \"b\"", "false"},
                                                     {"name <= \"b\"", "true"},
                                                     {"name > \"B\"", "true"},
                                                     {"name < \"đ\"", "true"},
                                                     {"\"z\" < \"đ\"", "true"},
                                                     {"works > name", "true"},
                                                     {"name >= works", "false"}});
}

TEST(RunText, Joining) {
  expect_shown({{"name", "Than"}, {"works", "civil"}}, {{"name + \" \" + works", "\"Than civil\""},
                                                        {"name + vsic", "missing"},
                                                        {"string length(name + works)", "9"},
                                                        // a combining horn joins the letter before it
                                                        {"\"o\" + \"\u031B\" = \"ơ\"", "true"}});
}

TEST(RunText, MissingTexts) {
  expect_shown(Facts{}, {{"upper case(name)", "missing"},
                         {"string length(name)", "missing"},
                         {"substring(name, 1)", "missing"},
                         {"substring(\"a\", workers)", "missing"},
                         {"contains(name, \"\")", "unknown"},
                         {"starts with(name, \"\")", "unknown"},
                         {"ends with(\"a\", name)", "unknown"},
                         {"name = name", "unknown"},
                         {"under(vsic, \"05\")", "unknown"},
                         {"name + \"a\"", "missing"}});
}

TEST(RunText, CodesUnderCodes) {
  for (const auto& [code, expected] : std::map<std::string, std::string>{{"05", "true"},
                                                                         {"0510", "true"},
                                                                         {"07", "true"},
                                                                         {"0730", "true"},
                                                                         {"06", "false"},
                                                                         {"10", "false"},
                                                                         {"1005", "false"}})
    EXPECT_EQ(shown("under(vsic, \"05\", \"07\")", {{"vsic", code}}), expected) << code;
  EXPECT_EQ(shown("under(vsic, \"0510\")", {{"vsic", "05"}}), "false");  // above is not under
}

// Many texts, many rows each: what is known of one text holds for all its rows, in whichever batch.
TEST(RunText, EveryRowOfOneTextIsAlike) {
  Rows rows;
  for (int i = 0; i < 5000; ++i)
    rows.enterprise(i % 7 == 0 ? Facts{}
                               : Facts{{"name", "tổ " + std::to_string(i % 97)}, {"vsic", i % 2 ? "0510" : "10"}});
  const Outcome ends = Compiled("ends with(name, \"6\")").run(rows.data());
  const Outcome upper = Compiled("upper case(name)").run(rows.data());
  const Outcome under = Compiled("under(vsic, \"05\")").run(rows.data());
  for (int i = 0; i < 5000; ++i) {
    const auto row = static_cast<std::size_t>(i);
    EXPECT_EQ(ends.rows[row], i % 7 == 0 ? "unknown" : (i % 97) % 10 == 6 ? "true" : "false") << i;
    EXPECT_EQ(upper.rows[row], i % 7 == 0 ? "missing" : "\"TỔ " + std::to_string(i % 97) + "\"") << i;
    EXPECT_EQ(under.rows[row], i % 7 == 0 ? "unknown" : i % 2 ? "true" : "false") << i;
  }
}

// One workspace, two registers whose texts have the same numbers in their dictionaries.
TEST(RunText, AnotherRegisterHasOtherTexts) {
  const Compiled compiled("name = \"a\"");
  Workspace workspace(compiled.program());
  for (const std::string name : {"a", "b", "a"}) {
    const Rows rows = Rows().enterprise({{"name", name}});
    compiled.program().run(rows.data(), 0, 1, Mode::shown, workspace);
    EXPECT_EQ(workspace.truths(compiled.value())[0], name == "a" ? truth_true : truth_false);
  }
}

}  // namespace
}  // namespace inspectplan::feel::testing
