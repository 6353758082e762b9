#include "analysis/space.hpp"

#include <algorithm>

#include "analysis/translator.hpp"

namespace inspectplan::analysis {
namespace {

bool share_facts(const Unknown& a, const Unknown& b) {
  const bool all =
      (a.rests_on.contains("*") && !b.rests_on.empty()) || (b.rests_on.contains("*") && !a.rests_on.empty());
  return all || std::any_of(a.rests_on.begin(), a.rests_on.end(),
                            [&b](const std::string& fact) { return b.rests_on.contains(fact); });
}

std::string quoted(const Unknown& unknown) {
  if (unknown.shape == Unknown::Shape::order) return "the order of `" + unknown.what + "` and `" + unknown.other + "`";
  return "`" + unknown.what + "`";
}

constexpr std::size_t most_compared = 40;  // unknowns looked at pair by pair, for what is said about them

}  // namespace

Space::Space(const Meanings& meanings) : meanings_(meanings), state_(std::make_unique<State>()) {}
Space::~Space() = default;

Formula Space::truth(const feel::Typed& condition) { return truth(condition, *condition.root()); }

Formula Space::truth(const feel::Typed& condition, const feel::ast::Checked& part) {
  return Translator(*this, condition, nullptr).truth(part);
}

Formula Space::truth(const feel::Typed& tests, const feel::Typed& of) {
  return Translator(*this, tests, &of).truth(*tests.root());
}

Formula Space::missing(const feel::Typed& value) { return Translator(*this, value, nullptr).missing(*value.root()); }

Place Space::place_of(const feel::Typed& expression, const feel::ast::Checked& part) {
  return Translator(*this, expression, nullptr).place_of(part);
}

Case Space::find(Formula root, Outcomes wanted) const { return find_case(formulas_, root, wanted); }

std::optional<Space::BetweenSteps> Space::between_steps(Formula root, Outcomes wanted) {
  std::vector<const std::vector<std::int64_t>*> steps;
  const auto count = static_cast<std::uint32_t>(formulas_.unknowns().size());
  for (std::uint32_t i = 0; i < count; ++i) steps.push_back(formulas_.exchange_steps(i, nullptr));
  const Case found = find(root, wanted);
  for (std::uint32_t i = 0; i < count; ++i) formulas_.exchange_steps(i, steps[i]);
  for (const Case::Choice& choice : found.values) {
    const Unknown& unknown = formulas_.unknowns()[choice.unknown];
    const bool between = unknown.steps && !choice.value.missing &&
                         !std::binary_search(unknown.steps->begin(), unknown.steps->end(), choice.value.number);
    if (between) return BetweenSteps{to_string(unknown, choice.value), steps_around(unknown, choice.value)};
  }
  return std::nullopt;
}

std::vector<Space::Limit> Space::limits() const {
  std::vector<Limit> out;
  std::vector<const Unknown*> tested;  // of the others only whether they are missing is asked
  for (const Unknown& unknown : formulas_.unknowns()) {
    if (unknown.tests.empty() || unknown.rests_on.empty()) continue;
    if (unknown.computed) out.push_back({unknown.place, "of " + quoted(unknown) + " only the bounds are known"});
    const auto other = std::find_if(tested.begin(), tested.end(),
                                    [&unknown](const Unknown* known) { return share_facts(unknown, *known); });
    if (other != tested.end())
      out.push_back({unknown.place, quoted(**other) + " and " + quoted(unknown) +
                                        " rest on the same facts but are looked at as if each could be anything"});
    if (tested.size() < most_compared) tested.push_back(&unknown);
  }
  return out;
}

std::string Space::describe(const Case& found) const {
  std::string text;
  for (const Case::Choice& choice : found.values)
    text += (text.empty() ? "" : ", ") + to_string(formulas_.unknowns()[choice.unknown], choice.value);
  return text;
}

bool Space::is_certain(const Case& found) const {
  for (std::size_t i = 0; i < found.values.size(); ++i) {
    const Unknown& unknown = formulas_.unknowns()[found.values[i].unknown];
    if (!unknown.exact || found.values[i].value.unnamed) return false;
    for (std::size_t j = 0; j < i; ++j)
      if (share_facts(unknown, formulas_.unknowns()[found.values[j].unknown])) return false;
  }
  return true;
}

}  // namespace inspectplan::analysis
