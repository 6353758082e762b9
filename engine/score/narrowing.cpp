#include "score/narrowing.hpp"

#include <algorithm>

namespace inspectplan::score {

namespace {

// First, middle and last of what is worth trying. Every number of values divides this.
constexpr std::size_t most_values = 3;
constexpr std::int64_t common = 6;

bool is_whole_table(const Leaf& leaf) {
  return leaf.table != Leaf::enterprise_table && leaf.field == Leaf::whole_table;
}

std::vector<Filling> some_of(const std::vector<Cell>& cells) {
  std::vector<Filling> values;
  const auto take = [&values](const Cell& cell) { values.push_back({cell.number, cell.number, cell.text}); };
  if (cells.size() <= most_values)
    for (const Cell& cell : cells) take(cell);
  else
    for (const std::size_t at : {std::size_t{0}, cells.size() / 2, cells.size() - 1}) take(cells[at]);
  return values;
}

}  // namespace

Narrowing::Narrowing(const Machine& machine, const column::Dataset& data) : machine_(machine), data_(data) {}

void Narrowing::find(std::vector<Asked>& asked) {
  if (asked.empty()) return;
  least_.clear();
  for (const Asked& one : asked) least_.push_back(Wide{one.width} * common);
  for (const Leaf& leaf : machine_.score_leaves) {
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < asked.size(); ++i)
      if (is_missing(leaf, data_, asked[i].row)) rows.push_back(i);
    if (!rows.empty() && !is_whole_table(leaf)) judge(tried_of(leaf), leaf, rows, asked);
  }
  // A table that is missing as a whole cannot be tried; it is named where nothing else narrows the score.
  for (const Leaf& leaf : machine_.score_leaves)
    for (Asked& one : asked)
      if (!one.most && is_whole_table(leaf) && is_missing(leaf, data_, one.row)) one.most = leaf;
}

Narrowing::One& Narrowing::tried_of(const Leaf& leaf) {
  if (!part_) {
    part_.emplace(machine_.compiled.program, std::vector<feel::Register>{*machine_.compiled.score});
    workspace_.emplace(part_->workspace());
    texts_ = machine_.exactness.sector_texts;
    for (const Term& term : machine_.exactness.terms) texts_.insert(texts_.end(), term.texts.begin(), term.texts.end());
  }
  const auto [at, fresh] = all_.try_emplace(leaf);
  One& one = at->second;
  if (!fresh) return one;
  one.missing = {leaf};
  one.values = some_of(values_worth_trying(leaf, *part_, texts_, machine_.rules.schema, machine_.clock).cells);
  one.trial = std::make_unique<TrialRows>(*part_, one.missing, machine_.rules.schema, data_);
  return one;
}

void Narrowing::judge(One& one, const Leaf& leaf, const std::vector<std::size_t>& rows, std::vector<Asked>& asked) {
  if (one.values.empty()) return;
  const feel::Register score = *machine_.compiled.score;
  const std::size_t at_once = feel::batch_rows / one.values.size();
  for (std::size_t first = 0; first < rows.size(); first += at_once) {
    const std::size_t last = std::min(rows.size(), first + at_once);
    one.trial->clear();
    for (std::size_t i = first; i < last; ++i) {
      const std::vector<Hole> holes = holes_of(asked[rows[i]].row, one.missing, data_, true);
      for (const Filling& value : one.values) one.trial->append(asked[rows[i]].row, holes, {value});
    }
    one.trial->run(feel::Mode::range, *workspace_);
    for (std::size_t i = first; i < last; ++i) {
      Wide widths{0};
      for (std::size_t v = 0; v < one.values.size(); ++v) {
        const std::size_t at = (i - first) * one.values.size() + v;
        const bool known = workspace_->known(score)[at] != 0;
        widths += known ? Wide{workspace_->high(score)[at]} - workspace_->low(score)[at] : Wide{asked[rows[i]].width};
      }
      widths *= common / static_cast<std::int64_t>(one.values.size());
      if (widths >= least_[rows[i]]) continue;
      least_[rows[i]] = widths;
      asked[rows[i]].most = leaf;
    }
  }
}

}  // namespace inspectplan::score
