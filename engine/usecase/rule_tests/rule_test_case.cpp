#include "usecase/rule_tests/rule_test_case.hpp"

#include <algorithm>
#include <filesystem>
#include <map>

#include "base/text.hpp"
#include "yaml/file.hpp"

namespace inspectplan::usecase {

namespace {

namespace fs = std::filesystem;

std::optional<Day> read_day(const yaml::Node& node, Diagnostics& diagnostics) {
  const auto day = node.is_scalar() ? parse_day(node.text) : std::nullopt;
  if (!day) diagnostics.error("bad-date", node.place, "not a date", "write it as yyyy-mm-dd");
  return day;
}

yaml::Node mapping_or_null(const yaml::Node& test, std::string_view key, Diagnostics& diagnostics) {
  const yaml::Node* node = test.find(key);
  if (node == nullptr || node->is_null()) return {};
  if (node->is_mapping()) return *node;
  diagnostics.error("type-mismatch", node->place, std::string(key) + " of a test is a mapping",
                    "write `name: value` lines under it");
  return {};
}

std::optional<RuleTestCase> read_case(const yaml::Node& node, Diagnostics& diagnostics) {
  if (!node.is_mapping()) {
    diagnostics.error("type-mismatch", node.place, "a test is a mapping", "begin it with `- name: …`");
    return std::nullopt;
  }
  const std::size_t errors_before = diagnostics.count(Severity::error);
  refuse_unknown_keys(node, {"name", "at", "as_of", "enterprise", "tables", "expect", "note"}, diagnostics);
  RuleTestCase test;
  test.place = node.place;
  if (const yaml::Node* name = node.find("name"); name != nullptr && name->is_scalar()) test.name = name->text;
  if (test.name.empty()) diagnostics.error("missing-key", node.place, "a test has a name", "add `name: what it shows`");
  if (const yaml::Node* at = node.find("at"))
    test.at = read_day(*at, diagnostics).value_or(Day{});
  else
    diagnostics.error("missing-key", node.place, "a test says at which day",
                      "add `at: yyyy-mm-dd`; its year is the plan year");
  test.as_of = Day{from_civil(to_civil(test.at).year, 1, 1).number - 1};
  if (const yaml::Node* as_of = node.find("as_of")) test.as_of = read_day(*as_of, diagnostics).value_or(Day{});
  test.enterprise = mapping_or_null(node, "enterprise", diagnostics);
  test.tables = mapping_or_null(node, "tables", diagnostics);
  test.expect = mapping_or_null(node, "expect", diagnostics);
  if (test.expect.entries.empty())
    diagnostics.error("missing-key", node.place, "a test without `expect` shows nothing",
                      "say what is expected under `expect:`");
  if (diagnostics.count(Severity::error) > errors_before) return std::nullopt;
  return test;
}

}  // namespace

std::vector<std::string> rule_test_files(const std::string& directory) {
  std::vector<std::string> files;
  const fs::path tests = fs::path(directory) / "tests";
  if (fs::is_symlink(tests)) return files;  // what is tested with is reviewed with the rules: nothing from elsewhere
  std::error_code ignored;
  for (const fs::directory_entry& entry : fs::directory_iterator(tests, ignored))
    if (entry.path().extension() == ".yaml") files.push_back(entry.path().string());
  std::sort(files.begin(), files.end());
  return files;
}

std::optional<yaml::Node> read_test_file(const std::string& file, Diagnostics& diagnostics) {
  auto bytes = yaml::read_regular_file(file, file, yaml::max_file_bytes, yaml::Links::refuse, diagnostics);
  const auto source = bytes ? yaml::make_source(file, std::move(*bytes), diagnostics) : nullptr;
  return source ? yaml::parse(source, diagnostics) : std::nullopt;
}

void refuse_unknown_keys(const yaml::Node& mapping, const std::vector<std::string>& allowed, Diagnostics& diagnostics) {
  for (const yaml::Entry& entry : mapping.entries) {
    if (std::find(allowed.begin(), allowed.end(), entry.key) != allowed.end()) continue;
    const auto near = nearest(entry.key, allowed);
    std::string all;
    for (const std::string& key : allowed) all += (all.empty() ? "" : ", ") + key;
    diagnostics.error("unknown-key", entry.key_place, "unknown key \"" + entry.key + "\"",
                      near ? "did you mean \"" + *near + "\"?" : "the keys here are: " + all);
  }
}

namespace {

void refuse_linked_tests(const std::string& directory, Diagnostics& diagnostics) {
  const fs::path tests = fs::path(directory) / "tests";
  if (!fs::is_symlink(tests)) return;
  diagnostics.error("symbolic-link", {std::make_shared<const Source>(tests.string(), std::string()), 0, 0, 1},
                    "is a symbolic link", "put a copy in its place");
}

// A failure is found by the name of its test.
void refuse_same_names(const std::vector<RuleTestCase>& cases, Diagnostics& diagnostics) {
  std::map<std::pair<std::string, Day>, Place> seen;
  for (const RuleTestCase& test : cases) {
    const auto [first, fresh] = seen.emplace(std::pair{test.name, test.at}, test.place);
    if (!fresh)
      diagnostics
          .error("duplicate-name", test.place, "a second test of " + to_string(test.at) + " has this name",
                 "say in the name what each shows")
          .notes.push_back({first->second, "the first"});
  }
}

}  // namespace

std::vector<RuleTestCase> read_rule_tests(const std::string& directory, Diagnostics& diagnostics) {
  std::vector<RuleTestCase> cases;
  refuse_linked_tests(directory, diagnostics);
  for (const std::string& file : rule_test_files(directory)) {
    const auto root = read_test_file(file, diagnostics);
    if (!root) continue;
    refuse_unknown_keys(*root, {"tests", "may_live"}, diagnostics);
    const yaml::Node* tests = root->find("tests");
    if (tests == nullptr && root->find("may_live")) continue;
    if (tests == nullptr || !tests->is_sequence()) {
      diagnostics.error("missing-key", root->place, "a test file is a list under `tests:`", "begin it with `tests:`");
      continue;
    }
    for (const yaml::Node& node : tests->items)
      if (auto test = read_case(node, diagnostics)) cases.push_back(std::move(*test));
  }
  refuse_same_names(cases, diagnostics);
  return cases;
}

}  // namespace inspectplan::usecase
