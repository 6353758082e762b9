#include <algorithm>
#include <mutex>

#include "feel/prepared.hpp"
#include "score/faults.hpp"
#include "score/harvest.hpp"
#include "score/machine.hpp"
#include "score/points.hpp"

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

// The program of one machine made ready for one dataset.
struct Ready {
  Ready(const Machine& the_machine, const column::Dataset& the_data, Pool& pool)
      : machine(the_machine),
        data(the_data),
        shown(machine.compiled.program, data, feel::Mode::shown, read_when_shown(machine), pool),
        ranged(machine.compiled.program, data, feel::Mode::range, read_of_ranges(machine), pool) {}

  const Machine& machine;
  const column::Dataset& data;
  feel::Prepared shown, ranged;
};

ChunkResult run_chunk(const Ready& ready, std::size_t first, std::size_t last, Assessments& out) {
  ChunkResult result(ready.machine.questions);
  feel::Workspace shown = ready.shown.workspace();
  std::optional<feel::Workspace> ranged;
  Harvest harvest(ready.machine, ready.data, out);
  for (std::size_t at = first; at < last; at += feel::batch_rows) {
    const std::size_t count = std::min(feel::batch_rows, last - at);
    ready.shown.run(at, count, shown);
    result.without_value += harvest.shown(shown, at, count);
    if (ready.machine.points_only) continue;
    harvest.undecided(shown, at, count, result.undecided);
    if (!harvest.needs_range(at, count)) continue;
    if (!ranged) ranged.emplace(ready.ranged.workspace());
    ready.ranged.run(at, count, *ranged);
    harvest.ranges(*ranged, at, count);
  }
  result.faults.add(shown.faults());
  return result;
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

Assessments Machine::run(const column::Dataset& data, Pool& pool, Observer& observer) const {
  const std::size_t rows = data.enterprises.rows;
  Assessments out = sized_for(*this, rows);
  const std::size_t chunks = (rows + chunk_rows - 1) / chunk_rows;
  std::vector<std::optional<ChunkResult>> results(chunks);
  std::mutex reporting;
  std::size_t done = 0;
  const Ready ready(*this, data, pool);
  pool.for_chunks(rows, chunk_rows, [&](std::size_t chunk, std::size_t first, std::size_t last) {
    results[chunk] = run_chunk(ready, first, last, out);
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

Assessments assess(const ruleset::RuleSet& rules, const column::Dataset& data, const Clock& clock, Pool& pool,
                   Observer& observer) {
  return Machine(rules, data, clock).run(data, pool, observer);
}

Assessments assess_points(const ruleset::RuleSet& rules, const column::Dataset& data, const Clock& clock, Pool& pool,
                          Observer& observer) {
  Machine machine(rules, data, clock);
  machine.points_only = true;
  return machine.run(data, pool, observer);
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
