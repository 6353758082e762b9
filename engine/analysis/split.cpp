#include "analysis/split.hpp"

#include "analysis/kinds.hpp"

namespace inspectplan::analysis {
namespace {

constexpr std::size_t most_nodes = 2'000;  // of one formula, counted each time they are come by

class Splitter {
 public:
  Splitter(const Formulas& formulas, std::uint32_t unknown)
      : formulas_(formulas),
        unknown_(unknown),
        partition_(formulas.partition(unknown)),
        all_(every_kind(partition_.values.size())),
        none_(all_.size(), 0) {}

  std::optional<Split> split(Formula at) {
    const Node& node = formulas_.nodes()[at];
    if (++visited_ > most_nodes) return std::nullopt;
    if (node.shape == Node::Shape::constant) return constant(node.outcome);
    if (node.shape == Node::Shape::among || node.shape == Node::Shape::absent)
      return node.unknown == unknown_ ? std::optional(leaf(node)) : std::nullopt;
    std::vector<Split> parts;
    for (const Formula part : node.parts) {
      auto one = split(part);
      if (!one) return std::nullopt;
      parts.push_back(std::move(*one));
    }
    return joined(node.shape, parts);
  }

 private:
  std::optional<Split> constant(Outcomes outcome) const {
    if (outcome == holds) return Split{all_, none_};
    if (outcome == fails) return Split{none_, all_};
    if (outcome == undecided) return Split{none_, none_};
    return std::nullopt;
  }

  Split leaf(const Node& node) const {
    if (node.shape == Node::Shape::absent) return {partition_.missing, without(all_, partition_.missing)};
    const Kinds known = without(all_, partition_.missing);
    return {common(known, partition_.inside[node.test]), without(known, partition_.inside[node.test])};
  }

  Split joined(Node::Shape shape, const std::vector<Split>& parts) const {
    if (shape == Node::Shape::opposite) return {parts[0].fails, parts[0].holds};
    if (shape == Node::Shape::unclear) {
      Kinds decided = either(parts[0].holds, parts[0].fails);
      return {without(all_, decided), std::move(decided)};
    }
    if (shape == Node::Shape::choice) {
      const auto& [yes, no] = parts[0];
      return {either(common(yes, parts[1].holds), common(no, parts[2].holds)),
              either(common(yes, parts[1].fails), common(no, parts[2].fails))};
    }
    const bool all = shape == Node::Shape::all;
    Split result = all ? Split{all_, none_} : Split{none_, all_};
    for (const Split& part : parts) {
      result.holds = all ? common(std::move(result.holds), part.holds) : either(std::move(result.holds), part.holds);
      result.fails = all ? either(std::move(result.fails), part.fails) : common(std::move(result.fails), part.fails);
    }
    return result;
  }

  const Formulas& formulas_;
  std::uint32_t unknown_;
  const Formulas::Partition& partition_;
  Kinds all_, none_;
  std::size_t visited_ = 0;
};

}  // namespace

std::optional<Split> split_by_kind(const Formulas& formulas, Formula root, std::uint32_t unknown) {
  return Splitter(formulas, unknown).split(root);
}

}  // namespace inspectplan::analysis
