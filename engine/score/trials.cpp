#include "score/trials.hpp"

#include <algorithm>
#include <unordered_map>

namespace inspectplan::score {

namespace {

bool are_complete(const std::vector<HoleValues>& values) {
  return std::all_of(values.begin(), values.end(), [](const HoleValues& one) { return one.complete; });
}

}  // namespace

Trials::Trials(const Knot& knot, const Exactness& exactness, const feel::Program& program,
               const ruleset::RuleSet& rules, const Clock& clock, const column::Dataset& data)
    : attempt_(knot, exactness, program, rules, clock, data),
      trial_(attempt_.part, attempt_.knot.missing, rules.schema, data),
      workspace_(attempt_.part.workspace()),
      boxes_(attempt_),
      by_bounds_(attempt_) {
  for (const HoleValues& values : attempt_.values) {
    std::vector<Cell> cells = outermost(values.cells);
    if (cells.size() == values.cells.size())
      few_.push_back(values);
    else
      few_.push_back({std::move(cells), false, {}});
  }
}

void Trials::run(const std::vector<Case*>& cases) {
  std::unordered_map<std::string, std::size_t> kinds;
  std::vector<std::size_t> kind_of;
  std::vector<Case> tried;
  for (const Case* one : cases) {
    const auto [kind, is_new] = kinds.try_emplace(attempt_.cells(one->row), tried.size());
    if (is_new) tried.push_back(*one);
    kind_of.push_back(kind->second);
  }
  run(tried);
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const std::size_t row = cases[i]->row;
    *cases[i] = tried[kind_of[i]];
    cases[i]->row = row;
  }
}

// Few values are mostly enough to reach both ends.
void Trials::run(std::vector<Case>& cases) {
  if (!attempt_.knot.is_beyond) {
    for (std::size_t i = 0; i < cases.size(); ++i) try_one(i, cases, few_);
    judge(cases);
    for (std::size_t i = 0; i < cases.size(); ++i)
      if (!cases[i].is_exact || tells_more(cases[i])) try_one(i, cases, attempt_.values);
    judge(cases);
    boxes_.run(cases);
  }
  by_bounds_.run(cases);
}

// Of the fact that narrows most: one fact alone settles what rests on it, whatever its values are.
bool Trials::tells_more(const Case& one) const {
  if (one.all_tried || attempt_.knot.missing.size() == 1 || !are_complete(attempt_.values)) return false;
  return Completions(attempt_.holes(one.row, false), attempt_.values).count() > 0;
}

void Trials::try_one(std::size_t which, std::vector<Case>& cases, const Values& values) {
  Completions completions(attempt_.holes(cases[which].row, false), values);
  const bool together = completions.count() == 0;
  if (together) completions = Completions(attempt_.holes(cases[which].row, true), values);
  const std::size_t count = completions.count();
  if (count == 0) return;
  if (trial_.count() + count > feel::batch_rows) judge(cases);
  tried_.push_back({which, trial_.count(), std::move(completions), are_complete(values) && !together});
  for (std::size_t i = 0; i < count; ++i)
    trial_.append(cases[which].row, tried_.back().completions.holes(), tried_.back().completions.at(i));
}

void Trials::judge(std::vector<Case>& cases) {
  if (tried_.empty()) return;
  trial_.run(feel::Mode::shown, workspace_);
  for (const Tried& tried : tried_) judge(tried, cases[tried.which]);
  trial_.clear();
  tried_.clear();
}

void Trials::judge(const Tried& tried, Case& one) const {
  Sums sums;
  for (std::size_t i = 0; i < tried.completions.count(); ++i) sums.push_back(attempt_.sum(workspace_, tried.first + i));
  const std::optional<Filling> reached = reach_of(sums);
  if (!reached) return;
  const bool each = std::all_of(sums.begin(), sums.end(), [](const auto& sum) { return sum.has_value(); });
  one.all_tried = tried.all;
  one.by = narrowing_of(tried.completions, attempt_.knot.missing, sums);
  if (!(tried.all && each) && (reached->low != one.low || reached->high != one.high)) return;
  one.is_exact = true;
  one.low = reached->low;
  one.high = reached->high;
}

}  // namespace inspectplan::score
