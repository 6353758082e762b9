// Child tables: counts and sums over the rows of each enterprise, filtered by day and kind.
//   build/bench/tests/bench/children [ROWS] [THREADS]
// Two and a half rows an enterprise; six aggregates, each with a filter of its own.
#include "timing.hpp"

namespace {

using namespace inspectplan;

column::Dataset generate(const column::Schema& schema, std::size_t rows) {
  column::Dataset data = column::make_dataset(schema);
  column::ChildTable& accidents = data.children.front();
  accidents.imported = true;
  bench::Generator from;
  const auto append = [&](const char* field, std::int64_t value, bool missing) {
    column::Column& cells = accidents.columns[*schema.children.front().find(field)];
    missing ? cells.append_missing() : cells.append(value);
  };
  const std::int64_t newest = from_civil(2026, 11, 1).number;
  for (std::size_t e = 0; e < rows; ++e) {
    data.enterprises.columns[0].append_missing();  // the key, which no rule reads
    for (std::uint32_t left = from.draw_of(6); left > 0; --left) {
      accidents.columns[0].append_missing();
      append("case_no", left, false);
      append("date", newest - from.draw_of(2200), from.draw_of(50) == 0);
      append("killed", from.draw_of(20) == 0 ? 1 + from.draw_of(3) : 0, false);
      append("hurt", from.draw_of(8), from.draw_of(20) == 0);
      accidents.parent.push_back(static_cast<std::uint32_t>(e));
      ++accidents.rows;
    }
    accidents.offsets.push_back(static_cast<std::uint32_t>(accidents.rows));
  }
  data.enterprises.rows = rows;
  return data;
}

}  // namespace

int main(int count, char** words) {
  return bench::time_scoring(INSPECTPLAN_SOURCE_DIR "/tests/bench/children", generate, count, words);
}
