#include "score/one_fact.hpp"

#include <algorithm>

namespace inspectplan::score {

OneFact::OneFact(const feel::Part& part, const Leaf& leaf, HoleValues values, const column::Schema& schema,
                 const column::Dataset& data)
    : data_(data), leaf_{leaf}, values_(std::move(values)), trial_(part, leaf_, schema, data) {
  for (std::size_t i = 0; i < values_.cells.size(); ++i) count_ += values_.weight(i);
}

void OneFact::run(const std::vector<std::size_t>& rows, feel::Mode mode, feel::Workspace& workspace,
                  const Found& found) {
  const std::size_t each = values_.cells.size();
  if (each == 0) return;
  const std::size_t at_once = feel::batch_rows / each;
  for (std::size_t first = 0; first < rows.size(); first += at_once) {
    const std::size_t last = std::min(rows.size(), first + at_once);
    trial_.clear();
    for (std::size_t i = first; i < last; ++i) {
      const std::vector<Hole> holes = holes_of(rows[i], leaf_, data_, true);
      for (const Cell& cell : values_.cells) trial_.append(rows[i], holes, {{cell.number, cell.number, cell.text}});
    }
    trial_.run(mode, workspace);
    for (std::size_t i = 0; i < (last - first) * each; ++i) found(first + i / each, i, values_.weight(i % each));
  }
}

}  // namespace inspectplan::score
