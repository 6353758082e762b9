#include "score/summands.hpp"

#include <algorithm>

#include "feel/subtree.hpp"

namespace inspectplan::score {
namespace {

using feel::ast::Op;
using feel::ast::Tree;

class Apart {
 public:
  Apart(const ruleset::RuleSet& rules, feel::Builder& builder) : rules_(rules), builder_(builder) {}

  std::vector<Summand> run() {
    add(rules_.score->value.root(), false);
    return only_cards_ ? std::move(summands_) : std::vector<Summand>();
  }

 private:
  void add(const Tree& node, bool negative) {
    if (node->op == Op::add || node->op == Op::subtract) {
      add(node->parts[0], negative);
      add(node->parts[1], negative != (node->op == Op::subtract));
      return;
    }
    if (node->op == Op::negate || node->op == Op::rescale)
      return add(node->parts[0], negative != (node->op == Op::negate));
    Summand summand;
    summand.negative = negative;
    summand.is_card = node->op == Op::name;
    summand.scale = node->type.scale;
    find_cards(*node, summand.cards);
    if (!only_cards_) return;
    summand.value = builder_.compile(feel::part_of(rules_.score->value, node));
    summands_.push_back(std::move(summand));
  }

  void find_cards(const feel::ast::Checked& node, std::vector<std::size_t>& cards) {
    if (node.op == Op::name) {
      const auto card = std::find_if(rules_.scorecards.begin(), rules_.scorecards.end(),
                                     [&node](const ruleset::Scorecard& one) { return one.id == node.text; });
      only_cards_ &= card != rules_.scorecards.end();
      cards.push_back(static_cast<std::size_t>(card - rules_.scorecards.begin()));
    }
    only_cards_ &= !node.table && node.op != Op::field && node.op != Op::sector;
    for (const Tree& part : node.parts) find_cards(*part, cards);
  }

  const ruleset::RuleSet& rules_;
  feel::Builder& builder_;
  std::vector<Summand> summands_;
  bool only_cards_ = true;
};

}  // namespace

std::vector<Summand> summands_of(const ruleset::RuleSet& rules, feel::Builder& builder) {
  return Apart(rules, builder).run();
}

}  // namespace inspectplan::score
