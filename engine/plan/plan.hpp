#pragma once
// Assessments × responsibilities × capacity → the annual plan of each department.
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "plan/problem.hpp"
#include "responsibility/resolve.hpp"
#include "score/assess.hpp"

namespace inspectplan::plan {

struct Period {
  std::string id;  // "2027-Q1"
  Day from{}, until{};
  std::int64_t working_days = 0;  // Monday to Friday net of blackouts: how a year's days are shared out
};
std::vector<Period> periods_of(int year, const std::string& unit, const std::vector<ruleset::Blackout>& blackouts);

// Inspector-days of a department in a period; from the table `capacity` or from --capacity.
struct Capacity {
  std::string department;
  std::optional<std::string> period;  // absent: the whole year, shared out over the periods by working days
  std::int64_t days = 0;
  std::string source;
};

// An enterprise that a visit covers.
struct Site {
  std::string enterprise, name;
  bool operator==(const Site&) const = default;
};

// What those who make a visit are told of a site (ruleset::Derived::for_team).
struct TeamValue {
  std::string enterprise, derived;
  std::optional<Scaled> value;  // absent: not known
};

struct Visit {
  std::string enterprise, name, owner;  // of the site that the visit goes by
  std::vector<Site> sites;              // all of them, by enterprise; runs recorded before names were kept have none
  std::string kind, mode;               // "check"; "physical", "remote", "guidance"
  std::vector<std::string> matters;     // by lead_order
  std::string lead;
  std::vector<std::string> coordinating;
  std::string period;
  Span window;
  std::map<std::string, std::int64_t> inspector_days;
  Scaled score, score_low, score_high;
  bool score_known = false, range_exact = false;
  std::string tier;
  std::vector<std::string> mandates;
  bool random = false;
  std::string exception;         // id of the cap that it goes over, if it does
  std::string exception_record;  // the paper that the exception rests on; empty where the rules name no such fact
  std::vector<std::string> sectors;
  std::vector<Label> reasons;
  std::vector<ruleset::Basis> basis;
  std::vector<TeamValue> for_team{};  // by site, those of a site by id
  std::vector<Label> others{};  // visits of other bodies to its sites that no cap of the plan counts: they come as well
};

struct Unmet {
  std::string mandate, enterprise;
  Label why;
  std::map<std::string, std::int64_t> needs;  // inspector-days by department
};

// Periods whose capacity is not known are not listed.
struct PeriodUse {
  std::string period;
  // Inspector-days; used, by visits of the plan and by those that took place already, <= capacity - reserve.
  std::int64_t capacity = 0, reserve = 0, used = 0;
};
struct DepartmentPlan {
  std::string id;
  Label name;
  std::vector<PeriodUse> periods;
};

// Visits that count for a quota, and how many would do.
struct QuotaUse {
  std::string id;
  std::string department;                            // of the lead, for quotas of each department; else empty
  std::int64_t wanted = 0, achieved = 0, total = 0;  // visits; wanted = share of total, rounded up
  std::string part{};                  // tier or value of the field, for quotas of each of them; else empty
  std::optional<std::int64_t> most{};  // visits that there should be at most
};

// Left out, though somebody of a lower score is visited by one of the departments that would have come.
struct Inversion {
  std::string enterprise, name;
  Scaled score;
  std::string passed_by;  // the one of the highest score below
  Scaled passed_by_score;
  Label why;
};

// A candidate of the greatest value that is not visited, and why.
struct LeftOut {
  std::string enterprise, name;
  Scaled value;
  Label why;
};

struct Finding {
  std::string code;
  std::string severity;  // "error", "warning", "info"
  Label message;
};

// What a unit more of each limit would be worth, times `scale`: the proof of the upper bound (see Solution).
struct PriceList {
  std::int64_t scale = 1;
  std::map<std::string, std::map<std::string, std::int64_t>> days;  // department → period → price of a day, >= 0
  std::map<std::string, std::int64_t> groups;      // of a visit more; those without a price are left out
  std::map<std::string, std::int64_t> floors;      // visits taken as reached, where they have a price
  std::map<std::string, std::int64_t> ceilings{};  // visits taken as the most there may be, for a quota
};

// Of a plan that follows another.
struct Stay {
  Scaled price;           // of a visit that stays as it was
  std::int64_t kept = 0;  // visits that did
};

struct Plan {
  int year = 0;
  std::int64_t enterprises = 0, candidates = 0, mandatory = 0, joint_visits = 0, overlaps_avoided = 0, undecided = 0;
  Scaled value;
  // No plan that keeps the mandates met, the draws and the floors has a greater value (where it follows another: value
  // and price of what stays together). Runs recorded before there was one have none.
  std::optional<Scaled> upper_bound;
  std::optional<Stay> stay;
  std::optional<PriceList> prices;
  std::string made_elsewhere;               // digest of the file that says who is visited how; empty: found here
  std::uint64_t effort = 0;                 // of the search; the same on every machine
  std::vector<DepartmentPlan> departments;  // sorted by id
  std::vector<Visit> visits;                // by lead, period, descending score, enterprise
  std::vector<Unmet> unmet;
  std::vector<QuotaUse> quotas;
  std::optional<std::vector<Inversion>> inversions;  // by score; only where rules take the order of scores
  std::vector<LeftOut> left_out;                     // the first of those not visited, by value; never more than 20
  std::vector<Finding> findings;
};

// What the search made as great as it could: the value, and the price of each visit that stays.
Scaled objective_of(const Plan& plan);

// (upper_bound - objective) / objective, rounded up to millionths: how far from the best there is the value can be at
// most. None without a bound, and where nothing is planned though something might be.
std::optional<Scaled> gap_of(const Plan& plan);

// Days more (or less) than a department has in a period, before the reserve: a question, not a fact.
struct CapacityChange {
  std::string department, period;  // "2027-Q2", or "Q2"
  std::int64_t days = 0;
};

// Decided by hand: this enterprise is visited (in this period, where one is named) before any mandate; or it is not; or
// it is not because it joins a visit of a body outside the plan.
struct Edit {
  enum class Kind : std::uint8_t { pin, drop, merge };
  Kind kind = Kind::pin;
  std::string enterprise;
  std::optional<std::string> period;
};

// One department changes its part in the middle of the year. What others do stays as it was, and so does what is over
// by then or announced (but for what was decided about by name); nothing new begins in a period that is over.
struct Amendment {
  std::string department{};
  Day on{};
  std::set<std::string> announced{};  // enterprises whose visit may not change unless it is named
  std::set<std::string> held{};       // the same, because it took place
  std::set<std::string> named{};
  std::set<std::string> lost{};  // periods in which the department has fewer days: nobody new enters there unless named
};

// The plan that this one follows: each of its visits that stays as it was (period, window, lead) is worth `price` more,
// so that others give way only where that much is gained.
struct Before {
  Scaled price;  // in the unit of values, >= 0
  std::vector<Visit> visits;
  std::optional<Amendment> amendment{};
};

// A visit by a body outside the plan. It counts for the caps of its kind, as a visit of the plan would.
struct Commitment {
  std::string enterprise, body, kind, document;
  std::vector<std::string> matters;  // ids; empty: not said, so any
  Span days;
};

// What is asked for beside rules and register.
struct Request {
  std::vector<Capacity> capacity;
  std::uint64_t seed = 1;  // of the lottery
  SolveLimits limits;
  std::vector<CapacityChange> changes{};
  std::vector<Edit> edits{};
  std::optional<Before> before{};
  std::vector<Commitment> commitments{};  // of the plan year
  std::vector<CapacityChange> spent{};  // days that went into visits of the year which took place, outside the reserve
};

// Plans, proves the plan with verify() and certify(), and assembles it (see Model, which does it step by step).
//
// `seed` is that of the lottery: per lead, SHA-256 of "SEED\nKEY" (decimal, line feed, the enterprise's key) orders
// those eligible.
Plan make_plan(const ruleset::RuleSet& rules, const column::Dataset& data, const score::Assessments& assessments,
               const responsibility::Resolver& resolver, const score::Clock& clock, const Request& request,
               Observer& observer = silent());

}  // namespace inspectplan::plan
