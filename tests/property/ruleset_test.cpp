// Rule sets damaged at random: rules or errors, never both, never neither; and a digest of what is said.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "base/text.hpp"
#include "ruleset/load.hpp"

namespace inspectplan::ruleset {
namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

std::string read(const std::string& name) {
  std::ifstream in(INSPECTPLAN_SOURCE_DIR "/tests/cases/fictional/rules/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

const Files& fictional() {
  static const Files files = [] {
    Files all;
    for (const char* name : {"facts.yaml", "offices.yaml", "planning.yaml", "risk.yaml", "ruleset.yaml"}) {
      all.emplace_back(std::string("set/") + name, read(name));
    }
    return all;
  }();
  return files;
}

// One of: a byte replaced, a stretch cut out, a line doubled, a word put in.
std::string damaged(std::string text) {
  const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
  const auto length = *rc::gen::inRange<std::size_t>(1, 40);
  switch (*rc::gen::inRange(0, 4)) {
    case 0:
      text[at] = *rc::gen::inRange<char>(' ', '~');
      break;
    case 1:
      text.erase(at, length);
      break;
    case 2:
      text.insert(at, text.substr(at, length));
      break;
    default:
      text.insert(at, *rc::gen::element<std::string>("null", "- ", "{", "]", "'", "ữ", "2027-01-01: ",
                                                     "in_sector(\"pits\")", "&a ", "\n", "score", "amend: "));
  }
  return text;
}

RC_GTEST_PROP(RuleSet, DamagedFilesGiveRulesOrErrors, ()) {
  Files files = fictional();
  const auto rounds = *rc::gen::inRange(1, 4);
  for (int i = 0; i < rounds; ++i) {
    auto& text = files[*rc::gen::inRange<std::size_t>(0, files.size())].second;
    text = damaged(text);
  }
  Diagnostics diagnostics;
  const auto rules = load_bundle(files, "set", {}, diagnostics);
  RC_ASSERT((rules != nullptr) != diagnostics.has_errors());
  for (const Diagnostic& one : diagnostics.sorted()) {
    RC_ASSERT(one.place.source != nullptr);
    RC_ASSERT(!one.message.empty());
    RC_ASSERT(!render(one).empty());
  }
}

// The sections of one file, dealt out to several files in another order.
RC_GTEST_PROP(RuleSet, DigestDoesNotDependOnTheFiles, ()) {
  Files parts;
  for (const auto& file : fictional()) {
    std::string part;
    for (std::size_t at = 0; at < file.second.size();) {
      const std::size_t end = std::min(file.second.find('\n', at), file.second.size() - 1) + 1;
      const bool section = file.second[at] >= 'a' && file.second[at] <= 'z';
      if (section && !part.empty()) parts.emplace_back("", std::move(part));
      if (section) part.clear();
      part += file.second.substr(at, end - at);
      at = end;
    }
    parts.emplace_back("", std::move(part));
  }
  for (auto& part : parts)
    part.first =
        "set/f" + std::to_string(*rc::gen::inRange(0, 1000000)) + "_" + std::to_string(&part - parts.data()) + ".yaml";
  Diagnostics diagnostics;
  static const auto whole = load_bundle(fictional(), "set", {}, diagnostics);
  const auto split = load_bundle(parts, "set", {}, diagnostics);
  RC_ASSERT(whole && split);
  RC_ASSERT(whole->digest == split->digest);
}

}  // namespace
}  // namespace inspectplan::ruleset
