#include "usecase/rules/weigh.hpp"

namespace inspectplan::usecase {
namespace {

std::string weight(const std::optional<Reach>& reach, std::size_t enterprises) {
  if (!reach) return "the rules for this register know no such names: whom it concerns cannot be counted";
  const std::string open = reach->open.count == 0 ? "" : "undecided for " + named(reach->open);
  if (reach->holds.count > 0)
    return "in the register it concerns " + named(reach->holds) + (open.empty() ? "" : ", " + open);
  return "in the register it concerns none of " + std::to_string(enterprises) +
         (enterprises == 1 ? " enterprise" : " enterprises") + (open.empty() ? "" : ", but " + open);
}

}  // namespace

std::vector<std::string> questions_of(const std::vector<Diagnostic>& findings) {
  std::vector<std::string> questions;
  for (const Diagnostic& one : findings)
    if (!one.concerns.empty()) questions.push_back(one.concerns);
  return questions;
}

Diagnostics weighed(const std::vector<Diagnostic>& findings, const Spread& spread) {
  Diagnostics out;
  std::size_t question = 0;
  for (Diagnostic one : findings) {
    if (!one.concerns.empty())
      one.notes.push_back({one.place, weight(spread.questions[question++], spread.enterprises)});
    out.add(std::move(one));
  }
  return out;
}

std::string listed(const Concerned& concerned) {
  std::string text;
  for (const std::string& key : concerned.examples) text += (text.empty() ? "" : ", ") + key;
  return text + (concerned.count > concerned.examples.size() ? ", …" : "");
}

std::string named(const Concerned& concerned) {
  return std::to_string(concerned.count) + (concerned.count == 1 ? " enterprise (" : " enterprises (") +
         listed(concerned) + ")";
}

}  // namespace inspectplan::usecase
