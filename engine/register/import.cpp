#include "register/import.hpp"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>

#include <algorithm>
#include <filesystem>
#include <unordered_map>

#include "base/digest.hpp"
#include "base/text.hpp"
#include "register/apply.hpp"
#include "register/blanked.hpp"
#include "register/corrections.hpp"
#include "register/enter.hpp"
#include "register/file.hpp"
#include "register/jobs.hpp"
#include "register/named_ids.hpp"
#include "register/needs.hpp"
#include "register/rejected.hpp"
#include "register/state.hpp"
#include "register/tables.hpp"
#include "register/text_of.hpp"
#include "register/visit_rules.hpp"

namespace inspectplan::registers {
namespace {

using column::Schema;
using column::TableSchema;

class Importer {
 public:
  Importer(Register& target, const Schema& schema, const ImportOptions& options, Diagnostics& diagnostics,
           Observer& observer)
      : target_(target),
        schema_(schema),
        options_(options),
        diagnostics_(diagnostics),
        observer_(observer),
        database_(target.database()) {}

  ImportReport run() {
    auto plan = plan_jobs(schema_, options_, diagnostics_);
    if (!plan) return {};
    map_ = std::move(plan->map);
    jobs_ = std::move(plan->jobs);
    // One writer: what is checked below stays true until it is written.
    SQLite::Transaction transaction(database_, SQLite::TransactionBehavior::IMMEDIATE);
    Diagnostics of_tables;
    target_.prepare(schema_, of_tables);
    const bool prepared = !of_tables.has_errors();
    diagnostics_.merge(std::move(of_tables));
    if (!prepared) return {};

    const std::int64_t number = next_number();
    for (Job& job : jobs_) read(job);
    for (Job& job : jobs_) check_and_write(job, number);
    if (!refused_) tell_of_needs(number);
    for (Job& job : jobs_)
      if (job.findings) job.findings->close();
    return finish(transaction, number);
  }

 private:
  std::int64_t next_number() {
    return database_.execAndGet("SELECT coalesce(max(number), 0) + 1 FROM import").getInt64();
  }

  void read(Job& job) {
    auto bytes = file_bytes(job.path, diagnostics_);
    if (!bytes) return refuse();
    job.digest = to_hex(sha256(*bytes));
    job.reading = reading_of(*job.table, map_, options_);
    if (imported_before(job)) return;
    check_date(job);
    check_rejected_path(job);
    ImportMap map = map_;
    const auto source = text_of(job.path, std::move(*bytes), options_, map, diagnostics_);
    job.report.unreadable = !source;
    if (!source) return refuse();
    job.findings.emplace(source, diagnostics_);
    Diagnostics of_map;
    job.staged = stage(schema_, *job.table, map, *job.findings, of_map, observer_);
    job.report.rows = job.staged.rows;
    diagnostics_.merge(std::move(of_map));
    if (!job.staged.readable) return refuse();
    if (job.staged.rows == 0) report_no_rows(job);
  }

  // The last import into the table was of the same bytes, read the same way: nothing can change.
  bool imported_before(Job& job) {
    SQLite::Statement last(database_,
                           "SELECT digest, reading, mode, rejected, added + changed + unchanged FROM import "
                           "WHERE \"table\" = ? AND mode IN ('upsert', 'snapshot') ORDER BY number DESC LIMIT 1");
    last.bind(1, job.table->name);
    if (!last.executeStep() || last.getColumn(0).getString() != job.digest ||
        last.getColumn(1).getString() != job.reading || last.getColumn(3).getInt64() != 0)
      return false;
    if (options_.mode == Mode::snapshot && last.getColumn(2).getString() != "snapshot") return false;
    job.report.rows = job.report.unchanged = last.getColumn(4).getInt64();
    job.report.no_op = true;
    return true;
  }

  // Knowledge has one direction: "what was known by a day" must mean the imports up to one number.
  void check_date(const Job& job) {
    const SQLite::Column last = database_.execAndGet("SELECT max(\"on\") FROM import");
    if (last.isNull() || last.getInt() <= options_.on.number || date_reported_) return;
    date_reported_ = true;
    refuse();
    diagnostics_.error("import-date", {},
                       "the last import is dated " + to_string(Day{last.getInt()}) + ", this one " +
                           to_string(options_.on) + ": " + job.report.file + " is not taken",
                       "date imports by the day the register learns of them, in that order (--on)");
  }

  // A file of rejected rows must not take the place of what was read.
  void check_rejected_path(const Job& job) {
    const std::string to = rejected_path(job, options_, target_.state().path);
    if (!is_input(to)) return;
    refuse();
    diagnostics_.error("rejected-is-input", {}, "--rejected " + to + " is a file that is imported",
                       "name another file for the rejected rows");
  }

  bool is_input(const std::string& path) const {
    std::error_code not_there;
    return std::any_of(jobs_.begin(), jobs_.end(),
                       [&](const Job& job) { return std::filesystem::equivalent(path, job.path, not_there); });
  }

  void report_no_rows(const Job& job) {
    const std::string message = "the file has a header and no rows";
    if (job.table == &schema_.enterprise) {
      diagnostics_.error("no-rows", {job.findings->source(), 0, 0, 1}, message, "is it the right file?");
      refuse();
    } else {
      diagnostics_.warning("no-rows", {job.findings->source(), 0, 0, 1},
                           message + ": table \"" + job.table->name + "\" counts as imported",
                           "it now says that there are none, not that nobody knows");
    }
  }

  void check_and_write(Job& job, std::int64_t number) {
    if (!job.findings || !job.staged.readable) return;
    if (job.table->is_of_one_enterprise()) reject_orphans(job);
    if (options_.known)
      for (BadVisits& bad : unknown_ids(job.staged, *options_.known))
        job.staged.reject(std::move(bad.rows), bad.field, *job.findings);
    for (BadVisits& bad : bad_visits(database_, job.staged, {options_.on, options_.plans}))
      bad.taken ? job.staged.doubt(bad.rows, bad.field, *job.findings)
                : job.staged.reject(std::move(bad.rows), bad.field, *job.findings);
    job.report.rejected = static_cast<std::int64_t>(job.staged.rejected.size());
    if (job.staged.order.empty() && job.report.rejected > 0) return refuse();
    job.kept = keep_corrections(database_, job.staged);
    if (!job.kept.empty())
      diagnostics_.info(
          "correction-kept", {job.findings->source(), 0, 0, 1},
          std::to_string(job.kept.size()) + " cells come with a value that was corrected; the correction stays");
    if (const std::int64_t kept = keep_blanked(database_, job.staged); kept > 0)
      diagnostics_.info("blank-kept", {job.findings->source(), 0, 0, 1},
                        std::to_string(kept) + " cells come with a personal value that was blanked; they stay empty",
                        "`inspectplan register correct` enters a value again");
    const Applied counts = apply(database_, job.staged, number, mode_for(job), observer_);
    job.report.added = counts.added;
    job.report.changed = counts.changed;
    job.report.ended = counts.ended;
    job.report.unchanged = counts.unchanged;
    if (!job.table->parent.empty()) check_crowds(job);
  }

  void tell_of_needs(std::int64_t number) {
    Needs needs(database_, schema_, number);
    for (Job& job : jobs_)
      if (job.findings && job.staged.readable)
        for (const auto& [field, row] : needs.told_by(job.staged)) job.staged.doubt({row}, field, *job.findings);
  }

  // A rejected row must not end the row it would have replaced.
  Mode mode_for(const Job& job) {
    if (options_.mode == Mode::snapshot && options_.keep_going && job.report.rejected > 0) {
      diagnostics_.warning("no-snapshot", {job.findings->source(), 0, 0, 1},
                           "rows were rejected, so no absent row of table \"" + job.table->name + "\" ends",
                           "mend the rejected rows and import the snapshot again");
      return Mode::upsert;
    }
    return options_.mode;
  }

  void reject_orphans(Job& job) {
    const Job* parents = nullptr;
    for (const Job& other : jobs_)
      if (other.table == &schema_.enterprise) parents = &other;
    // The enterprises of this import could not be read: that has been said.
    if (parents && !parents->report.no_op && !parents->staged.readable) return;
    const column::Column& keys = job.staged.table.columns[job.staged.schema->key.at(0)];
    const std::string enterprise = schema_.enterprise.name;
    std::vector<BadRow> bad;
    for (const std::uint32_t row : orphans(database_, job.staged, schema_.enterprise)) {
      const std::string key =
          keys.kind() == column::Kind::text ? std::string(keys.text(row)) : std::to_string(keys.value(row));
      if (parents && parents->staged.rejected_keys.count(key))
        bad.push_back({row, {"rejected-enterprise", "the row of " + enterprise + " \"" + key + "\" was rejected", ""}});
      else
        bad.push_back({row,
                       {"unknown-enterprise", "there is no " + enterprise + " \"" + key + "\"",
                        "import its row first, or correct the key"}});
    }
    job.staged.reject(std::move(bad), job.staged.schema->key.at(0), *job.findings);
  }

  void check_crowds(Job& job) {
    const std::vector<Crowd> found = crowds(database_, *job.table);
    if (found.empty()) return;
    refuse();
    std::unordered_map<std::string_view, std::uint32_t> first_row;
    const column::Column& keys = job.staged.table.columns[job.table->key.at(0)];
    if (keys.kind() == column::Kind::text)
      for (const std::uint32_t row : job.staged.order) first_row.emplace(keys.text(row), row);
    for (const Crowd& crowd : found) {
      const auto row = first_row.find(crowd.enterprise);
      job.findings->error("too-many-rows",
                          row == first_row.end() ? std::nullopt : std::optional(job.staged.offsets[row->second]),
                          "\"" + crowd.enterprise + "\" has " + std::to_string(crowd.rows) + " rows in table \"" +
                              job.table->name + "\", at most " + std::to_string(job.table->max_rows) + " are allowed",
                          "raise `max_rows` of the table in the rules if that is right");
    }
  }

  ImportReport finish(SQLite::Transaction& transaction, std::int64_t number) {
    ImportReport report;
    bool rejected = false, something = false;
    for (Job& job : jobs_) {
      rejected = rejected || job.report.rejected > 0;
      something = something || !job.report.no_op;
    }
    const bool good = !refused_ && something && (options_.keep_going || !rejected);
    // Before the commit: where they cannot be written, nothing lands.
    if (!options_.dry_run)
      for (Job& job : jobs_) write_rejected(job, report);
    if (good && !options_.dry_run) {
      for (const Job& job : jobs_)
        if (!job.report.no_op) record(job, number);
      observer_.progress("digests for the ledger", 0, 0);
      std::vector<KeptCorrection> kept;
      for (const Job& job : jobs_) kept.insert(kept.end(), job.kept.begin(), job.kept.end());
      enter_import(database_, schema_, number, options_.on, options_.actor, kept);
      transaction.commit();
      report.number = number;
      report.landed = true;
    }
    for (Job& job : jobs_) {
      if (!good) job.report.added = job.report.changed = job.report.ended = 0;
      if (!good && !job.report.no_op) job.report.unchanged = 0;
      report.tables.push_back(job.report);
    }
    return report;
  }

  void record(const Job& job, std::int64_t number) {
    SQLite::Statement insert(database_, "INSERT INTO import VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    insert.bind(1, number);
    insert.bind(2, options_.on.number);
    insert.bind(3, file_name(job.path));
    insert.bind(4, job.table->name);
    insert.bind(5, options_.mode == Mode::snapshot ? "snapshot" : "upsert");
    insert.bind(6, job.digest);
    insert.bind(7, job.reading);
    insert.bind(8, job.report.added);
    insert.bind(9, job.report.changed);
    insert.bind(10, job.report.ended);
    insert.bind(11, job.report.unchanged);
    insert.bind(12, job.report.rejected);
    insert.exec();
  }

  void write_rejected(Job& job, ImportReport& report) {
    if (job.staged.rejected.empty() || is_input(rejected_path(job, options_, target_.state().path))) return;
    job.report.rejected_file = rejected_path(job, options_, target_.state().path);
    write_atomically(*job.report.rejected_file, rejected_csv(job.staged));
    if (!report.rejected_file) report.rejected_file = job.report.rejected_file;
  }

  void refuse() { refused_ = true; }

  Register& target_;
  const Schema& schema_;
  const ImportOptions& options_;
  Diagnostics& diagnostics_;
  Observer& observer_;
  SQLite::Database& database_;
  ImportMap map_;
  std::vector<Job> jobs_;
  bool refused_ = false;  // not even the good rows land
  bool date_reported_ = false;
};

}  // namespace

ImportReport import_files(Register& target, const Schema& schema, const ImportOptions& options,
                          Diagnostics& diagnostics, Observer& observer) {
  return guarded(target.state().path, [&] { return Importer(target, schema, options, diagnostics, observer).run(); });
}

}  // namespace inspectplan::registers
