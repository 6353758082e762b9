#pragma once
// Rules and register opened together, as of one moment: what planning, scoring and explaining start from.
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/observer.hpp"
#include "base/pool.hpp"
#include "column/column.hpp"
#include "register/register.hpp"
#include "ruleset/load.hpp"
#include "score/assess.hpp"

namespace inspectplan::usecase {

struct SessionRequest {
  std::string rules;  // a directory, or a version kept in the register; not used where `run` is given
  std::string database;
  int year = 0;                        // not used where `run` is given
  std::optional<Day> as_of;            // default: the date of the last import
  std::optional<std::int64_t> import;  // default: the last one
  std::optional<std::string> run;      // rules, year, as_of and import of a recorded run
  std::optional<Day> law_date{};       // dated values as of this day; default: 1 January of the year
  bool records = false;                // what comes of it is entered: the register is opened to be changed
};

struct Session {
  std::shared_ptr<const ruleset::RuleSet> rules;
  registers::Register store;
  registers::AsOf as_of;  // both parts set
  score::Clock clock;
  column::Dataset data;
};

// Empty on findings that are errors (all of them at once). Throws EnvironmentError for the file itself.
std::optional<Session> open_session(const SessionRequest& request, Diagnostics& diagnostics, Observer& observer);

// Row of the enterprise whose key is `id`, or whose folded name equals `id` and no other's does.
// Not found: a finding with the nearest keys.
std::optional<std::size_t> find_enterprise(const Session& session, const std::string& id, Diagnostics& diagnostics);

}  // namespace inspectplan::usecase
