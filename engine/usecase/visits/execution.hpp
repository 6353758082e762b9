#pragma once
// How a year's plan was carried out, and what was ordered to be put right.
#include <optional>
#include <string>

#include "base/day.hpp"
#include "base/diagnostic.hpp"
#include "base/label.hpp"
#include "base/observer.hpp"
#include "report/audience.hpp"
#include "report/query_table.hpp"

namespace inspectplan::usecase {

// The year's approved plan, of several the last; where none is approved the last recorded. Empty with a finding.
std::optional<std::string> run_of_year(const std::string& database, int year, Diagnostics& diagnostics);

struct ExecutionQuery {
  std::string database;
  int year = 0;
  std::string run;  // empty: run_of_year
  report::Readers readers{ruleset::Audience::internal, {}, {}};
  Language language = Language::vi;
};

// By department that leads, then all: planned visits and what became of them (held, postponed, paused, stopped, nothing
// yet), visits that the plan did not have, inspector-days planned and used (of joined visits too). A visit of several
// sites counts once. Visits outside the plan that the readers may not know of are left out.
std::optional<report::QueryTable> execution_table(const ExecutionQuery& query, Diagnostics& diagnostics);

struct RemedyQuery {
  std::string database, department;  // that led the visit; empty: all
  std::optional<Day> at;             // as of this day; default: the last import's
  bool all = false;                  // remedies that were carried out, too
  Language language = Language::vi;
};

// Findings with a deadline, by deadline: missed, due, and with `all` those put right, in time or late. Names as the
// last recorded run saw them.
std::optional<report::QueryTable> remedies_table(const RemedyQuery& query, Diagnostics& diagnostics,
                                                 Observer& observer);

}  // namespace inspectplan::usecase
