#include <algorithm>
#include <mutex>
#include <numeric>
#include <span>

#include "feel/prepared.hpp"
#include "score/faults.hpp"
#include "score/harvest.hpp"
#include "score/machine.hpp"
#include "score/points.hpp"
#include "score/range_harvest.hpp"

namespace inspectplan::score {

namespace {

// Fixed, so that what a chunk counts never depends on the number of threads.
constexpr std::size_t chunk_rows = 16 * feel::batch_rows;

struct ChunkResult {
  explicit ChunkResult(const std::vector<Question>& questions) : undecided(questions) {}
  UndecidedTally undecided;
  Faults faults;
  std::uint64_t without_value = 0;
};

// The program of one machine made ready for one dataset, for what is shown or for ranges.
struct Ready {
  const Machine& machine;
  const column::Dataset& data;
  feel::Prepared program;
};

Ready ready_to_show(const Machine& machine, const column::Dataset& data, Pool& pool) {
  return {machine, data, {machine.compiled.program, data, feel::Mode::shown, read_when_shown(machine), pool}};
}

Ready ready_for_ranges(const Machine& machine, const column::Dataset& data, Pool& pool) {
  return {machine, data, {machine.compiled.program, data, feel::Mode::range, read_of_ranges(machine), pool}};
}

ChunkResult show_chunk(const Ready& ready, Extent extent, std::size_t first, std::size_t last, Assessments& out) {
  ChunkResult result(ready.machine.questions);
  feel::Workspace shown = ready.program.workspace();
  Harvest harvest(ready.machine, ready.data, out);
  for (std::size_t at = first; at < last; at += feel::batch_rows) {
    const std::size_t count = std::min(feel::batch_rows, last - at);
    ready.program.run(at, count, shown);
    result.without_value += harvest.shown(shown, at, count);
    if (extent != Extent::points) harvest.undecided(shown, at, count, result.undecided);
  }
  result.faults.add(shown.faults());
  return result;
}

// `rows`: of the chunk, those asked for.
void range_chunk(const Ready& ready, std::span<const std::uint32_t> rows, const Assessments& shown, Ranges& out) {
  std::optional<feel::Workspace> ranged;
  RangeHarvest harvest(ready.machine, ready.data, shown, out);
  for (auto next = rows.begin(); next != rows.end();) {
    const std::size_t first = *next / feel::batch_rows * feel::batch_rows;
    const std::size_t count = std::min(feel::batch_rows, shown.rows - first);
    std::vector<std::uint32_t> open;
    for (; next != rows.end() && *next < first + count; ++next)
      if (harvest.open(*next)) open.push_back(*next);
    if (open.empty()) continue;
    if (!ranged) ranged.emplace(ready.program.workspace());
    ready.program.run(first, count, *ranged);
    harvest.take(*ranged, first, open);
  }
  harvest.finish();
}

void report_values(const ruleset::RuleSet& rules, std::uint64_t without_value, Diagnostics& findings) {
  if (without_value == 0) return;
  const Place place = rules.planning.value ? rules.planning.value->syntax().text().place(0)
                      : rules.score        ? rules.score->place
                                           : rules.place;
  findings.warning(
      "value-missing", place,
      "the value of a visit is unknown for " + std::to_string(without_value) + " enterprises and counts as 0",
      "fill in the facts it rests on, or give the factors points for `missing`");
}

std::vector<Leaf> as_vector(const Leaves& leaves) { return {leaves.begin(), leaves.end()}; }

Leaves both(Leaves some, Leaves others) {
  some.merge(others);
  return some;
}

}  // namespace

Machine::Machine(const ruleset::RuleSet& the_rules, const column::Dataset& data, const Clock& the_clock)
    : rules(the_rules),
      clock(the_clock),
      compiled(compile(the_rules, data, the_clock)),
      finder(the_rules),
      score_leaves(as_vector(finder.of_score())),
      range_leaves(as_vector(both(finder.of_score(), finder.of_tiers()))),
      questions(questions_of(the_rules, compiled, finder)),
      exactness(the_rules, compiled, finder, the_clock) {
  for (const ruleset::Tier& tier : rules.tiers)
    tier_leaves.push_back(tier.when ? finder.beside("score", *tier.when) : Leaves());
}

Assessments Machine::run(const column::Dataset& data, Extent extent, Pool& pool, Observer& observer) const {
  const std::size_t rows = data.enterprises.rows;
  Assessments out = sized_for(*this, rows);
  const std::size_t chunks = (rows + chunk_rows - 1) / chunk_rows;
  std::vector<std::optional<ChunkResult>> results(chunks);
  std::mutex reporting;
  std::size_t done = 0;
  const Ready show = ready_to_show(*this, data, pool);
  const bool with_ranges = extent == Extent::all && compiled.score;
  const std::optional<Ready> range = with_ranges ? std::optional(ready_for_ranges(*this, data, pool)) : std::nullopt;
  pool.for_chunks(rows, chunk_rows, [&](std::size_t chunk, std::size_t first, std::size_t last) {
    results[chunk] = show_chunk(show, extent, first, last, out);
    if (range) {
      std::vector<std::uint32_t> all(last - first);
      std::iota(all.begin(), all.end(), static_cast<std::uint32_t>(first));
      range_chunk(*range, all, out, out);
    }
    const std::scoped_lock lock(reporting);
    done += last - first;
    observer.progress("scoring", done, rows);
  });
  ChunkResult all(questions);
  for (const std::optional<ChunkResult>& result : results) {
    all.undecided.add(result->undecided);
    all.faults.add(result->faults);
    all.without_value += result->without_value;
  }
  out.undecided = all.undecided.list(rules.schema);
  out.left_open = all.undecided.by_cause(rules.schema);
  all.faults.report(out.findings);
  report_values(rules, all.without_value, out.findings);
  return out;
}

Ranges Machine::ranges(const column::Dataset& data, const Assessments& shown, const std::vector<std::uint32_t>& rows,
                       Pool& pool) const {
  Ranges out = shown;
  if (!compiled.score) return out;
  std::vector<std::uint32_t> sorted = rows;
  std::sort(sorted.begin(), sorted.end());
  const Ready ready = ready_for_ranges(*this, data, pool);
  // Of the rows asked for as many as may be at once; what is found never depends on it.
  const std::size_t at_once = std::clamp(sorted.size() / (2 * pool.threads()), feel::batch_rows, chunk_rows);
  pool.for_chunks(sorted.size(), at_once, [&](std::size_t, std::size_t first, std::size_t last) {
    range_chunk(ready, std::span(sorted).subspan(first, last - first), shown, out);
  });
  return out;
}

Assessments assess(const ruleset::RuleSet& rules, const column::Dataset& data, const Clock& clock, Pool& pool,
                   Observer& observer) {
  return Machine(rules, data, clock).run(data, Extent::all, pool, observer);
}

Assessments assess_as_shown(const ruleset::RuleSet& rules, const column::Dataset& data, const Clock& clock, Pool& pool,
                            Observer& observer) {
  return Machine(rules, data, clock).run(data, Extent::shown, pool, observer);
}

Assessments assess_points(const ruleset::RuleSet& rules, const column::Dataset& data, const Clock& clock, Pool& pool,
                          Observer& observer) {
  return Machine(rules, data, clock).run(data, Extent::points, pool, observer);
}

Ranges ranges_of(const ruleset::RuleSet& rules, const column::Dataset& data, const Clock& clock,
                 const Assessments& shown, const std::vector<std::uint32_t>& rows, Pool& pool) {
  return Machine(rules, data, clock).ranges(data, shown, rows, pool);
}

namespace {

bool orders(const ruleset::Mandate& mandate, std::uint8_t truth) { return mandate.must && truth == feel::truth_true; }

Day day_in(int year, const ruleset::YearDay& day) {
  const bool leap_day = day.month == 2 && day.day == 29;
  return from_civil(year, static_cast<unsigned>(day.month), static_cast<unsigned>(leap_day ? 28 : day.day));
}

}  // namespace

std::optional<Day> latest_begin(const ruleset::RuleSet& rules, const Assessments& assessed, int year, std::size_t row) {
  std::optional<Day> latest;
  for (std::size_t i = 0; i < rules.mandates.size(); ++i) {
    if (!rules.mandates[i].by || !orders(rules.mandates[i], assessed.mandates[i][row])) continue;
    const Day day = day_in(year, *rules.mandates[i].by);
    latest = latest ? std::min(*latest, day) : day;
  }
  return latest;
}

std::optional<Scaled> team_value(const ruleset::RuleSet& rules, const Assessments& assessed, std::size_t index,
                                 std::size_t row) {
  const std::int64_t value = assessed.for_team[index][row];
  if (value == no_number) return std::nullopt;
  return Scaled{value, rules.derived[index].value.type().scale};
}

std::optional<Day> earliest_visit(const ruleset::RuleSet& rules, const Assessments& assessed, std::size_t row) {
  for (std::size_t i = 0; i < rules.mandates.size(); ++i)
    if (rules.mandates[i].unplanned && orders(rules.mandates[i], assessed.mandates[i][row])) return std::nullopt;
  const std::int16_t tier = assessed.tier[row];
  const std::int32_t last = assessed.last_visit[row];
  if (tier < 0 || last == no_day) return std::nullopt;
  const auto& wait = rules.tiers[static_cast<std::size_t>(tier)].not_before;
  if (!wait) return std::nullopt;
  const std::optional<Day> months = add_months(Day{last}, wait->months);
  const std::int64_t day = months ? months->number + wait->days : last_day.number;
  return Day{static_cast<std::int32_t>(std::min<std::int64_t>(day, last_day.number))};
}

}  // namespace inspectplan::score
