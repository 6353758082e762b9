// The life of a plan: its steps and the calendar by which working days are counted.
#include <algorithm>

#include "ruleset/reading.hpp"

namespace inspectplan::ruleset {
namespace {

constexpr std::int64_t most_working_days = 250;  // of a year

template <class Read>
void each_of(Fields& fields, std::string_view key, Reading& reading, Read read) {
  const yaml::Node* list = fields.find(key);
  if (!list || !reading.reader.sequence(*list, "a list")) return;
  for (const yaml::Node& item : list->items)
    if (reading.reader.mapping(item, "an entry {key: value}")) read(item);
}

const LifeStep* find_step(const std::vector<LifeStep>& steps, const std::string& id) {
  const auto found = std::find_if(steps.begin(), steps.end(), [&](const LifeStep& step) { return step.id == id; });
  return found == steps.end() ? nullptr : &*found;
}

void wrong(Reading& reading, const Place& place, const std::string& what, const std::string& hint) {
  reading.diagnostics.error("bad-value", place, what, hint);
}

int read_year(const yaml::Node& node, Reading& reading) {
  const auto word = reading.reader.one_of(node, {"before", "plan", "after"});
  return word == "before" ? -1 : word == "after" ? 1 : 0;
}

void read_deadline(Fields& fields, LifeStep& step, Reading& reading) {
  const yaml::Node* by = fields.find("by");
  const yaml::Node* year = fields.find("year");
  const yaml::Node* days = fields.find("working_days");
  fields.text("after", step.after);
  if (by) step.due = reading.reader.year_day(*by);
  if (year) step.year = read_year(*year, reading);
  if (days) step.working_days = reading.reader.integer(*days, 0, most_working_days);
  if (by && days) wrong(reading, days->place, "the step has two deadlines", "write \"by\" or \"working_days\"");
  if (year && !by) wrong(reading, year->place, "\"year\" says of which year \"by\" is", "add \"by\", or leave it out");
  if ((days != nullptr) == step.after.empty())
    wrong(reading, fields.place(), "\"working_days\" and \"after\" stand together", "say after which step they count");
  if (days && !step.after.empty() && !find_step(reading.rules.planning.steps, step.after))
    reading.diagnostics.error("unknown-step", days->place, "\"" + step.after + "\" is no earlier step of this list",
                              "steps stand in their order; name one that stands before");
}

void read_step(const yaml::Node& node, Reading& reading) {
  LifeStep step;
  step.place = node.place;
  Fields fields(node, "a step", reading.reader);
  if (const yaml::Node* id = fields.need("id")) step.id = reading.reader.one_of(*id, step_ids()).value_or("");
  const Entry entry = read_aside(fields, "steps." + step.id, reading);
  step.label = entry.label;
  step.basis = entry.basis;
  step.status = entry.status;
  fields.flag("optional", step.optional);
  read_deadline(fields, step, reading);
  fields.finish();
  if (step.id.empty()) return;
  if (const LifeStep* first = find_step(reading.rules.planning.steps, step.id))
    reading.diagnostics
        .error("duplicate-id", node.place, "\"" + step.id + "\" stands here a second time", "name each step once")
        .notes.push_back({first->place, "the first time"});
  else
    reading.rules.planning.steps.push_back(std::move(step));
}

void read_workday(const yaml::Node& node, Reading& reading) {
  Fields fields(node, "a working day", reading.reader);
  Label why;
  fields.label("why", why);
  const yaml::Node* on = fields.need("on");
  const auto day = on ? reading.reader.day(*on) : std::nullopt;
  std::vector<Day>& workdays = reading.rules.planning.calendar.workdays;
  read_aside(fields, "workdays." + std::to_string(workdays.size() + 1), reading, {day, day});
  if (day) workdays.push_back(*day);
  fields.finish();
}

}  // namespace

const std::vector<std::string>& step_ids() {
  static const std::vector<std::string> ids{"opinions",      "overlap_sent", "overlap_cleared", "approved",
                                            "subjects_told", "published",    "closed"};
  return ids;
}

void read_blackout(const yaml::Node& node, const std::string& list, std::vector<Blackout>& target, Reading& reading) {
  Fields fields(node, "a blackout", reading.reader);
  Blackout blackout;
  const yaml::Node* from = fields.need("from");
  const yaml::Node* until = fields.need("until");
  fields.label("why", blackout.why);
  const auto first = from ? reading.reader.day(*from) : std::nullopt;
  const auto last = until ? reading.reader.day(*until) : std::nullopt;
  read_aside(fields, list + "." + std::to_string(target.size() + 1), reading, {first, last});
  fields.finish();
  if (!first || !last || !reading.reader.ordered({first, last}, node.place)) return;
  blackout.from = *first;
  blackout.until = *last;
  target.push_back(std::move(blackout));
}

void read_life(Fields& planning, Reading& reading) {
  each_of(planning, "steps", reading, [&](const yaml::Node& node) { read_step(node, reading); });
  const yaml::Node* node = planning.find("calendar");
  if (!node || !reading.reader.mapping(*node, "{holidays: [...], workdays: [...]}")) return;
  Fields fields(*node, "the calendar", reading.reader);
  read_aside(fields, "calendar", reading);
  Calendar& calendar = reading.rules.planning.calendar;
  each_of(fields, "holidays", reading,
          [&](const yaml::Node& one) { read_blackout(one, "holidays", calendar.holidays, reading); });
  each_of(fields, "workdays", reading, [&](const yaml::Node& one) { read_workday(one, reading); });
  fields.finish();
}

}  // namespace inspectplan::ruleset
