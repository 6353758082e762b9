#include "ledger/run.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include "base/error.hpp"
#include "base/json.hpp"
#include "ledger/entry.hpp"
#include "ledger/parameters.hpp"
#include "ledger/rows.hpp"
#include "ledger/standing.hpp"
#include "sqlite/guarded.hpp"

namespace inspectplan::ledger {

using sqlite::guarded;

namespace {

constexpr const char* columns =
    "run.number, run.recorded_on, run.actor, run.parameters, run.ruleset_digest, run.register_digest, "
    "run.result_digest, run.program_version, ruleset_version.id, ruleset_version.version";

std::string run_id(std::int64_t number) {
  std::string digits = std::to_string(number);
  if (digits.size() < 4) digits.insert(0, 4 - digits.size(), '0');
  return "R" + digits;
}

std::optional<std::int64_t> run_number(const std::string& id) {
  if (id.size() < 2 || id.size() > 12 || (id[0] != 'R' && id[0] != 'r')) return std::nullopt;
  std::int64_t number = 0;
  for (const char digit : id.substr(1)) {
    if (digit < '0' || digit > '9') return std::nullopt;
    number = number * 10 + (digit - '0');
  }
  return number;
}

Run read_run(SQLite::Statement& row) {
  Run run;
  run.id = run_id(row.getColumn(0).getInt64());
  run.recorded_on = parse_day(row.getColumn(1).getString()).value_or(Day{});
  run.actor = row.getColumn(2).getString();
  run.parameters = parse_parameters(row.getColumn(3).getString());
  run.ruleset_digest = row.getColumn(4).getString();
  run.register_digest = row.getColumn(5).getString();
  run.result_digest = row.getColumn(6).getString();
  run.program_version = row.getColumn(7).getString();
  run.ruleset_id = row.getColumn(8).getString();
  run.ruleset_version = row.getColumn(9).getString();
  return run;
}

std::optional<std::int64_t> find_equal(SQLite::Database& database, const Run& run, const std::string& parameters) {
  SQLite::Statement query(database,
                          "SELECT number FROM run WHERE parameters = ? AND ruleset_digest = ? AND register_digest = ? "
                          "AND result_digest = ? ORDER BY number LIMIT 1");
  query.bind(1, parameters);
  query.bind(2, run.ruleset_digest);
  query.bind(3, run.register_digest);
  query.bind(4, run.result_digest);
  if (!query.executeStep()) return std::nullopt;
  return query.getColumn(0).getInt64();
}

void insert_run(SQLite::Database& database, std::int64_t number, const Run& run, const std::string& parameters) {
  SQLite::Statement insert(database, "INSERT INTO run VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  insert.bind(1, number);
  insert.bind(2, run.status);
  insert.bind(3, to_string(run.recorded_on));
  insert.bind(4, run.actor);
  insert.bind(5, parameters);
  insert.bind(6, run.ruleset_digest);
  insert.bind(7, run.register_digest);
  insert.bind(8, run.result_digest);
  insert.bind(9, run.program_version);
  insert.bindNoCopy(10, run.plan_json);
  insert.exec();
}

// The digests stand in the entry as well, so that a seal says which rules and data made which plan.
void enter(SQLite::Database& database, std::int64_t number, const Run& run) {
  JsonWriter what;
  what.begin_object().member("run", run.id).member("rules", run.ruleset_digest);
  what.member("register", run.register_digest).member("result", run.result_digest);
  write_rows(what, rows_of(database, "run", "number", number));
  append(database, "run", run.recorded_on, run.actor, what.end_object().text());
}

void enter_edits(SQLite::Database& database, Run& run) {
  run.parameters.edits.clear();
  for (Edit& edit : run.edits) {
    if (edit.entry == 0) enter(database, edit, run.parameters.parent, run.actor);
    run.parameters.edits.push_back(edit.entry);
  }
}

}  // namespace

Ledger::Ledger(SQLite::Database& database) : database_(database) {}

Run Ledger::record(Run run, const Bundle& bundle, const Render& render, const Also& also) {
  return guarded(database_.getFilename(), [&] { return add(std::move(run), bundle, render, also); });
}

Run Ledger::add(Run run, const Bundle& bundle, const Render& render, const Also& also) {
  SQLite::Transaction transaction(database_, SQLite::TransactionBehavior::IMMEDIATE);
  enter_edits(database_, run);
  const std::string parameters = parameters_json(run.parameters);
  if (const auto equal = also ? std::nullopt : find_equal(database_, run, parameters)) {
    return *find(run_id(*equal));  // leaving without commit rolls back
  }
  keep_version(database_, {run.ruleset_digest, run.ruleset_id, run.ruleset_version}, bundle,
               {run.recorded_on, run.actor});
  const std::int64_t number = database_.execAndGet("SELECT coalesce(max(number), 0) + 1 FROM run").getInt64();
  run.id = run_id(number);
  Standing(database_).put_into(run);
  run.plan_json = render(run);
  insert_run(database_, number, run, parameters);
  enter(database_, number, run);
  if (also) also(database_, run);
  transaction.commit();
  return run;
}

std::vector<Run> Ledger::list() const {
  return guarded(database_.getFilename(), [&] {
    std::vector<Run> runs;
    if (!database_.tableExists("run")) return runs;
    SQLite::Statement query(database_,
                            std::string("SELECT ") + columns +
                                " FROM run JOIN ruleset_version ON ruleset_version.digest = run.ruleset_digest "
                                "ORDER BY run.number");
    while (query.executeStep()) runs.push_back(read_run(query));
    const Standing standing(database_);
    for (Run& run : runs) standing.put_into(run);
    return runs;
  });
}

std::optional<Run> Ledger::find(const std::string& id) const {
  auto run = recorded(id);
  if (run) guarded(database_.getFilename(), [&] { Standing(database_).put_into(*run); });
  return run;
}

std::optional<Run> Ledger::recorded(const std::string& id) const {
  return guarded(database_.getFilename(), [&]() -> std::optional<Run> {
    const auto number = run_number(id);
    if (!number || !database_.tableExists("run")) return std::nullopt;
    SQLite::Statement query(database_, std::string("SELECT ") + columns +
                                           ", run.plan FROM run JOIN ruleset_version "
                                           "ON ruleset_version.digest = run.ruleset_digest WHERE run.number = ?");
    query.bind(1, *number);
    if (!query.executeStep()) return std::nullopt;
    Run run = read_run(query);
    run.plan_json = query.getColumn(10).getString();
    run.edits = edits(database_, run.parameters.edits);
    return run;
  });
}

Bundle Ledger::bundle(const std::string& ruleset_digest) const {
  return guarded(database_.getFilename(), [&] { return read_bundle(database_, ruleset_digest); });
}

}  // namespace inspectplan::ledger
