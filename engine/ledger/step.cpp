#include "ledger/step.hpp"

#include "base/json.hpp"
#include "ledger/entry.hpp"
#include "ledger/what.hpp"

namespace inspectplan::ledger {

void enter(SQLite::Database& database, Step& step, const std::string& actor) {
  JsonWriter what;
  what.begin_object().member("run", step.run).member("step", step.step).member("by", step.by);
  what.member("document", step.document);
  if (!step.note.empty()) what.member("note", step.note);
  if (!step.list.empty()) what.member("list", step.list);
  step.entry = append(database, "step", step.on, actor, what.end_object().text()).number;
}

std::vector<Step> steps(SQLite::Database& database) {
  std::vector<Step> all;
  for (const Entry& entry : entries(database, "step")) {
    const What what(entry);
    all.push_back({entry.number, what.text("run"), what.text("step"), what.text("by"), what.text("document"),
                   what.text("note"), what.text("list"), parse_day(entry.on).value_or(Day{})});
  }
  return all;
}

}  // namespace inspectplan::ledger
