#pragma once
// The register: one SQLite file (WAL, STRICT, application_id, user_version). Current rows stand in a table
// of their own, ended ones in its history; each row names the import that brought it and the one that ended it.
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.hpp"
#include "base/observer.hpp"
#include "column/column.hpp"
#include "register/import.hpp"

namespace SQLite {
class Database;
}

namespace inspectplan::registers {

inline constexpr std::int32_t application_id = 0x49504C4E;  // "IPLN"
inline constexpr int format_version = 2;                    // user_version

// How to look at the register: as it stood after an import, and what was known by a day.
struct AsOf {
  std::optional<std::int64_t> import;  // absent: the last one
  std::optional<Day> known;            // absent: no limit
  // To look back behind the first import: `known` limits rows, not imports. A child table without a `known` field goes
  // by the day that its `covers` speaks of; what has neither is seen as it was imported.
  bool looking_back = false;
};

struct ImportRecord {
  std::int64_t number = 0;
  Day on{};
  std::string file, table, mode, digest;  // digest: of the file's bytes
  std::int64_t added = 0, changed = 0, ended = 0, unchanged = 0, rejected = 0;
};

// Tables every register has beside those of the rule set: capacity; commitment (visits of bodies outside the plan);
// visits as they took place (visit_event, with visit_days and visit_finding); objection.
const std::vector<column::TableSchema>& built_in_tables();
const column::TableSchema& built_in_table(std::string_view name);  // one of them

// One connection; one thread at a time. Throws EnvironmentError for files that are not ours, newer, locked, unreadable.
class Register {
 public:
  //   existing   to ask: a register of an earlier format is seen as today's, in a copy in memory that refuses changes
  //   changing   to be changed: one of an earlier format is brought to today's first, a copy of the file kept
  //   create     the same, and made where there is none
  //   read_only  as it stands, whatever its format
  enum class Open { existing, changing, create, read_only };
  Register(const std::string& path, Open how);
  ~Register();
  Register(Register&&) noexcept;
  Register& operator=(Register&&) noexcept;

  // Makes the tables of a schema (absent ones only; a field added later becomes a column of missing values;
  // a field whose type changed is a finding). Imports do it, in the transaction whose entry vouches for the tables.
  void prepare(const column::Schema& schema, Diagnostics& diagnostics);
  // Only the findings: does the schema fit what is there?
  void check(const column::Schema& schema, Diagnostics& diagnostics) const;

  // Reads rows as columns: enterprises sorted by key (bytewise), children grouped by parent, ordered by key.
  // Rows known later than `as_of.known` (a table's `known` field, and imports dated later) are left out, and so are
  // children of an enterprise that is not there. A table or field not prepared yet was never imported or is missing.
  column::Dataset read(const column::Schema& schema, const AsOf& as_of, Observer& observer = silent()) const;

  struct CapacityRow {
    std::string department, period, source;
    int year;
    std::int64_t days;
  };
  std::vector<CapacityRow> capacity(int year, const AsOf& as_of) const;

  // Visits by bodies outside the plan, by enterprise (as it is seen under links), body and first day.
  struct CommitmentRow {
    std::string enterprise, body, kind, matters, document;
    Day from{};
    std::optional<Day> until;
  };
  std::vector<CommitmentRow> commitments(const AsOf& as_of) const;

  // The key an enterprise is seen under at a moment; the key itself where nothing was said of it.
  std::string known_as(const std::string& key, const AsOf& as_of) const;

  std::vector<ImportRecord> imports() const;
  // Of the content as of a moment, without personal fields: canonical rows sorted by table and key; independent
  // of import order, row order, threads and program version.
  Digest digest(const column::Schema& schema, const AsOf& as_of) const;
  // The same of a dataset that was read with this schema as of this moment.
  Digest digest(const column::Schema& schema, const AsOf& as_of, const column::Dataset& dataset) const;

  SQLite::Database& database();  // for the ledger, which lives in the same file

  struct State;
  State& state() { return *state_; }

 private:
  std::unique_ptr<State> state_;
};

}  // namespace inspectplan::registers
