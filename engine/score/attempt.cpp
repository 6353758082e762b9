#include "score/attempt.hpp"

#include <algorithm>

namespace inspectplan::score {

namespace {

std::vector<feel::Register> read_of(const Knot& knot, const Exactness& exactness) {
  std::vector<feel::Register> read;
  for (const std::size_t index : knot.terms)
    read.insert(read.end(), {exactness.terms[index].points, exactness.terms[index].reach});
  return read;
}

template <class Number>
void append_bytes(std::string& to, Number number) {
  to.append(reinterpret_cast<const char*>(&number), sizeof number);
}

void append_bytes(std::string& to, const column::Column& cells, std::size_t at) {
  append_bytes(to, cells.valid(at));
  append_bytes(to, cells.value(at));
}

}  // namespace

Attempt::Attempt(const Knot& the_knot, const Exactness& the_exactness, const feel::Program& program,
                 const ruleset::RuleSet& the_rules, const Clock& clock, const column::Dataset& the_data)
    : knot(the_knot),
      exactness(the_exactness),
      rules(the_rules),
      data(the_data),
      part(program, read_of(the_knot, the_exactness)) {
  std::vector<std::string> texts = exactness.sector_texts;
  for (const std::size_t term : knot.terms)
    texts.insert(texts.end(), exactness.terms[term].texts.begin(), exactness.terms[term].texts.end());
  for (const Leaf& leaf : knot.missing) values.push_back(values_worth_trying(leaf, part, texts, rules.schema, clock));
}

std::vector<Hole> Attempt::holes(std::size_t row, bool together) const {
  return holes_of(row, knot.missing, data, together);
}

std::string Attempt::cells(std::size_t row) const {
  std::string bytes;
  for (const std::size_t field : part.fields()) append_bytes(bytes, data.enterprises.columns[field], row);
  for (const std::size_t index : part.children()) {
    const column::ChildTable& table = data.children[index];
    append_bytes(bytes, table.offsets[row + 1] - table.offsets[row]);
    for (std::uint32_t child = table.offsets[row]; child < table.offsets[row + 1]; ++child)
      for (const column::Column& column : table.columns) append_bytes(bytes, column, child);
  }
  return bytes;
}

std::optional<std::int64_t> Attempt::sum(const feel::Workspace& shown, std::size_t index) const {
  std::int64_t sum = 0;
  for (const std::size_t one : knot.terms) {
    const Term& term = exactness.terms[one];
    const std::int64_t points = shown.low(term.points)[index];
    if (shown.known(term.points)[index] == 0 || points != shown.high(term.points)[index]) return std::nullopt;
    sum += points * term.unit;
  }
  return sum;
}

std::optional<Filling> Attempt::bounds(const feel::Workspace& ranged, std::size_t index) const {
  Filling bounds;
  for (const std::size_t one : knot.terms) {
    const std::optional<Filling> ends = ends_of(exactness.terms[one], ranged, index);
    if (!ends) return std::nullopt;
    bounds.low += ends->low;
    bounds.high += ends->high;
  }
  return bounds;
}

// Where every completion gives points by a band, those for missing facts are out of reach.
std::optional<Filling> ends_of(const Term& term, const feel::Workspace& ranged, std::size_t index) {
  const bool by_band = ranged.known(term.reach)[index] != 0 && !feel::Part::may_lack(ranged, term.reach, index);
  const feel::Register value = by_band ? term.reach : term.points;
  if (ranged.known(value)[index] == 0) return std::nullopt;
  const std::int64_t ends[] = {ranged.low(value)[index] * term.unit, ranged.high(value)[index] * term.unit};
  return Filling{std::min(ends[0], ends[1]), std::max(ends[0], ends[1]), {}};
}

}  // namespace inspectplan::score
