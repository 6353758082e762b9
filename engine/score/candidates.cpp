#include "score/candidates.hpp"

#include <charconv>
#include <limits>
#include <set>

#include "score/tokens.hpp"

namespace inspectplan::score {

namespace {

class Trials {
 public:
  explicit Trials(const column::Field& field) : field_(field) {}

  void add(std::int64_t value) {
    if (field_.min && value < *field_.min) return;
    if (field_.max && value > *field_.max) return;
    cells_.insert(Cell{value, {}});
  }
  // The value, and one unit to either side of it.
  void add_edge(std::int64_t value) {
    for (std::int64_t step : {-1, 0, 1}) add(value + step);
  }
  void add_ends() {
    if (field_.min) add(*field_.min);
    if (field_.max) add(*field_.max);
  }
  void add_text(const std::string& text) { cells_.insert(Cell{0, text}); }

  std::vector<Cell> take() const {
    std::vector<Cell> out;
    for (const Cell& cell : cells_)
      if (out.size() < most_candidates) out.push_back(cell);
    return out;
  }

 private:
  const column::Field& field_;
  std::set<Cell> cells_;
};

// More digits than the field has: the edge lies between two of its values, so the next lower one is tried
// with its neighbours.
void add_number(Trials& trials, const column::Field& field, Scaled number) {
  const int lost = std::max(0, number.scale - field.scale);
  const Scaled coarse{number.value / power_of_ten(lost), number.scale - lost};
  const auto value = rescale(coarse, field.scale);
  constexpr std::int64_t limit = std::numeric_limits<std::int64_t>::max() / 2;
  if (!value || *value > limit) return;
  trials.add_edge(*value);
  trials.add_edge(-*value);
}

// "P1Y6M", "P90D": months and days; empty when it is something else.
std::optional<ruleset::Length> length_of(std::string_view text) {
  if (!text.starts_with('P') || text.size() < 3) return std::nullopt;
  ruleset::Length length;
  const char* at = text.data() + 1;
  const char* end = text.data() + text.size();
  while (at < end) {
    std::int32_t count = 0;
    const auto [next, error] = std::from_chars(at, end, count);
    if (error != std::errc{} || next == end) return std::nullopt;
    if (*next == 'Y')
      length.months += std::int64_t{count} * 12;
    else if (*next == 'M')
      length.months += count;
    else if (*next == 'W')
      length.days += std::int64_t{count} * 7;
    else if (*next == 'D')
      length.days += count;
    else
      return std::nullopt;
    at = next + 1;
  }
  return length;
}

void add_moved(Trials& trials, Day anchor, ruleset::Length length) {
  for (std::int64_t sign : {-1, 1}) {
    const auto moved = add_months(anchor, sign * length.months);
    if (!moved) continue;
    const std::int64_t number = moved->number + sign * length.days;
    if (number > first_day.number && number < last_day.number) trials.add_edge(number);
  }
}

void add_days(Trials& trials, const Tokens& tokens, const Clock& clock) {
  std::vector<Day> anchors{clock.as_of, clock.plan_start, clock.plan_end};
  for (const std::string& text : tokens.texts)
    if (const auto day = parse_day(text)) anchors.push_back(*day);
  for (const Day anchor : anchors) {
    if (anchor > first_day && anchor < last_day) trials.add_edge(anchor.number);
    for (const std::string& text : tokens.texts)
      if (const auto length = length_of(text)) add_moved(trials, anchor, *length);
  }
}

void add_texts(Trials& trials, const column::Field& field, const column::Schema& schema, const Tokens& tokens) {
  for (const std::string& value : field.values) trials.add_text(value);
  if (!field.values.empty()) return;
  if (field.code_list) {
    const column::CodeList& list = schema.code_lists[*field.code_list];
    for (const std::string& code : list.codes) trials.add_text(code);
    if (list.closed) return;
  }
  for (const std::string& text : tokens.texts) trials.add_text(text);
}

}  // namespace

std::vector<Cell> candidates(const column::Field& field, const column::Schema& schema,
                             const std::vector<std::string>& texts, const Clock& clock) {
  Tokens tokens;
  for (const std::string& text : texts) add_tokens(text, tokens);
  Trials trials(field);
  switch (field.kind) {
    case column::Kind::boolean:
      trials.add(0);
      trials.add(1);
      break;
    case column::Kind::number:
      trials.add_ends();
      for (const Scaled number : tokens.numbers) add_number(trials, field, number);
      break;
    case column::Kind::date:
      add_days(trials, tokens, clock);
      break;
    case column::Kind::text:
      add_texts(trials, field, schema, tokens);
      break;
  }
  return trials.take();
}

}  // namespace inspectplan::score
