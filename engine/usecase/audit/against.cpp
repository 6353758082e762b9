#include "usecase/audit/against.hpp"

#include <SQLiteCpp/Database.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/json.hpp"
#include "ledger/parameters.hpp"
#include "ledger/run.hpp"
#include "register/built_in.hpp"
#include "usecase/rules/rules_diff.hpp"
#include "usecase/usecase.hpp"

namespace inspectplan::usecase {
namespace {

using registers::Register;

struct Side {
  ledger::Run run;
  plan::Plan plan;
  std::shared_ptr<const ruleset::RuleSet> rules;
};

std::optional<Side> side(const std::string& database, const std::string& id, Diagnostics& diagnostics) {
  auto result = recorded_plan(database, id, diagnostics);
  if (!result) return std::nullopt;
  return Side{result->document.run, std::move(result->document.plan), result->rules};
}

// Key → the row as text, of the fields that are not personal; a field that both sides leave empty says nothing.
using Rows = std::map<std::string, std::string>;

std::string cell_text(const column::Column& column, std::size_t row) {
  if (!column.valid(row)) return "";
  return column.kind() == column::Kind::text ? std::string(column.text(row)) : std::to_string(column.value(row));
}

Rows rows_of(const column::TableSchema& schema, const column::Table& table) {
  Rows rows;
  for (std::size_t row = 0; row < table.rows; ++row) {
    std::string key, text;
    for (const std::size_t field : schema.key) key += cell_text(table.columns[field], row) + "\n";
    for (std::size_t field = 0; field < schema.fields.size(); ++field)
      if (!schema.fields[field].personal && table.columns[field].valid(row))
        text += schema.fields[field].name + "=" + cell_text(table.columns[field], row) + "\n";
    rows[key] = text;
  }
  return rows;
}

// Table → its rows as the run saw them.
std::map<std::string, Rows> tables_of(Register& store, const Side& side) {
  const column::Schema& schema = side.rules->schema;
  const registers::AsOf as_of{side.run.parameters.import, side.run.parameters.as_of};
  const auto data = store.read(schema, as_of);
  std::map<std::string, Rows> tables{{schema.enterprise.name, rows_of(schema.enterprise, data.enterprises)}};
  for (std::size_t i = 0; i < schema.children.size(); ++i)
    tables[schema.children[i].name] = rows_of(schema.children[i], data.children[i]);
  for (const column::TableSchema& table : registers::built_in_tables())
    tables[table.name] = rows_of(table, registers::built_in_rows(store, table, as_of));
  return tables;
}

template <class Values>
std::string counted(const Values& old, const Values& now, const std::string& what) {
  std::size_t changed = 0, gone = 0, added = 0;
  for (const auto& [key, value] : old) {
    const auto there = now.find(key);
    gone += there == now.end();
    changed += there != now.end() && there->second != value;
  }
  for (const auto& [key, value] : now) added += old.count(key) == 0;
  return std::to_string(added) + " " + what + " more, " + std::to_string(gone) + " less, " + std::to_string(changed) +
         " with other values";
}

void compare_data(const std::string& database, const Side& a, const Side& b, std::vector<RunChange>& out) {
  if (a.run.register_digest == b.run.register_digest) return;
  Register store(database, Register::Open::existing);
  const auto moment = [](const ledger::Run& run) {
    return "import " + std::to_string(run.parameters.import) + ", known by " + to_string(run.parameters.as_of);
  };
  out.push_back({"data", moment(a.run) + " → " + moment(b.run)});
  auto old = tables_of(store, a), now = tables_of(store, b);
  for (const auto& [table, rows] : old) now[table];
  for (const auto& [table, rows] : now)
    if (old[table] != rows) out.push_back({"data", "table " + table + ": " + counted(old[table], rows, "rows")});
  const auto [first, last] = std::minmax(a.run.parameters.import, b.run.parameters.import);
  for (const auto& import : store.imports())
    if (import.number > first && import.number <= last)
      out.push_back({"data", "import " + std::to_string(import.number) + " of " + to_string(import.on) + ": " +
                                 import.table + " " + import.mode + " " + import.file});
}

void compare_rules(const std::string& database, const Side& a, const Side& b, std::vector<RunChange>& out,
                   Diagnostics& diagnostics) {
  if (a.run.ruleset_digest == b.run.ruleset_digest) return;
  const auto diff = diff_rules(database, a.run.ruleset_digest, b.run.ruleset_digest, diagnostics);
  if (!diff) return;
  for (const auto& row : diff_sheet(*diff).rows) out.push_back({"rules", row[0] + " " + row[1] + ": " + row[2]});
}

std::map<std::string, std::string> parameters_of(const ledger::Run& run) {
  std::map<std::string, std::string> values{{"year", std::to_string(run.parameters.year)},
                                            {"seed", std::to_string(run.parameters.seed)},
                                            {"force", run.parameters.force ? "yes" : "no"}};
  for (const auto& [department, days] : run.parameters.capacity)
    values["capacity of " + department] = std::to_string(days);
  if (!run.parameters.parent.empty()) {
    values["follows"] = run.parameters.parent;
    values["worth of staying"] = to_string(run.parameters.stay);
  }
  if (!run.parameters.amendment) return values;
  const ledger::Amendment& amendment = *run.parameters.amendment;
  values["amended for"] = amendment.department + " on " + to_string(amendment.on);
  for (const auto& one : amendment.days)
    values["days of " + one.department + " in " + one.period] =
        "more by " + std::to_string(one.days) + (one.document.empty() ? "" : " (" + one.document + ")");
  return values;
}

std::string left_out(const std::string& name) { return name.starts_with("capacity of ") ? "(the table's)" : "(none)"; }

void compare_parameters(const Side& a, const Side& b, std::vector<RunChange>& out) {
  const auto old = parameters_of(a.run), now = parameters_of(b.run);
  std::set<std::string> names;
  for (const auto& [name, value] : old) names.insert(name);
  for (const auto& [name, value] : now) names.insert(name);
  for (const std::string& name : names) {
    const auto before = old.find(name), after = now.find(name);
    const std::string from = before == old.end() ? left_out(name) : before->second;
    const std::string to = after == now.end() ? left_out(name) : after->second;
    if (from != to) out.push_back({"parameters", name + ": " + from + " → " + to});
  }
}

std::string said(const ledger::Edit& edit) {
  return edit.kind + " " + edit.enterprise + (edit.period.empty() ? "" : " to " + edit.period) + ", entry " +
         std::to_string(edit.entry) + ": " + edit.reason + " (" + edit.document + ")";
}

// Runs of one line share entries; what both rest on is no difference.
void compare_edits(const Side& a, const Side& b, std::vector<RunChange>& out) {
  const auto only = [&out](const ledger::Run& run, const ledger::Run& other) {
    std::set<std::int64_t> there;
    for (const ledger::Edit& edit : other.edits) there.insert(edit.entry);
    for (const ledger::Edit& edit : run.edits)
      if (there.count(edit.entry) == 0) out.push_back({"edits", "only in " + run.id + ": " + said(edit)});
  };
  only(a.run, b.run);
  only(b.run, a.run);
}

// Lead → enterprise → what is planned there.
using Visits = std::map<std::string, std::map<std::string, std::string>>;
Visits visits_of(const plan::Plan& plan) {
  Visits visits;
  for (const plan::Visit& visit : plan.visits) {
    std::string text = visit.mode + " " + visit.period;
    for (const auto& day : {visit.window.from, visit.window.until}) text += day ? " " + to_string(*day) : " ";
    for (const std::string& matter : visit.matters) text += " " + matter;
    for (const auto& [department, days] : visit.inspector_days) text += " " + department + "=" + std::to_string(days);
    visits[visit.lead][visit.enterprise] = text;
  }
  return visits;
}

void compare_visits(const Side& a, const Side& b, std::vector<RunChange>& out) {
  Visits old = visits_of(a.plan), now = visits_of(b.plan);
  for (const auto& [lead, visits] : old) now[lead];
  for (const auto& [lead, visits] : now)
    if (old[lead] != visits) out.push_back({"visits", lead + ": " + counted(old[lead], visits, "visits")});
}

// Last, since what comes before explains more: another version may plan the same otherwise.
void compare_programs(const Side& a, const Side& b, std::vector<RunChange>& out) {
  if (a.run.program_version != b.run.program_version)
    out.push_back({"program", a.run.program_version + " → " + b.run.program_version});
  if (out.empty() && a.run.result_digest != b.run.result_digest)
    out.push_back({"result", "scores, reasons or findings differ: " + a.run.result_digest.substr(0, 16) + " → " +
                                 b.run.result_digest.substr(0, 16)});
}

}  // namespace

std::optional<RunDifference> compare_runs(const std::string& database, const std::string& run, const std::string& other,
                                          Diagnostics& diagnostics) {
  const auto a = side(database, run, diagnostics), b = side(database, other, diagnostics);
  if (!a || !b) return std::nullopt;
  RunDifference difference{a->run.id, b->run.id, {}};
  compare_data(database, *a, *b, difference.differences);
  compare_rules(database, *a, *b, difference.differences, diagnostics);
  compare_parameters(*a, *b, difference.differences);
  compare_edits(*a, *b, difference.differences);
  compare_visits(*a, *b, difference.differences);
  compare_programs(*a, *b, difference.differences);
  if (diagnostics.has_errors()) return std::nullopt;
  return difference;
}

report::Sheet difference_sheet(const RunDifference& difference) {
  report::Sheet sheet;
  sheet.header = {"what", difference.run + " → " + difference.other};
  sheet.lines = 8;
  for (const RunChange& one : difference.differences) sheet.rows.push_back({one.what, one.text});
  return sheet;
}

std::string difference_json(const RunDifference& difference) {
  JsonWriter json(2);
  json.begin_object().member("run", difference.run).member("other", difference.other);
  json.key("differences").begin_array();
  for (const RunChange& one : difference.differences)
    json.begin_object().member("what", one.what).member("text", one.text).end_object();
  return json.end_array().end_object().take();
}

}  // namespace inspectplan::usecase
