#include "analysis/search.hpp"

#include <algorithm>
#include <set>
#include <unordered_set>

#include "analysis/kinds.hpp"

namespace inspectplan::analysis {
namespace {

using Shape = Node::Shape;

constexpr bool is_decided(Outcomes outcomes) { return (outcomes & (outcomes - 1)) == 0; }

constexpr Outcomes opposite_of(Outcomes a) {
  return static_cast<Outcomes>((a & undecided) | ((a & holds) ? fails : 0) | ((a & fails) ? holds : 0));
}

// The smallest of the order fails < undecided < holds.
constexpr Outcomes conjunction_of(Outcomes a, Outcomes b) {
  Outcomes out = (a | b) & fails;
  if ((a & holds) && (b & holds)) out |= holds;
  if (((a & undecided) && (b & (undecided | holds))) || ((b & undecided) && (a & (undecided | holds))))
    out |= undecided;
  return out;
}

class Search {
 public:
  Search(const Formulas& formulas, Formula root, Outcomes wanted)
      : formulas_(formulas), wanted_(wanted), partitions_(formulas.unknowns().size()) {
    collect(root);
  }

  Case run() {
    Case result;
    std::vector<Kinds> box(formulas_.unknowns().size());
    for (const std::uint32_t unknown : used_) box[unknown] = every_kind(formulas_.kinds(unknown).size());
    result.verdict = explore(box);
    if (result.verdict == Verdict::found) result.values = std::move(found_);
    return result;
  }

 private:
  // A node of the cone below the root; its parts stand before it, known by their places in the cone.
  struct Step {
    const Node* node;
    std::vector<std::size_t> parts;
  };

  // Only what the root is made of is touched: of one list hundreds of questions are asked.
  void collect(Formula root) {
    std::vector<Formula> cone, open{root};
    std::unordered_set<Formula> seen{root};
    while (!open.empty()) {
      cone.push_back(open.back());
      open.pop_back();
      for (const Formula part : formulas_.nodes()[cone.back()].parts)
        if (seen.insert(part).second) open.push_back(part);
    }
    std::sort(cone.begin(), cone.end());
    std::set<std::uint32_t> used;
    for (const Formula at : cone) {
      Step step{&formulas_.nodes()[at], {}};
      for (const Formula part : step.node->parts)
        step.parts.push_back(static_cast<std::size_t>(std::lower_bound(cone.begin(), cone.end(), part) - cone.begin()));
      if (step.node->shape == Shape::among || step.node->shape == Shape::absent) used.insert(step.node->unknown);
      steps_.push_back(std::move(step));
    }
    outcomes_.resize(steps_.size());
    used_.assign(used.begin(), used.end());
    for (const std::uint32_t unknown : used_) partitions_[unknown] = &formulas_.partition(unknown);
  }

  Verdict explore(std::vector<Kinds>& box) {
    work_ += steps_.size();
    if (work_ > most_work) return Verdict::gave_up;
    for (std::size_t at = 0; at < steps_.size(); ++at) outcomes_[at] = evaluate(steps_[at], box);
    const Outcomes outcomes = outcomes_.back();
    if ((outcomes & wanted_) == 0) return Verdict::none;
    if ((outcomes & ~wanted_) == 0) {
      keep(box);
      return Verdict::found;
    }
    return split(*steps_[open_part()].node, box);
  }

  Verdict split(const Node& atom, std::vector<Kinds>& box) {
    const Kinds before = box[atom.unknown];
    Kinds first = part_of(atom, before, true);
    Kinds second = part_of(atom, before, false);
    for (Kinds* half : {&first, &second}) {
      box[atom.unknown] = std::move(*half);
      const Verdict verdict = explore(box);
      if (verdict != Verdict::none) return verdict;
    }
    box[atom.unknown] = before;
    return Verdict::none;
  }

  // What the atom tells apart: inside its test or not; where nothing is inside, missing or not.
  Kinds part_of(const Node& atom, const Kinds& of, bool first) const {
    const Formulas::Partition& partition = *partitions_[atom.unknown];
    if (atom.shape == Shape::among) {
      const Kinds& inside = partition.inside[atom.test];
      if (meet(of, inside) && !is_empty(without(without(of, inside), partition.missing)))
        return first ? common(of, inside) : without(of, inside);
    }
    return first ? without(of, partition.missing) : common(of, partition.missing);
  }

  // A test or a question whether something is missing on which the outcome of the root hangs.
  std::size_t open_part() const {
    std::size_t at = steps_.size() - 1;
    while (steps_[at].node->shape != Shape::among && steps_[at].node->shape != Shape::absent)
      at = open_part_of(steps_[at]);
    return at;
  }

  std::size_t open_part_of(const Step& step) const {
    if (step.node->shape == Shape::choice) {
      if (!is_decided(outcomes_[step.parts[0]])) return step.parts[0];
      return step.parts[outcomes_[step.parts[0]] == holds ? 1 : 2];
    }
    return *std::find_if(step.parts.begin(), step.parts.end(),
                         [this](std::size_t part) { return !is_decided(outcomes_[part]); });
  }

  Outcomes evaluate(const Step& step, const std::vector<Kinds>& box) const {
    const Node& node = *step.node;
    switch (node.shape) {
      case Shape::constant:
        return node.outcome;
      case Shape::among:
      case Shape::absent:
        return evaluate_atom(node, box[node.unknown]);
      case Shape::all:
      case Shape::any:
        return evaluate_junction(step);
      case Shape::opposite:
        return opposite_of(outcomes_[step.parts[0]]);
      case Shape::unclear: {
        const Outcomes part = outcomes_[step.parts[0]];
        return static_cast<Outcomes>(((part & undecided) ? holds : 0) | ((part & (holds | fails)) ? fails : 0));
      }
      case Shape::choice: {
        const Outcomes condition = outcomes_[step.parts[0]];
        return static_cast<Outcomes>(((condition & holds) ? outcomes_[step.parts[1]] : 0) |
                                     ((condition & fails) ? outcomes_[step.parts[2]] : 0) | (condition & undecided));
      }
    }
    return undecided;
  }

  Outcomes evaluate_atom(const Node& node, const Kinds& possible) const {
    const Formulas::Partition& partition = *partitions_[node.unknown];
    const Kinds* inside = node.shape == Shape::among ? &partition.inside[node.test] : nullptr;
    bool in = false, out = false, missing = false;
    for (std::size_t i = 0; i < possible.size(); ++i) {
      const std::uint64_t known = possible[i] & ~partition.missing[i];
      const std::uint64_t taken = inside ? (*inside)[i] : 0;
      missing |= (possible[i] & partition.missing[i]) != 0;
      in |= (known & taken) != 0;
      out |= (known & ~taken) != 0;
    }
    if (!inside) return static_cast<Outcomes>((missing ? holds : 0) | (out ? fails : 0));
    return static_cast<Outcomes>((missing ? undecided : 0) | (in ? holds : 0) | (out ? fails : 0));
  }

  Outcomes evaluate_junction(const Step& step) const {
    const bool all = step.node->shape == Shape::all;
    Outcomes out = holds;
    for (const std::size_t part : step.parts)
      out = conjunction_of(out, all ? outcomes_[part] : opposite_of(outcomes_[part]));
    return all ? out : opposite_of(out);
  }

  // Of what is still possible the first known value; unknowns that may be anything are left out.
  void keep(const std::vector<Kinds>& box) {
    for (const std::uint32_t unknown : used_) {
      const Formulas::Partition& partition = *partitions_[unknown];
      const Kinds& possible = box[unknown];
      if (possible == every_kind(partition.values.size())) continue;
      const Kinds known = without(possible, partition.missing);
      const Kinds& from = is_empty(known) ? possible : known;
      std::size_t chosen = 0;
      while (!has(from, chosen)) ++chosen;
      found_.push_back({unknown, formulas_.kinds(unknown)[chosen]});
    }
  }

  const Formulas& formulas_;
  Outcomes wanted_;
  std::vector<Step> steps_;  // the root is the last
  std::vector<std::uint32_t> used_;
  std::vector<Outcomes> outcomes_;
  std::vector<const Formulas::Partition*> partitions_;  // by unknown; null where it is not used
  std::vector<Case::Choice> found_;
  std::size_t work_ = 0;
};

}  // namespace

Case find_case(const Formulas& formulas, Formula root, Outcomes wanted) { return Search(formulas, root, wanted).run(); }

}  // namespace inspectplan::analysis
