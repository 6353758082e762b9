#pragma once
// From assessments to the planning problem in its neutral form, and back from its numbers to enterprises.
#include <set>
#include <unordered_map>

#include "plan/teams.hpp"

namespace inspectplan::plan {

// What bodies outside the plan look at, so that no visit of the plan does. By row; a row of which nothing is taken is
// not there.
struct Taken {
  struct Matter {
    std::uint32_t matter = 0, commitment = 0;  // indices
  };
  std::unordered_map<std::uint32_t, std::vector<Matter>> matters;
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> mandates;  // whose ground is among these matters only
};

struct Context {
  const ruleset::RuleSet& rules;
  const column::Dataset& data;
  const score::Assessments& assessments;  // without what is taken
  const responsibility::Resolver& resolver;
  score::Clock clock;
  std::uint64_t seed = 0;
  const std::vector<Commitment>& commitments;
  const Taken& taken;
};

// Priorities of rules are not negative: what people decided goes before, and next those that their visit went to.
inline constexpr std::int64_t along_priority = -1, pin_priority = -2;
// What an amendment may not touch. Where days are too few even for that, first what no mandate asks for gives way, and
// last what is over or belongs to others.
inline constexpr std::int64_t keep_priority = -3, keep_mandate_priority = -4, keep_done_priority = -5;

inline bool holds(std::uint8_t truth) { return truth == feel::truth_true; }

// Text of an enterprise's field; empty where it is missing or there is no such field.
std::string text_of(const Context& context, const std::string& field, std::size_t row);
std::string key_of(const Context& context, std::size_t row);
// The owner as written; an enterprise without one is its own.
std::string owner_of(const Context& context, std::size_t row);

// The days on which the enterprise is there, by Planning::first_day and last_day; an end that is not known is open.
Span there(const Context& context, std::size_t row);
// Of those, the days that its tier allows.
Span visitable(const Context& context, std::size_t row);
// The days of a visit: what the shape and all the enterprises have in common. Both ends are set; where there is no such
// day, `from` is after `until`.
Span window_of(const Shape& shape, const Span& days);
Span window_of(const Context& context, const std::vector<std::uint32_t>& rows, const Shape& shape);

// Why an enterprise has no way to be visited.
enum class Blocked : std::uint8_t {
  no,
  no_workload,
  no_lead,
  no_days,
  excluded,
  too_soon,
  not_there,
  dropped,
  merged,
  committed,
  not_amended
};

struct Entry {
  std::uint32_t row = 0;
  std::uint32_t signature = 0;
  std::int32_t instead = -1;  // the must_not mandate that changes the mode or excludes; index
  Blocked blocked = Blocked::no;
  bool pinned = false;        // put in by hand; of sites that share a visit: each by itself
  std::int32_t before = -1;   // its visit in the plan before: index into Before::visits
  bool along = false;         // had one, and its visit goes to a site that is put in
  std::int32_t sharing = -1;  // index into the draft's sharings; then row, signature are those of the first site
  bool kept = false;          // an amendment may not touch its visit
  bool drawn_before = false;  // its visit was drawn by lot in the plan before, and stays one
  std::int32_t stays =
      -1;  // the option that stays as it was in the plan before; -1: it had no visit, or cannot have it
  bool remote() const { return instead >= 0 && blocked != Blocked::excluded; }
  std::vector<std::uint16_t> shapes;  // by option: index into the signature's shapes
};

// Sites of one owner as one candidate. Each of its options covers some of them.
struct SharedWay {
  std::vector<std::uint16_t> sites;   // of the sharing, the main one first
  std::vector<std::uint16_t> shapes;  // of each: index into its signature's
};
struct Sharing {
  std::vector<Entry> sites;     // by mandate, value, key
  std::vector<SharedWay> ways;  // by option
};

// What a quota counts: of the plan, of a lead, of a tier, of one value of a field.
struct QuotaPart {
  std::size_t quota = 0;
  std::string part;                  // empty: of the plan
  std::uint32_t group = 0;           // visits of the quota's kind
  std::optional<std::uint32_t> all;  // group of all visits of the part, where a share is of them
};

struct Draft {
  Problem problem;             // a candidate for each entry
  std::vector<Entry> entries;  // in the order of (first) rows
  std::vector<Sharing> sharings;
  std::unordered_map<std::string, std::uint32_t> shared;  // candidate by enterprise, of those in sharings
  std::vector<std::uint32_t> mandated_without_matter;     // rows
  std::vector<QuotaPart> quota_parts;                     // by quota, part
  // Announced visits, without a mandate, of a period that lost days: which of them stay is left to floors and value.
  std::optional<std::uint32_t> announced;
  std::vector<Period> periods;
  std::int64_t enterprises = 0, candidates = 0, mandatory = 0, undecided = 0;  // enterprises
  std::optional<Scaled> stay_price;  // of a visit that stays; in the decimals of values
};

// With what was decided by hand; a decision about an enterprise that is no candidate is a finding.
Draft draft(const Context& context, Teams& teams, const CapacityTable& capacity, const Departments& departments,
            std::vector<Period> periods, const WorkingDays& working_days, const Request& request,
            std::vector<Finding>& findings);

// "2027-Q1"; "2027-Q1/03-01" from the day on which other departments take over.
std::string option_id(const Period& period, Day from);
// What a visit is worth that may begin on the day: nothing where that is later than wanted.
std::int64_t value_of(const Context& context, std::size_t row, Day from);

// Marks whom decisions put in or strike, and leaves those put in the options that they may have. Before sites share
// visits: those decided about alike still can.
void mark_edits(const Request& request, Draft& draft, std::vector<Finding>& findings);
// Makes constraints of the marks, once caps, quotas and draws know all candidates.
void apply_edits(Draft& draft);
// What stays as it was is worth more. After the edits.
void apply_before(const Context& context, const Teams& teams, const Departments& departments, const Before& before,
                  Draft& draft);
// The option by which the enterprise is visited as it is by the visit; none where there is none.
std::optional<std::size_t> option_of(const Context& context, const Teams& teams, const Departments& departments,
                                     const Draft& draft, std::size_t candidate, const Visit& visit);
std::optional<std::size_t> candidate_of(const Draft& draft, const std::string& enterprise);

// Whether a visit for any of the matters is of the kind that the cap counts.
bool counts_for(const ruleset::RuleSet& rules, const ruleset::Cap& cap, const std::vector<std::uint32_t>& matters);
// Whose visits a cap counts together: the key of an enterprise, or its owner.
std::string counted_by(const Context& context, const ruleset::Cap& cap, std::size_t row);
bool excepted_from(const Context& context, std::size_t cap, std::size_t row);
// The same of another body's visit; of an enterprise that the register does not have, its key.
std::string commitment_owner(const Context& context, const ruleset::Cap& cap, const Commitment& commitment);
bool counts_kind(const ruleset::Cap& cap, const std::string& kind);
// Visits of other bodies to the enterprise that no cap counts and of which nothing is taken.
std::vector<Label> beside(const Context& context, std::size_t row);
// Visits of other bodies that count for the cap, by whom it counts.
std::unordered_map<std::string, std::int64_t> committed_for(const Context& context, const ruleset::Cap& cap);
// What caps do not allow beside the visits of other bodies. The context's assessments are whole.
Taken taken_by_others(const Context& context);
score::Assessments without(score::Assessments assessments, const Taken& taken);
// Adds the groups of caps that can bind.
void add_caps(const Context& context, const Teams& teams, Draft& draft);
// Adds the groups of quotas, for the whole plan or each of its parts.
void add_quotas(const Context& context, const Teams& teams, const Departments& departments, Draft& draft);
// The order of scores, where the rules want it taken.
void add_order(const Context& context, Draft& draft);
// Adds the draw of each lead.
void add_lotteries(const Context& context, const CapacityTable& capacity, const Departments& departments, Draft& draft);
// Each draw's share of its lead's days, as the problem has them.
void set_draw_days(const ruleset::RuleSet& rules, Problem& problem);

}  // namespace inspectplan::plan
