#include "score/trial_rows.hpp"

#include <algorithm>

namespace inspectplan::score {

void reach(std::optional<Filling>& reached, std::int64_t number) {
  if (!reached) reached = Filling{number, number, {}};
  reached->low = std::min(reached->low, number);
  reached->high = std::max(reached->high, number);
}

std::vector<Hole> holes_of(std::size_t row, const std::vector<Leaf>& missing, const column::Dataset& data,
                           bool together) {
  std::vector<Hole> holes;
  for (std::size_t leaf = 0; leaf < missing.size(); ++leaf) {
    if (missing[leaf].table == Leaf::enterprise_table || together) {
      holes.push_back({leaf, std::nullopt});
      continue;
    }
    const column::ChildTable& table = data.children[static_cast<std::size_t>(missing[leaf].table)];
    const column::Column& cells = table.columns[static_cast<std::size_t>(missing[leaf].field)];
    for (std::uint32_t child = table.offsets[row]; child < table.offsets[row + 1]; ++child)
      if (!cells.valid(child)) holes.push_back({leaf, child});
  }
  return holes;
}

TrialRows::TrialRows(const feel::Part& part, const std::vector<Leaf>& missing, const column::Schema& schema,
                     const column::Dataset& data)
    : part_(part), missing_(missing), schema_(schema), data_(data) {
  clear();
}

void TrialRows::clear() {
  rows_ = column::make_dataset(schema_);
  for (const std::size_t table : part_.children()) rows_.children[table].imported = data_.children[table].imported;
  limits_.of.clear();
  for (const Leaf& leaf : missing_)
    if (const column::Column& cells = column_of(leaf);
        cells.kind() == column::Kind::number || cells.kind() == column::Kind::date)
      limits_.of[&cells];
}

column::Column& TrialRows::column_of(const Leaf& leaf) {
  const auto field = static_cast<std::size_t>(leaf.field);
  if (leaf.table == Leaf::enterprise_table) return rows_.enterprises.columns[field];
  return rows_.children[static_cast<std::size_t>(leaf.table)].columns[field];
}

void TrialRows::put(column::Column& to, const column::Column& from, std::size_t at, const Filling* filling) {
  if (filling == nullptr)
    copy_cell(to, from, at);
  else if (filling->is_one())
    append_cell(to, Cell{filling->low, filling->text});
  else
    to.append_missing();
  if (const auto limited = limits_.of.find(&to); limited != limits_.of.end()) {
    limited->second.low.push_back(filling != nullptr ? filling->low : 0);
    limited->second.high.push_back(filling != nullptr ? filling->high : 0);
  }
}

void TrialRows::append(std::size_t row, const std::vector<Hole>& holes, const std::vector<Filling>& fillings) {
  const auto filling_of = [&](const Leaf& leaf, const column::Column& from, std::size_t at) -> const Filling* {
    if (from.valid(at)) return nullptr;
    for (std::size_t i = 0; i < holes.size(); ++i)
      if (missing_[holes[i].leaf] == leaf && (!holes[i].child || *holes[i].child == at)) return &fillings[i];
    return nullptr;
  };
  for (const std::size_t field : part_.fields()) {
    const column::Column& from = data_.enterprises.columns[field];
    const Leaf leaf{Leaf::enterprise_table, static_cast<int>(field)};
    put(rows_.enterprises.columns[field], from, row, filling_of(leaf, from, row));
  }
  const auto parent = static_cast<std::uint32_t>(rows_.enterprises.rows++);
  for (const std::size_t index : part_.children()) {
    const column::ChildTable& from = data_.children[index];
    column::ChildTable& to = rows_.children[index];
    for (std::uint32_t child = from.offsets[row]; child < from.offsets[row + 1]; ++child) {
      for (std::size_t field = 0; field < from.columns.size(); ++field) {
        const Leaf leaf{static_cast<int>(index), static_cast<int>(field)};
        put(to.columns[field], from.columns[field], child, filling_of(leaf, from.columns[field], child));
      }
      to.parent.push_back(parent);
      ++to.rows;
    }
    to.offsets.push_back(static_cast<std::uint32_t>(to.rows));
  }
}

void TrialRows::run(feel::Mode mode, feel::Workspace& workspace) const {
  part_.run(rows_, 0, count(), mode, workspace, &limits_);
}

}  // namespace inspectplan::score
