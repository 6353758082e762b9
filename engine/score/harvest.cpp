#include "score/harvest.hpp"

#include <algorithm>

namespace inspectplan::score {

namespace {

using Truths = std::vector<std::uint8_t>;

void take_truths(const feel::Workspace& shown, feel::Register value, std::size_t first, Truths& to) {
  const auto truths = shown.truths(value);
  std::copy(truths.begin(), truths.end(), to.begin() + static_cast<std::ptrdiff_t>(first));
}

void take_truths(const feel::Workspace& shown, const std::vector<feel::Register>& values, std::size_t first,
                 std::vector<Truths>& to) {
  for (std::size_t i = 0; i < values.size(); ++i) take_truths(shown, values[i], first, to[i]);
}

// A number with one value (an aggregate over rows nobody knows can be a range even when shown).
bool is_known(const feel::Workspace& shown, feel::Register number, std::size_t index) {
  return shown.known(number)[index] != 0 && shown.low(number)[index] == shown.high(number)[index];
}

void take_day(const feel::Workspace& shown, const std::optional<feel::Register>& day, std::size_t index,
              std::size_t row, std::vector<std::int32_t>& to) {
  if (day && is_known(shown, *day, index)) to[row] = static_cast<std::int32_t>(shown.low(*day)[index]);
}

std::int16_t first_that_holds(const feel::Workspace& shown, const std::vector<std::optional<feel::Register>>& entries,
                              std::size_t index) {
  for (std::size_t i = 0; i < entries.size(); ++i)
    if (!entries[i] || shown.truths(*entries[i])[index] == feel::truth_true) return static_cast<std::int16_t>(i);
  return -1;
}

}  // namespace

Assessments sized_for(const Machine& machine, std::size_t rows) {
  const Compiled& compiled = machine.compiled;
  const auto none = [rows](std::size_t count) { return std::vector<Truths>(count, Truths(rows, feel::truth_false)); };
  Assessments out;
  out.rows = rows;
  out.score_scale = machine.rules.score ? machine.rules.score->scale : 0;
  out.value_scale = compiled.value_scale;
  out.sectors = none(compiled.sectors.size());
  out.matters = none(compiled.matters.size());
  out.mandates = none(compiled.mandates.size());
  out.cap_excepted = none(compiled.caps.size());
  out.quotas = none(compiled.quotas.size());
  out.in_population.assign(rows, 1);
  for (auto* numbers : {&out.score, &out.score_low, &out.score_high, &out.value}) numbers->assign(rows, 0);
  out.score_known.assign(rows, 0);
  out.range_exact.assign(rows, 1);
  out.narrowed_by.assign(rows, -1);
  for (const Leaf& leaf : machine.range_leaves) out.facts.push_back(name_of(leaf, machine.rules.schema));
  out.tier.assign(rows, -1);
  out.possible_tiers.assign(machine.rules.tiers.size(), Truths(rows, 0));
  out.workload.assign(rows, -1);
  out.is_due.assign(rows, feel::truth_false);
  out.last_visit.assign(rows, no_day);
  if (compiled.first_day) out.first_day.assign(rows, no_day);
  if (compiled.last_day) out.last_day.assign(rows, no_day);
  if (compiled.random) out.random_eligible.assign(rows, feel::truth_false);
  for (const ruleset::Derived& derived : machine.rules.derived)
    out.for_team.emplace_back(derived.for_team ? rows : 0, no_number);
  for (const auto& condition : compiled.responsibilities)
    out.responsibilities.emplace_back(condition ? rows : 0, feel::truth_false);
  return out;
}

std::vector<feel::Register> read_when_shown(const Machine& machine) {
  const Compiled& compiled = machine.compiled;
  std::vector<feel::Register> read;
  for (const auto* some : {&compiled.sectors, &compiled.matters, &compiled.mandates, &compiled.quotas})
    read.insert(read.end(), some->begin(), some->end());
  const auto add = [&read](const std::optional<feel::Register>& one) {
    if (one) read.push_back(*one);
  };
  for (const auto* some : {&compiled.workload, &compiled.caps, &compiled.responsibilities})
    for (const auto& one : *some) add(one);
  for (const auto& one : {compiled.population, compiled.score, compiled.tier, compiled.last_visit, compiled.is_due,
                          compiled.value, compiled.random, compiled.first_day, compiled.last_day})
    add(one);
  for (const Question& question : machine.questions) read.push_back(question.truth);
  for (std::size_t i = 0; i < compiled.derived.size(); ++i)
    if (machine.rules.derived[i].for_team) read.push_back(compiled.derived[i]);
  return read;
}

Harvest::Harvest(const Machine& machine, const column::Dataset& data, Assessments& out)
    : machine_(machine), data_(data), out_(out) {}

std::uint64_t Harvest::shown(const feel::Workspace& shown, std::size_t first, std::size_t count) {
  const Compiled& compiled = machine_.compiled;
  take_truths(shown, compiled.sectors, first, out_.sectors);
  take_truths(shown, compiled.matters, first, out_.matters);
  take_truths(shown, compiled.mandates, first, out_.mandates);
  take_truths(shown, compiled.quotas, first, out_.quotas);
  if (compiled.is_due) take_truths(shown, *compiled.is_due, first, out_.is_due);
  if (compiled.random) take_truths(shown, *compiled.random, first, out_.random_eligible);
  for (std::size_t i = 0; i < compiled.caps.size(); ++i)
    if (compiled.caps[i]) take_truths(shown, *compiled.caps[i], first, out_.cap_excepted[i]);
  for (std::size_t i = 0; i < compiled.responsibilities.size(); ++i)
    if (compiled.responsibilities[i])
      take_truths(shown, *compiled.responsibilities[i], first, out_.responsibilities[i]);
  take_for_team(shown, first, count);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t row = first + i;
    if (compiled.population) out_.in_population[row] = shown.truths(*compiled.population)[i] != feel::truth_false;
    if (compiled.score && is_known(shown, *compiled.score, i)) {
      out_.score_known[row] = 1;
      out_.score[row] = out_.score_low[row] = out_.score_high[row] = shown.low(*compiled.score)[i];
    }
    if (compiled.tier && is_known(shown, *compiled.tier, i)) {
      out_.tier[row] = static_cast<std::int16_t>(shown.low(*compiled.tier)[i]);
      out_.possible_tiers[static_cast<std::size_t>(out_.tier[row])][row] = 1;
    }
    take_day(shown, compiled.last_visit, i, row, out_.last_visit);
    take_day(shown, compiled.first_day, i, row, out_.first_day);
    take_day(shown, compiled.last_day, i, row, out_.last_day);
    out_.workload[row] = first_that_holds(shown, compiled.workload, i);
  }
  return take_value(shown, first, count);
}

void Harvest::take_for_team(const feel::Workspace& shown, std::size_t first, std::size_t count) {
  for (std::size_t d = 0; d < out_.for_team.size(); ++d)
    for (std::size_t i = 0; i < count && !out_.for_team[d].empty(); ++i)
      if (is_known(shown, machine_.compiled.derived[d], i))
        out_.for_team[d][first + i] = shown.low(machine_.compiled.derived[d])[i];
}

std::uint64_t Harvest::take_value(const feel::Workspace& shown, std::size_t first, std::size_t count) {
  const auto& value = machine_.compiled.value;
  std::uint64_t without = 0;
  if (!value) return without;
  for (std::size_t i = 0; i < count; ++i) {
    if (is_known(shown, *value, i))
      out_.value[first + i] = std::max<std::int64_t>(0, shown.low(*value)[i]);
    else
      without += out_.in_population[first + i];
  }
  return without;
}

void Harvest::undecided(const feel::Workspace& shown, std::size_t first, std::size_t count,
                        UndecidedTally& tally) const {
  for (std::size_t q = 0; q < machine_.questions.size(); ++q) {
    const auto truths = shown.truths(machine_.questions[q].truth);
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t row = first + i;
      if (truths[i] == feel::truth_unknown && out_.in_population[row] != 0 && !settled(machine_.questions[q], row))
        tally.count(q, data_, first, i);
    }
  }
  tally.finish(first);
}

bool Harvest::settled(const Question& question, std::size_t row) const {
  const auto before = [&question](std::int16_t taken) { return taken >= 0 && taken < question.index; };
  return (question.kind == Question::Kind::tier && out_.tier[row] >= 0) ||
         (question.kind == Question::Kind::workload && before(out_.workload[row]));
}

}  // namespace inspectplan::score
