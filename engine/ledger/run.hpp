#pragma once
// Runs: what went in (rule set, register, parameters), what came out, with digests; kept in the register's file.
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/day.hpp"
#include "base/scaled.hpp"
#include "ledger/edit.hpp"
#include "ledger/versions.hpp"

namespace SQLite {
class Database;
}

namespace inspectplan::ledger {

// One department's change of an approved plan, as it was asked for.
struct Amendment {
  std::string department;
  Day on{};
  std::string announced;  // the run whose visits those visited had been told of by then; empty: nobody had been told
  std::vector<std::string> held;  // enterprises whose visit had taken place by then
  // Days more or less, by department and period: of all amendments of the line. Who decided that, why and on which
  // paper; runs recorded before these were kept have none.
  struct Days {
    std::string department, period;
    std::int64_t days = 0;
    std::string reason{}, by{}, document{};
  };
  std::vector<Days> days;
};

struct RunParameters {
  int year = 0;
  Day as_of{};
  std::int64_t import = 0;
  std::uint64_t seed = 1;
  // --capacity, department → days; empty: the table
  std::vector<std::pair<std::string, std::int64_t>> capacity;
  bool force = false;
  // Of a plan that follows another: that one's run; what a visit is worth that stays as it was there; and the entries
  // of all edits of its line, oldest first.
  std::string parent{};
  Scaled stay{};
  std::vector<std::int64_t> edits{};
  std::optional<Amendment> amendment{};
};

// A signed decision on a plan that counts.
struct PlanDecision {
  std::string decision, date;  // number and issuer as written on it; ISO
  std::string by;              // whose key signed
};

struct Run {
  std::string id;                // "R0001"
  std::string status = "draft";  // "draft", "proposed" or "approved": ledger/standing.hpp
  std::vector<PlanDecision> decisions;
  Day recorded_on{};  // given by the caller (as_of where none is)
  std::string actor;
  RunParameters parameters;
  std::vector<Edit> edits;  // those that the parameters name
  std::string ruleset_id, ruleset_version;
  std::string ruleset_digest, register_digest, result_digest;  // hex
  std::string program_version;
  std::string plan_json;  // the plan as recorded (inspectplan.plan/1), compact
};

// One connection's view of the ledger. Append-only: a run is never changed. Throws EnvironmentError for the file.
class Ledger {
 public:
  explicit Ledger(SQLite::Database& database);  // its tables: make_tables

  // Stores the bundle (content-addressed by the rule set's digest) and the run in one transaction, each with the
  // entry that vouches for it, and returns the run with its id. Edits that are not entered yet are, against the parent.
  // `render` makes the plan's text once the id is known. A run with equal inputs and an equal result that is there
  // already is returned instead of a second one.
  // `also` enters what belongs to the run, in the same transaction; then a run is always recorded anew.
  using Render = std::function<std::string(const Run&)>;
  using Also = std::function<void(SQLite::Database&, const Run&)>;
  Run record(Run run, const Bundle& bundle, const Render& render, const Also& also = {});
  std::vector<Run> list() const;  // oldest first, without plan_json
  std::optional<Run> find(const std::string& id) const;
  std::optional<Run> recorded(const std::string& id) const;  // the same, but nothing is said of where it stands
  Bundle bundle(const std::string& ruleset_digest) const;

 private:
  Run add(Run run, const Bundle& bundle, const Render& render, const Also& also);
  SQLite::Database& database_;
};

}  // namespace inspectplan::ledger
