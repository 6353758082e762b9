#include "score/exactness.hpp"

#include <algorithm>
#include <iterator>
#include <numeric>

namespace inspectplan::score {

namespace {

std::vector<Leaf> as_vector(const Leaves& leaves) { return {leaves.begin(), leaves.end()}; }

void append(std::vector<Term>& to, std::vector<Term> more) {
  to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

class Terms {
 public:
  Terms(const ruleset::RuleSet& rules, const Compiled& compiled, LeafFinder& finder)
      : rules_(rules), compiled_(compiled), finder_(finder) {}

  std::vector<Term> factors(std::size_t card, std::int64_t unit) const {
    std::vector<Term> terms;
    for (std::size_t f = 0; f < rules_.scorecards[card].factors.size(); ++f) {
      const ruleset::Factor& factor = rules_.scorecards[card].factors[f];
      const FactorRegisters& places = compiled_.cards[card].factors[f];
      terms.push_back({places.points, places.reach, unit, as_vector(finder_.of(factor)), finder_.texts_behind(factor)});
    }
    return terms;
  }

  // A value made of scorecards as a whole.
  Term one(feel::Register value, std::int64_t unit, const std::vector<std::size_t>& cards) const {
    Term term{value, value, unit, {}, {}};
    Leaves leaves;
    for (const std::size_t card : cards)
      for (const Term& factor : factors(card, 1)) {
        leaves.insert(factor.leaves.begin(), factor.leaves.end());
        term.texts.insert(term.texts.end(), factor.texts.begin(), factor.texts.end());
      }
    term.leaves = as_vector(leaves);
    return term;
  }

  Term whole_score() const {
    std::vector<std::size_t> cards(rules_.scorecards.size());
    std::iota(cards.begin(), cards.end(), std::size_t{0});
    Term term = one(*compiled_.score, 1, cards);
    term.leaves = as_vector(finder_.of_score());
    for (const ruleset::Derived& derived : rules_.derived) term.texts.push_back(derived.value.syntax().text().text);
    term.texts.push_back(rules_.score->value.syntax().text().text);
    return term;
  }

 private:
  const ruleset::RuleSet& rules_;
  const Compiled& compiled_;
  LeafFinder& finder_;
};

}  // namespace

Exactness::Exactness(const ruleset::RuleSet& rules, const Compiled& compiled, LeafFinder& finder, const Clock& clock) {
  if (!rules.score) return;
  for (const ruleset::Sector& sector : rules.sectors) sector_texts.push_back(sector.when.syntax().text().text);
  const Terms all(rules, compiled, finder);
  score_scale_ = sum_scale_ = rules.score->scale;
  const auto in_force = [&clock](const ruleset::Scorecard& card) { return card.valid.contains(clock.plan_start); };
  if (compiled.summands.empty() || !std::all_of(rules.scorecards.begin(), rules.scorecards.end(), in_force)) {
    terms.push_back(all.whole_score());
    return;
  }
  sum_scale_ = rules.score->value.type().scale;
  for (const Summand& summand : compiled.summands) {
    const std::int64_t unit = power_of_ten(sum_scale_ - summand.scale) * (summand.negative ? -1 : 1);
    if (summand.is_card)
      append(terms, all.factors(summand.cards.front(), unit));
    else
      terms.push_back(all.one(summand.value, unit, summand.cards));
  }
}

std::vector<feel::Register> Exactness::reads() const {
  std::vector<feel::Register> registers;
  for (const Term& term : terms) registers.insert(registers.end(), {term.points, term.reach});
  return registers;
}

std::vector<std::string> Exactness::texts() const {
  std::vector<std::string> texts = sector_texts;
  for (const Term& term : terms) texts.insert(texts.end(), term.texts.begin(), term.texts.end());
  return texts;
}

std::int64_t Exactness::in_score(std::int64_t sum) const { return round_half_even(sum, sum_scale_, score_scale_); }

}  // namespace inspectplan::score
