#include "score/one_fact.hpp"

#include <algorithm>

namespace inspectplan::score {

OneFact::OneFact(const feel::Part& part, const Leaf& leaf, std::vector<Cell> values, const column::Schema& schema,
                 const column::Dataset& data)
    : data_(data), leaf_{leaf}, trial_(part, leaf_, schema, data) {
  for (Cell& cell : values) values_.push_back({cell.number, cell.number, std::move(cell.text)});
}

void OneFact::run(const std::vector<std::size_t>& rows, feel::Mode mode, feel::Workspace& workspace,
                  const Found& found) {
  if (values_.empty()) return;
  const std::size_t at_once = feel::batch_rows / values_.size();
  for (std::size_t first = 0; first < rows.size(); first += at_once) {
    const std::size_t last = std::min(rows.size(), first + at_once);
    trial_.clear();
    for (std::size_t i = first; i < last; ++i) {
      const std::vector<Hole> holes = holes_of(rows[i], leaf_, data_, true);
      for (const Filling& value : values_) trial_.append(rows[i], holes, {value});
    }
    trial_.run(mode, workspace);
    for (std::size_t i = 0; i < (last - first) * values_.size(); ++i) found(first + i / values_.size(), i);
  }
}

}  // namespace inspectplan::score
