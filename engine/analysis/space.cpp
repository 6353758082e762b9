#include "analysis/space.hpp"

#include <algorithm>

#include "analysis/translator.hpp"

namespace inspectplan::analysis {
namespace {

bool is_given(const std::string& fact) { return fact.starts_with(given_mark); }

bool rests_on_facts(const Unknown& unknown) {
  return !std::all_of(unknown.rests_on.begin(), unknown.rests_on.end(), is_given);
}

bool share_facts(const Unknown& a, const Unknown& b) {
  const bool all = (a.rests_on.contains("*") && rests_on_facts(b)) || (b.rests_on.contains("*") && rests_on_facts(a));
  return all || std::any_of(a.rests_on.begin(), a.rests_on.end(),
                            [&b](const std::string& fact) { return b.rests_on.contains(fact); });
}

std::string quoted(const Unknown& unknown) {
  if (unknown.shape == Unknown::Shape::order) return "the order of `" + unknown.what + "` and `" + unknown.other + "`";
  return "`" + unknown.what + "`";
}

// Only whether it is missing was asked, and it is not.
bool is_only_known(const Unknown& unknown, const Value& value) { return unknown.tests.empty() && !value.missing; }

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

// That a fact is known goes without saying where another value is made of it.
bool Space::is_said_otherwise(const Case& found, const Unknown& known) const {
  return std::any_of(found.values.begin(), found.values.end(), [&](const Case::Choice& choice) {
    const Unknown& other = formulas_.unknowns()[choice.unknown];
    return &other != &known && !is_only_known(other, choice.value) && !choice.value.missing &&
           (!rests_on_facts(known) ||
            std::includes(other.rests_on.begin(), other.rests_on.end(), known.rests_on.begin(), known.rests_on.end()));
  });
}

std::string Space::describe(const Case& found) const {
  std::string text;
  for (const Case::Choice& choice : found.values) {
    const Unknown& unknown = formulas_.unknowns()[choice.unknown];
    const bool only_known = is_only_known(unknown, choice.value);
    if (only_known && is_said_otherwise(found, unknown)) continue;
    text += (text.empty() ? "" : ", ") + (only_known ? unknown.what + " is known" : to_string(unknown, choice.value));
  }
  return text;
}

bool Space::is_certain(const Case& found) const {
  for (std::size_t i = 0; i < found.values.size(); ++i) {
    const Unknown& unknown = formulas_.unknowns()[found.values[i].unknown];
    if (is_only_known(unknown, found.values[i].value)) continue;
    if (!unknown.exact || found.values[i].value.unnamed) return false;
    for (std::size_t j = 0; j < i; ++j) {
      const Unknown& other = formulas_.unknowns()[found.values[j].unknown];
      if (!is_only_known(other, found.values[j].value) && share_facts(unknown, other)) return false;
    }
  }
  return true;
}

}  // namespace inspectplan::analysis
