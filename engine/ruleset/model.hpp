#pragma once
// A rule set as the rest of the engine sees it: resolved (overlays merged), read for one law date,
// every expression checked. Ids are kept sorted, so that results never depend on the order in files.
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/day.hpp"
#include "base/diagnostic.hpp"
#include "base/digest.hpp"
#include "base/label.hpp"
#include "base/scaled.hpp"
#include "column/schema.hpp"
#include "feel/expression.hpp"
#include "feel/program.hpp"
#include "ruleset/entry.hpp"
#include "ruleset/life.hpp"
#include "ruleset/matching.hpp"

namespace inspectplan::ruleset {

struct Document : Entry {
  // Since when it is not settled whether the document still holds, and why. It is taken to hold.
  struct Doubt {
    Day from{};
    Label why;
  };
  std::string number;
  std::optional<Day> issued;
  std::optional<Day> published;  // in the official gazette, or on the issuer's site
  std::optional<Day> effective;
  std::optional<Day> until;
  std::optional<Doubt> doubt;
  std::vector<std::string> territory;  // place codes the document binds; empty = everywhere
};

// A decision table as plain data, beside the expression that is computed (Derived::value). DMN 1.5, chapter 8.
struct DecisionTable {
  enum class Hit { unique, any, priority, first, collect };
  enum class Aggregate { none, sum, min, max, count };  // of collect
  struct Rule {
    std::vector<std::string> cells;  // unary tests as written, one an input; "-" is anything
    std::string then;                // expression as written
    feel::Typed when;                // all cells together; empty where refused
    Place place;
  };
  Hit hit = Hit::unique;
  Aggregate aggregate = Aggregate::none;
  std::vector<std::string> inputs;       // expressions as written
  std::vector<std::string> values;       // of priority: the outputs, the most important first
  std::optional<std::string> otherwise;  // `default`: where no rule holds
  std::vector<Rule> rules;
  Place place;
};

struct Derived : Entry {
  feel::Typed value;
  std::optional<DecisionTable> table;
  bool for_team = false;  // `shown: team`: a number that those who make a visit are told, and nobody further out
};

// Who may read a thing: everybody, the one who is visited, the departments of the plan, or only those who make it.
// Each may read what those before it may.
enum class Audience : std::uint8_t { open, subject, department, internal };

enum class Duty { inspect, manage, inform, train, investigate };

struct Sector : Entry {
  std::string kind;           // free word shown with it ("statutory", "provincial")
  Duty duty = Duty::inspect;  // what its text is about: only inspect and manage are a ground for a visit
  feel::Typed when;
  bool on_unknown = false;           // `unknown: true`: enters when undecided
  std::optional<Audience> audience;  // who may be told, at least, that an enterprise is in it; as written
};

struct Matter : Entry {
  feel::Typed when;
  bool on_unknown = false;
  std::string visit_kind = "check";  // what a visit for it counts as under `caps`
  std::string within;                // matter of whose content it is a part; may be empty
};

struct Department : Entry {
  std::string one_per;  // name of the enterprise field whose code names the instance; empty = one
  Span life;            // `from`, `until`
  Label instance = {};  // what an instance is called where its code has a name, which stands for {name}
};

struct Succession {
  std::string from;
  std::string to;
  std::vector<std::string> scope;  // empty = everything
  Span valid;                      // with an end: afterwards it reverts to `from`
  std::vector<Basis> basis;
  Status status = Status::verified;
  std::optional<Label> note;
  Place place;
};

enum class Role { is_explicit, is_implied };

struct Party {
  std::string department;
  std::string scope;  // which succession follows it; empty: the responsibility's own scope
};

struct Responsibility : Entry {
  std::string matter;
  Duty duty = Duty::inspect;
  Role role = Role::is_explicit;
  std::string scope;        // default scope of its parties
  std::vector<Party> lead;  // several only where the text names several
  std::vector<Party> coordinate;
  std::vector<std::string> territory;  // place codes; empty: those of its documents, else everywhere
  std::optional<feel::Typed> when;     // narrows it to some enterprises
  std::optional<Label> sanction;       // who can fine, and under what
  std::optional<Length> every;         // how often the text itself wants a check, whatever the plan says
};

struct Band {
  feel::Typed test;  // over `?`, the factor's value
  Scaled points;
  Label label;
  std::string text;  // the `is` as written
  Place place;
};

struct Factor {
  std::string id;
  Label label;
  Place place;
  feel::Typed of;
  std::string of_text;
  std::vector<Band> bands;
  std::optional<Scaled> missing;  // points when the value is missing
  std::optional<Label> rationale;
  std::vector<Basis> basis;
};

struct Scorecard : Entry {
  std::vector<Factor> factors;  // sorted by id
};

struct Score {
  feel::Typed value;
  int scale = 0;
  Place place;
};

struct Tier : Entry {
  std::optional<feel::Typed> when;  // the last tier has none
  bool on_unknown = false;
  std::optional<Length> due;
  std::optional<Length> not_before;
};

struct Mandate : Entry {
  bool must = true;     // must: visit; false: must_not
  std::string mode;     // must: "visit"; must_not: "physical" or "visit"
  std::string instead;  // must_not: the mode offered in its place ("remote"); may be empty
  feel::Typed when;
  bool on_unknown = false;
  std::int64_t priority = 100;  // 1 first
  bool announced = true;        // false: only who visits, and who plans, may know of the visit beforehand
  bool unplanned = false;       // must: its ground is not the plan, so no tier's `not_before` holds it back
  std::optional<YearDay> by;    // must: a visit that begins later is worth nothing more than meeting the mandate
  std::vector<std::string>
      matters;  // must: what its ground is about; met by a visit that looks at one of them; empty: any
};

struct Workload {
  std::optional<feel::Typed> when;
  std::int64_t lead = 0;  // inspector-days
  std::int64_t coordinate = 0;
  Place place;
};

struct Cap {
  std::string id;                  // "cap_1" … where none is written
  std::vector<std::string> kinds;  // of visits that it counts together: "check", "inspection"
  std::int64_t at_most = 1;
  std::string per = "owner";  // "owner" or "enterprise"
  std::optional<feel::Typed> except;
  std::string record;                 // enterprise field that names the paper an exception rests on; may be empty
  std::vector<std::string> not_with;  // kinds of visits of other bodies whose content none of these kinds looks at
  Label label;
  std::vector<Basis> basis;
  Place place;
};

// How many of the visits should be to enterprises of one kind: at least, at most, as a share (0 … 1) or a number.
struct Quota {
  std::string id;
  Label label;
  std::optional<Label> rationale;
  feel::Typed of;
  std::optional<Scaled> at_least;
  std::string each;  // "plan", "lead", "tier", or an enterprise field: of the visits of each of them
  Place place;
  std::optional<Scaled> at_most{};
  std::optional<std::int64_t> least_visits{}, most_visits{};
};

// Sites of one owner that one visit may cover.
struct SharedVisit {
  // From so many sites on, this share of each department's days is saved.
  struct Saving {
    std::int64_t sites = 2;
    Scaled share;
  };
  std::vector<std::string> same;  // enterprise fields that the sites have in common, beside the owner
  std::int64_t at_most = 2;       // sites a visit
  std::vector<Saving> saves;      // by sites
  Label label;
  std::optional<Label> rationale;
  std::vector<Basis> basis;
  Place place;
};

// The law under which plans of the year are made, in words.
struct Regime {
  Label label;
  std::vector<Basis> basis;
};

// What decides who is visited, once mandates, draws and floors are served: the greatest sum of values, or the order of
// scores.
enum class Objective : std::uint8_t { risk, strict };

struct Planning {
  std::optional<Regime> regime;
  Objective objective = Objective::risk;
  std::string periods = "quarter";        // "quarter", "month", "half" or "year"
  std::optional<feel::Typed> last_visit;  // a date
  // Dates: nothing is there to visit before the one, and after the other. Missing: open.
  std::optional<feel::Typed> first_day, last_day;
  std::vector<Workload> workload;
  std::vector<Cap> caps;
  std::vector<std::string> lead_order;  // matter ids; those absent come after, by id
  std::optional<feel::Typed> value;     // what a visit is worth; default `score`
  Scaled reserve;                       // share of each department's days
  Scaled stay;                          // what it is worth that a visit stays as it was in the plan before
  std::optional<Scaled> random_share;
  std::optional<feel::Typed> random_of;
  std::vector<Quota> quotas;
  std::optional<SharedVisit> shared_visit;  // absent: each site by itself
  std::vector<Blackout> blackouts;
  std::vector<LifeStep> steps;
  Calendar calendar;
  std::string territory_field;  // enterprise field compared with documents' `territory`; may be empty
  std::string owner_field = "owner";
  std::string name_field = "name";
};

// What a text wants reached.
struct Target : Entry {
  // Reaching is at least the amount, exceeding is more than it.
  enum class Aim { falls_by, rises_by, reaches, exceeds };
  Aim aim = Aim::reaches;
  // Judged against the year before, not by the amount alone.
  bool is_change() const { return aim == Aim::falls_by || aim == Aim::rises_by; }
  Scaled amount;          // 0 … 1; of last year's value, or (reaches, exceeds) of what `per` counts
  std::optional<Day> by;  // absent: every year
  std::string measure;    // a derived number, summed over the enterprises, or a condition, counted; empty where
                          // the register cannot tell
  std::string per;        // the derived number it is divided by; empty: the sum itself
  std::optional<Label> unmeasured;     // why the register cannot tell
  std::vector<std::string> territory;  // as in Responsibility
};

// An entry of `reporting`: what somebody owes (a report, a step of planning, a task), or what bounds a visit.
struct Obligation : Entry {
  std::string kind = "report";  // report, plan, task, declare, limit, frequency, power
  std::string scope;            // default scope of its parties
  std::vector<Party> lead;
  std::vector<Party> coordinate;
  std::vector<Party> to;
  std::optional<Label> others;                  // parties that are no departments, in words
  std::optional<Label> product;                 // what comes out of it
  std::optional<Label> time;                    // when, in the words of the text
  std::optional<YearDay> due;                   // of every year
  std::optional<Day> on;                        // once
  std::optional<Length> every;                  // longer than a year; counted from valid.from
  std::optional<std::int64_t> days, more_days;  // a limit, and by how much it may be extended
  std::vector<std::string> territory;           // as in Responsibility
};

// What a column of a form shows of a visit.
enum class Shown : std::uint8_t {
  number,
  id,
  name,
  owner,
  sectors,
  matters,
  lead,
  coordinating,
  period,
  from,
  until,
  days,
  mode,
  basis,
  score,
  tier,
  mandates,
  reasons,
  rules,
  fact,
  blank  // to be filled in by hand
};

struct FormColumn {
  Label label;
  Shown show = Shown::number;
  std::size_t field = 0;    // of the enterprise, where `fact` is shown
  std::int64_t width = 12;  // in characters
  Audience audience = Audience::open;
};

// What stands around the lists when they are printed as the appendix of a decision. Lines; {year} is put in.
struct FormAppendix {
  std::vector<Label> issuer;  // above, to the left; the last line is the issuer itself
  Label number, place;        // of the document; where and when it is signed
  Label kind, subject;        // what document it is, and of what
  Label attached;             // to which decision; may be empty
  std::vector<Label> recipients;
  std::vector<Label> sign;  // above the place of the signature
};

// A list of visits as it is signed: one page for each department that leads.
struct Form : Entry {
  Label title;              // {year} and {lead} stand for what is put in
  std::vector<Label> head;  // lines above the title
  std::vector<FormColumn> columns;
  std::optional<Label> sign;  // above the place of the signature
  std::optional<FormAppendix> appendix;
};

struct RuleSet {
  std::string id;
  std::string version;
  Label title;
  std::int64_t format = 1;
  Place place;
  Day law_date{};  // dated values were read as of this day
  std::optional<Day> verified_until;
  std::optional<feel::Typed> population;

  column::Schema schema;
  std::vector<Document> documents;
  std::vector<Derived> derived;
  std::vector<Sector> sectors;
  std::vector<Matter> matters;
  std::vector<Department> departments;
  std::vector<Succession> successions;  // in the order (from, to, valid.from)
  std::vector<Responsibility> responsibilities;
  std::vector<Scorecard> scorecards;
  std::optional<Score> score;
  std::vector<Tier> tiers;  // in the order written: first match
  std::vector<Mandate> mandates;
  Planning planning;
  std::vector<Target> targets;
  std::vector<Obligation> reporting;
  std::vector<Form> forms;
  std::optional<Matching> matching;

  // All there is that can cite, in the order of the sections: whoever looks at citations forgets none.
  std::vector<Statement> statements;

  // Everything computed, in an order in which each comes after what it uses. Sections: derived, sector,
  // population, matter, responsibility, scorecard, score, tier (all of them), last_visit, mandate, planning
  // (the rest of it); the index is that of the entry, 0 where there is one.
  struct Step {
    std::string section;
    std::size_t index;
  };
  std::vector<Step> order;

  Digest digest{};  // of the resolved chain, in canonical form
  // The files as read, path relative to the root of the rules tree → bytes: what a run keeps for replay.
  std::vector<std::pair<std::string, std::string>> bundle;
  std::string bundle_entry;  // the directory inside the bundle that was asked for

  const Document* find_document(std::string_view id) const;
  const Department* find_department(std::string_view id) const;  // the class, without ":CODE"
  const Matter* find_matter(std::string_view id) const;
  const Sector* find_sector(std::string_view id) const;
  const Derived* find_derived(std::string_view id) const;
  std::optional<std::size_t> sector_index(std::string_view id) const;
  std::optional<std::size_t> matter_index(std::string_view id) const;
};

}  // namespace inspectplan::ruleset
