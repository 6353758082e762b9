#include "score/trials.hpp"

#include <algorithm>

namespace inspectplan::score {

namespace {

constexpr std::size_t most_completions = 1024;

std::vector<Cell> outermost(const std::vector<Cell>& cells) {
  if (cells.size() <= 3) return cells;
  return {cells.front(), cells[cells.size() / 2], cells.back()};
}

// None: too many.
std::optional<std::size_t> completions(const std::vector<Hole>& holes, const std::vector<HoleValues>& values) {
  std::size_t count = 1;
  for (const Hole& hole : holes)
    if (count *= values[hole.leaf].cells.size(); count > most_completions) return std::nullopt;
  return count;
}

// Numbered with the first hole's value changing fastest.
std::vector<Filling> completion(std::size_t number, const std::vector<Hole>& holes,
                                const std::vector<HoleValues>& values) {
  std::vector<Filling> fillings;
  for (const Hole& hole : holes) {
    const std::vector<Cell>& of = values[hole.leaf].cells;
    const Cell& cell = of[number % of.size()];
    fillings.push_back({cell.number, cell.number, cell.text});
    number /= of.size();
  }
  return fillings;
}

}  // namespace

Trials::Trials(const Knot& knot, const Exactness& exactness, const feel::Program& program,
               const ruleset::RuleSet& rules, const Clock& clock, const column::Dataset& data)
    : attempt_(knot, exactness, program, rules, clock, data),
      all_(attempt_.values),
      trial_(attempt_.part, attempt_.knot.missing, rules.schema, data),
      workspace_(attempt_.part.workspace()),
      boxes_(attempt_) {
  for (const HoleValues& values : all_) few_.push_back({outermost(values.cells), false});
}

// Few values are mostly enough.
void Trials::run(std::vector<Case>& cases) {
  for (const Values* values : {&few_, &all_}) {
    for (std::size_t i = 0; i < cases.size(); ++i)
      if (!cases[i].is_exact) try_one(i, cases, *values);
    judge(cases);
  }
  boxes_.run(cases);
}

void Trials::try_one(std::size_t which, std::vector<Case>& cases, const Values& values) {
  bool together = false;
  std::vector<Hole> holes = attempt_.holes(cases[which].row, false);
  auto count = completions(holes, values);
  if (!count) {
    together = true;
    holes = attempt_.holes(cases[which].row, true);
    count = completions(holes, values);
  }
  if (count.value_or(0) == 0) return;
  if (trial_.count() + *count > feel::batch_rows) judge(cases);
  const bool complete = std::all_of(values.begin(), values.end(), [](const HoleValues& one) { return one.complete; });
  tried_.push_back({which, trial_.count(), *count, complete && !together});
  for (std::size_t i = 0; i < *count; ++i) trial_.append(cases[which].row, holes, completion(i, holes, values));
}

void Trials::judge(std::vector<Case>& cases) {
  if (tried_.empty()) return;
  trial_.run(feel::Mode::shown, workspace_);
  for (const Tried& tried : tried_) {
    Case& one = cases[tried.which];
    bool any = false, each = true;
    std::int64_t least = 0, most = 0;
    for (std::size_t i = tried.first; i < tried.first + tried.count; ++i) {
      const auto sum = attempt_.sum(workspace_, i);
      each &= sum.has_value();
      if (!sum) continue;
      least = any ? std::min(least, *sum) : *sum;
      most = any ? std::max(most, *sum) : *sum;
      any = true;
    }
    one.is_exact = any && ((least == one.low && most == one.high) || (tried.all && each));
    if (one.is_exact) one.low = least, one.high = most;
  }
  trial_.clear();
  tried_.clear();
}

}  // namespace inspectplan::score
