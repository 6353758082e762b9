#include "ruleset/concerns.hpp"

#include <algorithm>

#include "ruleset/compose.hpp"

namespace inspectplan::ruleset {
namespace {

constexpr std::size_t most_bands = 40;  // four levels each of the 200 that an expression may have

// A comment at the end of a condition must not take the parenthesis with it.
std::string enclosed(const std::string& text) { return "(" + text + "\n)"; }

std::string enclosed(const feel::Typed& condition) { return enclosed(condition.syntax().text().text); }

std::string joined(const std::vector<const feel::Typed*>& conditions, const char* word) {
  std::string text;
  for (const feel::Typed* one : conditions) text += (text.empty() ? "" : word) + enclosed(*one);
  return text;
}

bool any_refused(const std::vector<const feel::Typed*>& conditions) {
  return std::any_of(conditions.begin(), conditions.end(), [](const feel::Typed* one) { return !*one; });
}

}  // namespace

std::string concerns_where(const std::vector<const feel::Typed*>& conditions,
                           const std::vector<const feel::Typed*>& none) {
  if (any_refused(conditions) || any_refused(none)) return {};
  const std::string rest = none.empty() ? "" : "not(" + joined(none, " or ") + ")";
  return concerns_both(joined(conditions, " and "), rest);
}

std::string concerns_uncovered(const std::vector<const feel::Typed*>& conditions, const std::set<std::string>& facts) {
  if (any_refused(conditions)) return {};
  const std::string any = enclosed(joined(conditions, " or "));
  std::string lacking;
  for (const std::string& fact : facts) lacking += (lacking.empty() ? "" : " or ") + fact + " = null";
  const std::string undecided = lacking.empty() ? "true" : "if " + lacking + " then null else true";
  return "if " + any + " = null then (" + undecided + ") else not" + any;
}

std::string concerns_undecided(const Factor& factor) {
  if (factor.bands.size() > most_bands) return {};
  std::string text;
  for (const Band& band : factor.bands) {
    if (band.text == "-") break;
    const feel::Text& tests = band.test.syntax().text();
    Composition holds(tests.node);
    holds.test(factor.of.syntax().text().node, tests.node);
    const std::string test = enclosed(holds.take().text);
    text += "if " + test + " = null then true else if " + test + " then false else ";
  }
  return text + "false";
}

std::string concerns_territory(const std::string& field, const std::vector<std::string>& territory) {
  if (field.empty() || territory.empty()) return {};
  std::string codes;
  for (const std::string& code : territory) codes += (codes.empty() ? "\"" : ", \"") + code + "\"";
  return field + " = null or " + field + " in (" + codes + ")";
}

std::string concerns_both(std::string a, const std::string& b) {
  if (a.empty() || b.empty()) return a.empty() ? b : a;
  return enclosed(a) + " and " + enclosed(b);
}

}  // namespace inspectplan::ruleset
