#include "register/visits.hpp"

#include <SQLiteCpp/Database.h>

#include "base/error.hpp"
#include "register/recorded.hpp"
#include "register/state.hpp"

namespace inspectplan::registers {
namespace {

// A built-in table, its cells by the names of fields.
class Named {
 public:
  Named(SQLite::Database& database, const char* name, const Moment& moment)
      : schema_(built_in_table(name)), table_(read_table(database, schema_, moment, silent())) {}
  std::size_t rows() const { return table_.rows; }
  std::string text(const char* field, std::size_t row) const {
    const column::Column& cells = column(field);
    return cells.valid(row) ? std::string(cells.text(row)) : "";
  }
  std::optional<std::int64_t> number(const char* field, std::size_t row) const {
    const column::Column& cells = column(field);
    return cells.valid(row) ? std::optional(cells.value(row)) : std::nullopt;
  }
  std::optional<Day> day(const char* field, std::size_t row) const {
    const auto found = number(field, row);
    return found ? std::optional(Day{static_cast<std::int32_t>(*found)}) : std::nullopt;
  }

 private:
  const column::Column& column(const char* field) const {
    const auto at = schema_.find(field);
    INSPECTPLAN_ASSERT(at);
    return table_.columns[*at];
  }

  const column::TableSchema& schema_;
  column::Table table_;
};

VisitEvent event_at(const Named& t, std::size_t row) {
  return {t.text("enterprise", row), t.text("visit_no", row), t.text("run", row),      t.day("date", row),
          t.text("department", row), t.text("kind", row),     t.text("ground", row),   t.day("announced", row),
          t.text("outcome", row),    t.text("cause", row),    t.text("document", row), t.text("note", row)};
}

VisitDays days_at(const Named& t, std::size_t row) {
  return {t.text("enterprise", row), t.text("visit_no", row), t.text("department", row), t.number("planned", row),
          t.number("days", row)};
}

VisitFinding finding_at(const Named& t, std::size_t row) {
  return {t.text("enterprise", row),    t.text("visit_no", row), t.text("finding_no", row),
          t.text("matter", row),        t.text("gravity", row),  t.text("text", row),
          t.number("wilful", row) == 1, t.number("fine", row),   t.text("fined_by", row),
          t.text("could_fine", row),    t.day("remedy_by", row), t.day("remedied_on", row)};
}

Objection objection_at(const Named& t, std::size_t row) {
  return {t.text("enterprise", row), t.text("objection_no", row), t.text("run", row),     t.day("received", row),
          t.text("ground", row),     t.text("text", row),         t.text("outcome", row), t.day("decided", row),
          t.text("document", row),   t.text("note", row)};
}

template <class Row>
std::vector<Row> all_of(SQLite::Database& database, const char* name, const Moment& moment,
                        Row (*row_at)(const Named&, std::size_t)) {
  const Named table(database, name, moment);
  std::vector<Row> rows;
  for (std::size_t row = 0; row < table.rows(); ++row) rows.push_back(row_at(table, row));
  return rows;
}

}  // namespace

VisitBook visits_at(SQLite::Database& database, const Moment& moment) {
  return {all_of(database, "visit_event", moment, event_at), all_of(database, "visit_days", moment, days_at),
          all_of(database, "visit_finding", moment, finding_at), all_of(database, "objection", moment, objection_at)};
}

VisitBook read_visits(Register& store, const AsOf& as_of) {
  Register::State& mine = store.state();
  return guarded(mine.path, [&] { return visits_at(mine.database, moment_of(mine.database, as_of)); });
}

}  // namespace inspectplan::registers
