// Examples of texts. What tests name is an example itself; of what lies beside and below it one is looked for.
#include "analysis/texts.hpp"

#include <algorithm>
#include <map>
#include <regex>

namespace inspectplan::analysis {
namespace {

constexpr std::size_t longest_try = 20;  // characters of an example

class Examples {
 public:
  explicit Examples(const Unknown& unknown) : unknown_(unknown) {
    if (unknown.codes && !unknown.codes->pattern.empty()) {
      try {
        pattern_.emplace(unknown.codes->pattern, std::regex::optimize);
      } catch (const std::regex_error&) {  // said where the code list is declared
      }
    }
    for (const Test& test : unknown.tests) {
      named_.insert(test.texts.begin(), test.texts.end());
      prefixes_.insert(test.prefixes.begin(), test.prefixes.end());
    }
  }

  std::vector<Value> find() {
    for (const std::string& text : named_) offer(text);
    for (const std::string& prefix : prefixes_) below(prefix);
    beside();
    if (!of_kind_.contains(Kind(unknown_.tests.size(), false))) out_.push_back({false, 0, {}, true});
    return std::move(out_);
  }

 private:
  using Kind = std::vector<bool>;  // which tests hold

  bool offer(std::string text) {
    if (pattern_ && !std::regex_match(text, *pattern_)) return false;
    Value value{false, 0, std::move(text), false};
    Kind kind;
    for (const Test& test : unknown_.tests) kind.push_back(test.holds(value, true));
    if (of_kind_.insert(std::move(kind)).second) out_.push_back(std::move(value));
    return true;
  }

  bool is_named(const std::string& text) const { return named_.contains(text) || prefixes_.contains(text); }

  // The prefix itself, and something longer that is neither named nor under a longer prefix.
  void below(const std::string& prefix) {
    offer(prefix);
    if (!named_.contains(prefix)) return;
    std::vector<std::string> level = {prefix};
    for (int depth = 0; depth < 3; ++depth) {
      std::vector<std::string> next;
      for (const std::string& text : level) {
        for (char digit = '0'; digit <= '9'; ++digit) {
          std::string longer = text + digit;
          if (prefixes_.contains(longer)) continue;
          if (!is_named(longer) && offer(longer)) return;
          next.push_back(std::move(longer));
        }
      }
      level = std::move(next);
    }
    offer(prefix + "a");
  }

  // A text that nothing names: of one letter repeated, or a named one with other letters at its end.
  void beside() {
    const Kind none(unknown_.tests.size(), false);
    static const std::string letters = "0123456789axAX";
    if (!pattern_) offer("other");
    for (std::size_t length = 1; length <= longest_try; ++length) {
      for (const char letter : letters) {
        if (of_kind_.contains(none)) return;
        offer(std::string(length, letter));
      }
    }
    std::vector<std::string> known(named_.begin(), named_.end());
    known.insert(known.end(), prefixes_.begin(), prefixes_.end());
    for (std::string text : known) {
      for (std::size_t back = 1; back <= 3 && back <= text.size(); ++back) {
        std::string changed = text;
        for (const char letter : letters) {
          if (of_kind_.contains(none)) return;
          changed[changed.size() - back] = letter;
          offer(changed);
        }
      }
    }
  }

  const Unknown& unknown_;
  std::optional<std::regex> pattern_;
  std::set<std::string> named_, prefixes_;
  std::set<Kind> of_kind_;
  std::vector<Value> out_;
};

std::vector<Value> closed_texts(const Unknown& unknown, const std::vector<std::string>& all) {
  std::vector<Value> out;
  std::set<std::vector<bool>> kinds;
  for (const std::string& text : all) {
    Value value{false, 0, text, false};
    std::vector<bool> kind;
    for (const Test& test : unknown.tests) kind.push_back(test.holds(value, true));
    if (kinds.insert(std::move(kind)).second) out.push_back(std::move(value));
  }
  return out;
}

}  // namespace

std::vector<Value> texts_told_apart(const Unknown& unknown) {
  if (!unknown.closed.empty()) return closed_texts(unknown, unknown.closed);
  if (unknown.codes && unknown.codes->closed) return closed_texts(unknown, unknown.codes->codes);
  return Examples(unknown).find();
}

}  // namespace inspectplan::analysis
