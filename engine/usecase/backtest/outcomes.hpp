#pragma once
// Rows of a child table counted by enterprise and year.
#include <optional>
#include <string>

#include "column/column.hpp"
#include "feel/program.hpp"

namespace inspectplan::usecase {

class Outcomes {
 public:
  // `asked`: "accident", or with a filter "accident[killed > 0]". The table must say by `covers` or `known` on which
  // day a row happened. Empty on findings that are errors.
  static std::optional<Outcomes> of(const std::string& asked, const column::Schema& schema, Diagnostics& diagnostics);

  // Rows of the years, one number an enterprise; rows that only may be among them are left out. Empty where the table
  // does not record all of these years.
  std::optional<std::vector<std::uint32_t>> count(const column::Dataset& data, int from, int to) const;

  const std::string& table() const { return table_; }

 private:
  const column::Schema* schema_ = nullptr;
  std::string table_, filter_, day_;
};

}  // namespace inspectplan::usecase
