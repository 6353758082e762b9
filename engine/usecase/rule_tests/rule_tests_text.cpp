// Reports of rule tests, for people and for programs.
#include <algorithm>

#include "base/json.hpp"
#include "base/text.hpp"
#include "usecase/rule_tests/rule_tests.hpp"

namespace inspectplan::usecase {
namespace {

std::string padded(const std::string& text, std::size_t width) {
  return text + std::string(width > text.size() ? width - text.size() : 0, ' ');
}

void write_case(JsonWriter& json, const RuleTestReport::Case& test) {
  json.begin_object().member("name", test.name).member("place", to_string(test.place)).member("passed", test.passed);
  json.key("differences").begin_array();
  for (const Difference& one : test.judgement.differences) {
    json.begin_object().member("what", one.what).member("expected", one.expected).member("got", one.got);
    json.end_object();
  }
  json.end_array().key("explanation").begin_array();
  for (const std::string& line : test.judgement.explanation) json.string(line);
  json.end_array().end_object();
}

void write_coverage(JsonWriter& json, const Coverage& coverage) {
  json.key("coverage").begin_object().key("sections").begin_array();
  for (const Coverage::Section& section : coverage.sections) {
    json.begin_object().member("section", section.name).member("total", section.total);
    json.member("reached", section.reached).end_object();
  }
  json.end_array().key("unreached").begin_array();
  for (const Coverage::Gap& gap : coverage.gaps) {
    json.begin_object().member("section", gap.section).member("id", gap.id);
    json.member("file", gap.place.source->name()).member("line", std::size_t{gap.place.line}).end_object();
  }
  json.end_array().end_object();
}

}  // namespace

std::string rule_tests_text(const RuleTestReport& report) {
  std::string text;
  for (const RuleTestReport::Case& test : report.cases) {
    if (test.passed) continue;
    text += to_string(test.place) + ": failed: " + test.name + "\n";
    for (const Difference& one : test.judgement.differences)
      text += "  - " + one.what + ": " + one.expected + "\n  + " + one.what + ": " + one.got + "\n";
    for (const std::string& line : test.judgement.explanation) text += "    " + line + "\n";
  }
  return text + std::to_string(report.cases.size() - report.failed()) + " passed, " + std::to_string(report.failed()) +
         " failed\n";
}

std::string coverage_text(const Coverage& coverage) {
  std::string text;
  for (const Coverage::Gap& gap : coverage.gaps)
    text += to_string(gap.place) + ": no test reaches " + gap.section + " " + gap.id + "\n";
  for (const Coverage::Section& section : coverage.sections)
    text += padded(section.name, 17) + std::to_string(section.reached) + " of " + std::to_string(section.total) + "\n";
  return text;
}

std::string rule_tests_json(const RuleTestReport& report, bool with_coverage, int indent) {
  JsonWriter json(indent);
  json.begin_object().key("tests").begin_array();
  for (const RuleTestReport::Case& test : report.cases) write_case(json, test);
  json.end_array();
  if (with_coverage) write_coverage(json, report.coverage);
  json.end_object();
  return json.take();
}

}  // namespace inspectplan::usecase
