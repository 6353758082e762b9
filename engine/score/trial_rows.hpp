#pragma once
// Rows of the register once more, with something put in their holes.
#include "feel/prepared.hpp"
#include "score/leaves.hpp"
#include "score/rows.hpp"

namespace inspectplan::score {

// A cell that is missing, or all of a leaf in a row, where they have to take one value together.
struct Hole {
  std::size_t leaf;                    // among the missing ones
  std::optional<std::uint32_t> child;  // row of its table
};

// A text, or a number, day or truth between two ends.
struct Filling {
  std::int64_t low = 0, high = 0;
  std::string text;
  bool is_one() const { return low == high; }
};

// Widens what was reached so that it holds the number.
void reach(std::optional<Filling>& reached, std::int64_t number);

// The holes of a row; `together`: of each leaf one.
std::vector<Hole> holes_of(std::size_t row, const std::vector<Leaf>& missing, const column::Dataset& data,
                           bool together);

// What it is made from must outlive it.
class TrialRows {
 public:
  TrialRows(const feel::Part& part, const std::vector<Leaf>& missing, const column::Schema& schema,
            const column::Dataset& data);
  TrialRows(const TrialRows&) = delete;

  std::size_t count() const { return rows_.enterprises.rows; }
  // `fillings`: one for each hole. What is not one value stays missing, within limits.
  void append(std::size_t row, const std::vector<Hole>& holes, const std::vector<Filling>& fillings);
  void run(feel::Mode mode, feel::Workspace& workspace) const;
  void clear();

 private:
  using Limited = feel::Limits::OfCells;
  void put(column::Column& to, const column::Column& from, std::size_t at, const Filling* filling);
  column::Column& column_of(const Leaf& leaf);

  const feel::Part& part_;
  const std::vector<Leaf>& missing_;
  const column::Schema& schema_;
  const column::Dataset& data_;
  column::Dataset rows_;
  feel::Limits limits_;
};

}  // namespace inspectplan::score
