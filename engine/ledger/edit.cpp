#include "ledger/edit.hpp"

#include <algorithm>
#include <map>

#include "base/error.hpp"
#include "base/json.hpp"
#include "ledger/entry.hpp"
#include "ledger/what.hpp"

namespace inspectplan::ledger {
namespace {

Edit edit_in(const Entry& entry) {
  const What what(entry);
  return {entry.number,        what.text("edit"), what.text("enterprise"), what.text("period"),
          what.text("reason"), what.text("by"),   what.text("document"),   parse_day(entry.on).value_or(Day{}),
          what.text("run")};
}

}  // namespace

void enter(SQLite::Database& database, Edit& edit, const std::string& run, const std::string& actor) {
  JsonWriter what;
  what.begin_object().member("run", run).member("edit", edit.kind).member("enterprise", edit.enterprise);
  if (!edit.period.empty()) what.member("period", edit.period);
  what.member("reason", edit.reason).member("by", edit.by).member("document", edit.document).end_object();
  edit.entry = append(database, "edit", edit.on, actor, what.text()).number;
  edit.run = run;
}

std::vector<Edit> edits(SQLite::Database& database) {
  std::vector<Edit> all;
  for (const Entry& entry : entries(database, "edit")) all.push_back(edit_in(entry));
  return all;
}

std::vector<Edit> edits(SQLite::Database& database, const std::vector<std::int64_t>& numbers) {
  if (numbers.empty()) return {};
  std::vector<Edit> found;
  for (const std::int64_t number : numbers) {
    const auto entry = entry_of(database, number);
    if (!entry || entry->kind != "edit")
      throw EnvironmentError("a recorded run rests on entry " + std::to_string(number) + ", which is no edit");
    found.push_back(edit_in(*entry));
  }
  return found;
}

std::vector<Edit> in_force(const std::vector<Edit>& edits) {
  std::map<std::string, Edit> last;
  for (const Edit& edit : edits) last[edit.enterprise] = edit;
  std::vector<Edit> result;
  for (auto& [enterprise, edit] : last)
    if (edit.kind != "release") result.push_back(std::move(edit));
  return result;
}

}  // namespace inspectplan::ledger
