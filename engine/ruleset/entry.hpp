#pragma once
// What every entry of a rule set carries, and the small values entries are made of.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/day.hpp"
#include "base/diagnostic.hpp"
#include "base/label.hpp"

namespace inspectplan::ruleset {

// A citation: section `at` of a document.
struct Basis {
  std::string document;
  std::string at;
  Place place;
};

enum class Status { verified, partly, unverified };

// The last time somebody compared an entry with its text.
struct Checked {
  Day on;
  std::string by;
};

// What every entry carries.
struct Entry {
  std::string id;
  Label label;
  Place place;
  std::vector<Basis> basis;
  Status status = Status::verified;
  Span valid;  // in force; both days inclusive
  std::optional<Label> rationale;
  std::optional<Label> note;
  std::optional<Checked> checked;
};

// What an entry says of itself, and so does whatever else carries the common keys, wherever it stands.
struct Statement {
  std::string name;  // "sectors.mining", "factors.CARD.ID", "caps.ID", "workload.2"
  Place place;
  std::vector<Basis> basis;
  Status status = Status::verified;
  Span valid;            // as written
  Span days;             // when it counts: `valid`, inside the life of what it is or stands in
  bool lasting = false;  // what it did stays done when its documents end
};

// A length of time as tiers use it: months or days.
struct Length {
  std::int64_t months = 0;
  std::int64_t days = 0;
};

// A day of each year, the 29th of February being the 28th where there is none.
struct YearDay {
  int month = 1;
  int day = 1;
  bool before = false;  // "before 20/12": the day before is the last
};

}  // namespace inspectplan::ruleset
