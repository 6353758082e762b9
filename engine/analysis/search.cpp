#include "analysis/search.hpp"

#include <algorithm>
#include <array>

namespace inspectplan::analysis {
namespace {

using Shape = Node::Shape;
using Kinds = std::vector<bool>;  // of an unknown: which of its representatives are still possible

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
      : formulas_(formulas), root_(root), wanted_(wanted), outcomes_(root + 1) {
    collect();
  }

  Case run() {
    Case result;
    std::vector<Kinds> box(formulas_.unknowns().size());
    for (const std::uint32_t unknown : used_) box[unknown].assign(formulas_.kinds(unknown).size(), true);
    result.verdict = explore(box);
    if (result.verdict == Verdict::found) result.values = std::move(found_);
    return result;
  }

 private:
  // The nodes that the root is made of, in their order, and the unknowns among them.
  void collect() {
    std::vector<bool> needed(root_ + 1, false);
    std::set<std::uint32_t> used;
    needed[root_] = true;
    for (Formula at = root_ + 1; at-- > 0;) {
      if (!needed[at]) continue;
      const Node& node = formulas_.nodes()[at];
      cone_.push_back(at);
      for (const Formula part : node.parts) needed[part] = true;
      if (node.shape == Shape::among || node.shape == Shape::absent) used.insert(node.unknown);
    }
    std::reverse(cone_.begin(), cone_.end());
    used_.assign(used.begin(), used.end());
    for (const std::uint32_t unknown : used_) prepare(unknown);
  }

  void prepare(std::uint32_t index) {
    const Unknown& unknown = formulas_.unknowns()[index];
    const bool is_text = unknown.shape == Unknown::Shape::value && unknown.type.kind == feel::Kind::text;
    auto& members = members_[index];
    for (const Test& test : unknown.tests) {
      Kinds inside;
      for (const Value& value : formulas_.kinds(index)) inside.push_back(test.holds(value, is_text));
      members.push_back(std::move(inside));
    }
  }

  Verdict explore(std::vector<Kinds>& box) {
    work_ += cone_.size();
    if (work_ > most_work) return Verdict::gave_up;
    for (const Formula at : cone_) outcomes_[at] = evaluate(formulas_.nodes()[at], box);
    const Outcomes outcomes = outcomes_[root_];
    if ((outcomes & wanted_) == 0) return Verdict::none;
    if ((outcomes & ~wanted_) == 0) {
      keep(box);
      return Verdict::found;
    }
    return split(formulas_.nodes()[open_part()], box);
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

  bool is_missing(std::uint32_t unknown, std::size_t kind) const { return formulas_.kinds(unknown)[kind].missing; }

  // What the atom tells apart: inside its test or not; where nothing is inside, missing or not.
  Kinds part_of(const Node& atom, const Kinds& of, bool first) const {
    const Kinds* inside = atom.shape == Shape::among ? &members_.at(atom.unknown)[atom.test] : nullptr;
    bool some_inside = false, some_known_outside = false;
    for (std::size_t i = 0; inside && i < of.size(); ++i) {
      some_inside |= of[i] && (*inside)[i];
      some_known_outside |= of[i] && !(*inside)[i] && !is_missing(atom.unknown, i);
    }
    Kinds out(of.size(), false);
    for (std::size_t i = 0; i < of.size(); ++i) {
      const bool by_test = some_inside && some_known_outside;
      const bool chosen = by_test ? (*inside)[i] : !is_missing(atom.unknown, i);
      out[i] = of[i] && chosen == first;
    }
    return out;
  }

  // A test or a question whether something is missing on which the outcome of the root hangs.
  Formula open_part() const {
    Formula at = root_;
    for (;;) {
      const Node& node = formulas_.nodes()[at];
      if (node.shape == Shape::among || node.shape == Shape::absent) return at;
      at = open_part_of(node);
    }
  }

  Formula open_part_of(const Node& node) const {
    if (node.shape == Shape::choice) {
      if (!is_decided(outcomes_[node.parts[0]])) return node.parts[0];
      return node.parts[outcomes_[node.parts[0]] == holds ? 1 : 2];
    }
    return *std::find_if(node.parts.begin(), node.parts.end(),
                         [this](Formula part) { return !is_decided(outcomes_[part]); });
  }

  Outcomes evaluate(const Node& node, const std::vector<Kinds>& box) const {
    switch (node.shape) {
      case Shape::constant:
        return node.outcome;
      case Shape::among:
      case Shape::absent:
        return evaluate_atom(node, box[node.unknown]);
      case Shape::all:
      case Shape::any:
        return evaluate_junction(node);
      case Shape::opposite:
        return opposite_of(outcomes_[node.parts[0]]);
      case Shape::unclear: {
        const Outcomes part = outcomes_[node.parts[0]];
        return static_cast<Outcomes>(((part & undecided) ? holds : 0) | ((part & (holds | fails)) ? fails : 0));
      }
      case Shape::choice: {
        const Outcomes condition = outcomes_[node.parts[0]];
        return static_cast<Outcomes>(((condition & holds) ? outcomes_[node.parts[1]] : 0) |
                                     ((condition & fails) ? outcomes_[node.parts[2]] : 0) | (condition & undecided));
      }
    }
    return undecided;
  }

  Outcomes evaluate_atom(const Node& node, const Kinds& possible) const {
    const Kinds* inside = node.shape == Shape::among ? &members_.at(node.unknown)[node.test] : nullptr;
    Outcomes out = 0;
    for (std::size_t i = 0; i < possible.size(); ++i) {
      if (!possible[i]) continue;
      if (!inside)
        out |= is_missing(node.unknown, i) ? holds : fails;
      else
        out |= is_missing(node.unknown, i) ? undecided : (*inside)[i] ? holds : fails;
    }
    return out;
  }

  Outcomes evaluate_junction(const Node& node) const {
    const bool all = node.shape == Shape::all;
    Outcomes out = holds;
    for (const Formula part : node.parts)
      out = conjunction_of(out, all ? outcomes_[part] : opposite_of(outcomes_[part]));
    return all ? out : opposite_of(out);
  }

  // Of what is still possible the first known value; unknowns that may be anything are left out.
  void keep(const std::vector<Kinds>& box) {
    for (const std::uint32_t unknown : used_) {
      const Kinds& possible = box[unknown];
      if (std::find(possible.begin(), possible.end(), false) == possible.end()) continue;
      std::size_t chosen = possible.size();
      for (std::size_t i = 0; i < possible.size(); ++i) {
        if (!possible[i]) continue;
        if (chosen == possible.size() || is_missing(unknown, chosen)) chosen = i;
      }
      found_.push_back({unknown, formulas_.kinds(unknown)[chosen]});
    }
  }

  const Formulas& formulas_;
  Formula root_;
  Outcomes wanted_;
  std::vector<Formula> cone_;
  std::vector<std::uint32_t> used_;
  std::map<std::uint32_t, std::vector<Kinds>> members_;  // of each unknown, by test
  std::vector<Outcomes> outcomes_;
  std::vector<Case::Choice> found_;
  std::size_t work_ = 0;
};

}  // namespace

Case find_case(const Formulas& formulas, Formula root, Outcomes wanted) { return Search(formulas, root, wanted).run(); }

}  // namespace inspectplan::analysis
