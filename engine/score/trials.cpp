#include "score/trials.hpp"

#include <algorithm>

#include "score/candidates.hpp"

namespace inspectplan::score {

namespace {

constexpr std::size_t most_completions = 1024;

const column::Field& field_of(const Leaf& leaf, const column::Schema& schema) {
  const auto field = static_cast<std::size_t>(leaf.field);
  if (leaf.table == Leaf::enterprise_table) return schema.enterprise.fields[field];
  return schema.children[static_cast<std::size_t>(leaf.table)].fields[field];
}

// `values`: each different, each allowed.
bool is_all(const std::vector<Cell>& values, const column::Field& field, const column::Schema& schema) {
  if (field.kind == column::Kind::boolean) return true;
  if (field.kind == column::Kind::text)
    return !field.values.empty() || (field.code_list && schema.code_lists[*field.code_list].closed);
  return field.min && field.max &&
         static_cast<std::uint64_t>(*field.max) - static_cast<std::uint64_t>(*field.min) + 1 == values.size();
}

constexpr std::uint64_t few_numbers = 64;

// All there are, where these are few.
std::vector<Cell> worth_trying(const column::Field& field, const column::Schema& schema,
                               const std::vector<std::string>& texts, const Clock& clock) {
  const bool bounded = field.kind == column::Kind::number && field.min && field.max;
  if (!bounded || static_cast<std::uint64_t>(*field.max) - static_cast<std::uint64_t>(*field.min) >= few_numbers)
    return candidates(field, schema, texts, clock);
  std::vector<Cell> all;
  for (std::int64_t number = *field.min; number <= *field.max; ++number) all.push_back({number, {}});
  return all;
}

std::vector<Cell> outermost(const std::vector<Cell>& values) {
  if (values.size() <= 3) return values;
  return {values.front(), values[values.size() / 2], values.back()};
}

std::vector<feel::Register> points_of(const Knot& knot, const Exactness& exactness) {
  std::vector<feel::Register> points;
  for (const std::size_t term : knot.terms) points.push_back(exactness.terms[term].points);
  return points;
}

}  // namespace

Trials::Trials(const Knot& knot, const Exactness& exactness, const feel::Program& program,
               const ruleset::RuleSet& rules, const Clock& clock, const column::Dataset& data)
    : knot_(knot),
      exactness_(exactness),
      rules_(rules),
      data_(data),
      part_(program, points_of(knot, exactness)),
      workspace_(part_.workspace()) {
  std::vector<std::string> texts = exactness.sector_texts;
  for (const std::size_t term : knot.terms)
    texts.insert(texts.end(), exactness.terms[term].texts.begin(), exactness.terms[term].texts.end());
  all_.complete = true;
  for (const Leaf& leaf : knot.missing) {
    const column::Field& field = field_of(leaf, rules.schema);
    all_.of.push_back(worth_trying(field, rules.schema, texts, clock));
    few_.of.push_back(outermost(all_.of.back()));
    all_.complete &= is_all(all_.of.back(), field, rules.schema);
  }
  clear();
}

void Trials::clear() {
  trial_ = column::make_dataset(rules_.schema);
  for (const std::size_t table : part_.children()) trial_.children[table].imported = data_.children[table].imported;
  tried_.clear();
}

// Few values are mostly enough.
void Trials::run(std::vector<Case>& cases) {
  for (const Values* values : {&few_, &all_}) {
    for (std::size_t i = 0; i < cases.size(); ++i)
      if (!cases[i].is_exact) try_one(i, cases, *values);
    judge(cases);
  }
}

Trials::Holes Trials::holes_of(std::size_t row, const Values& values, bool together) const {
  Holes holes{{}, 1, false};
  for (std::size_t leaf = 0; leaf < knot_.missing.size(); ++leaf) {
    const auto add = [&](std::optional<std::uint32_t> child) {
      holes.all.push_back({leaf, child});
      holes.completions = std::min(holes.completions * values.of[leaf].size(), most_completions + 1);
    };
    const Leaf& missing = knot_.missing[leaf];
    if (missing.table == Leaf::enterprise_table || together) {
      holes.together |= missing.table != Leaf::enterprise_table;
      add(std::nullopt);
      continue;
    }
    const column::ChildTable& table = data_.children[static_cast<std::size_t>(missing.table)];
    for (std::uint32_t child = table.offsets[row]; child < table.offsets[row + 1]; ++child)
      if (!table.columns[static_cast<std::size_t>(missing.field)].valid(child)) add(child);
  }
  return holes;
}

Trials::Holes Trials::holes_of(std::size_t row, const Values& values) const {
  Holes holes = holes_of(row, values, false);
  return holes.completions > most_completions ? holes_of(row, values, true) : holes;
}

void Trials::try_one(std::size_t which, std::vector<Case>& cases, const Values& values) {
  const std::size_t row = cases[which].row;
  const Holes holes = holes_of(row, values);
  if (holes.completions == 0 || holes.completions > most_completions) return;
  if (trial_.enterprises.rows + holes.completions > feel::batch_rows) judge(cases);
  tried_.push_back({which, trial_.enterprises.rows, holes.completions, values.complete && !holes.together});
  for (std::size_t i = 0; i < holes.completions; ++i) append(row, holes, values, i);
}

// The row once more, its holes filled. Completions are numbered with the first hole's value changing fastest.
void Trials::append(std::size_t row, const Holes& holes, const Values& values, std::size_t completion) {
  std::vector<const Cell*> chosen;
  for (const Hole& hole : holes.all) {
    const std::vector<Cell>& of = values.of[hole.leaf];
    chosen.push_back(&of[completion % of.size()]);
    completion /= of.size();
  }
  const auto put = [&](column::Column& to, const column::Column& from, std::size_t at, const Leaf& leaf) {
    if (from.valid(at)) return copy_cell(to, from, at);
    for (std::size_t i = 0; i < holes.all.size(); ++i)
      if (knot_.missing[holes.all[i].leaf] == leaf && (!holes.all[i].child || *holes.all[i].child == at))
        return append_cell(to, *chosen[i]);
    to.append_missing();
  };
  for (const std::size_t field : part_.fields())
    put(trial_.enterprises.columns[field], data_.enterprises.columns[field], row,
        {Leaf::enterprise_table, static_cast<int>(field)});
  const auto parent = static_cast<std::uint32_t>(trial_.enterprises.rows++);
  for (const std::size_t index : part_.children()) {
    const column::ChildTable& from = data_.children[index];
    column::ChildTable& to = trial_.children[index];
    for (std::uint32_t child = from.offsets[row]; child < from.offsets[row + 1]; ++child) {
      for (std::size_t field = 0; field < from.columns.size(); ++field)
        put(to.columns[field], from.columns[field], child, {static_cast<int>(index), static_cast<int>(field)});
      to.parent.push_back(parent);
      ++to.rows;
    }
    to.offsets.push_back(static_cast<std::uint32_t>(to.rows));
  }
}

void Trials::judge(std::vector<Case>& cases) {
  if (tried_.empty()) return;
  part_.run(trial_, 0, trial_.enterprises.rows, feel::Mode::shown, workspace_);
  for (const Tried& tried : tried_) {
    Case& one = cases[tried.which];
    bool any = false, each = true;
    std::int64_t least = 0, most = 0;
    for (std::size_t i = tried.first; i < tried.first + tried.count; ++i) {
      std::int64_t sum = 0;
      bool known = true;
      for (const std::size_t index : knot_.terms) {
        const Term& term = exactness_.terms[index];
        const std::int64_t points = workspace_.low(term.points)[i];
        known &= workspace_.known(term.points)[i] != 0 && points == workspace_.high(term.points)[i];
        sum += points * term.unit;
      }
      each &= known;
      if (!known) continue;
      least = any ? std::min(least, sum) : sum;
      most = any ? std::max(most, sum) : sum;
      any = true;
    }
    one.is_exact = any && ((least == one.low && most == one.high) || (tried.all && each));
    if (one.is_exact) one.low = least, one.high = most;
  }
  clear();
}

}  // namespace inspectplan::score
