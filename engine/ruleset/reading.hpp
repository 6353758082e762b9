#pragma once
// A rule set being read: the model filled so far, and the expressions that wait to be checked until the
// types of all names are known.
#include <deque>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "ruleset/model.hpp"
#include "ruleset/reader.hpp"
#include "ruleset/tree.hpp"

namespace inspectplan::ruleset {

// In the order in which values come to be; a later stage sees the names of the earlier ones.
enum class Stage {
  derived,
  sector,
  population,
  matter,
  responsibility,
  scorecard,
  score,
  tier,
  last_visit,
  mandate,
  planning
};

std::string_view to_string(Stage stage);

// An expression that waits. `put` stores it in the model once it is checked.
struct Pending {
  feel::Syntax syntax;
  std::optional<feel::Kind> expected;
  std::function<void(feel::Typed)> put;
  // Unary tests: the type of what they test; empty where that is not known.
  std::function<std::optional<feel::Type>()> subject;
};

// What is computed as one: a derived value, a sector, a scorecard, all tiers together.
struct Computation {
  Stage stage;
  std::string id;         // empty where there is one a stage
  std::size_t index = 0;  // in the model
  Place place;
  std::vector<Pending> expressions;
  std::string name() const;  // "sector mining"
};

// A mention of something that has to be defined, maybe in a file not read yet.
struct Reference {
  std::string section;  // "departments"
  std::string id;
  Place place;
};

struct Reading {
  Reading(RuleSet& rule_set, Diagnostics& found) : rules(rule_set), diagnostics(found), reader(found) {}

  RuleSet& rules;
  Diagnostics& diagnostics;
  Reader reader;
  // Names and child tables declared with a mistake: what uses them is passed over, since nothing true could
  // be said about it. The mistake itself is a finding.
  std::set<std::string> broken;
  Span days;                   // through which documents are looked at: at least the law date
  std::vector<Extent> chosen;  // the values that dates chose
  // Where only some values are looked at closely: those.
  const std::vector<Extent>* only = nullptr;
  bool asks(const Place& place) const;
  bool without_expressions = false;  // expressions are not even parsed

  std::deque<Computation> computations;  // references stay good while more begin

  std::vector<Reference> references;
  std::map<std::string, Place> removed;        // "matters.safety" that an overlay took out, and where it says so
  std::map<std::string, Place> repealed;       // … that is null since some day
  std::set<std::string, std::less<>> partial;  // as in Tree, and what could not be read
  Place verified_until;                        // where it is written

  // Where `read` finds an error, `name` ("scorecards.risk") is partial.
  void part(const std::string& name, const std::function<void()>& read);
  Computation& begin(Stage stage, std::string id, std::size_t index, Place place);
  // Parse errors are findings; then nothing waits. The second form takes a text that is put together.
  void expression(Computation& computation, feel::Text text, std::optional<feel::Kind> expected,
                  std::function<void(feel::Typed)> put);
  void expression(Computation& computation, const yaml::Node* node, std::optional<feel::Kind> expected,
                  std::function<void(feel::Typed)> put);
  void unary_tests(Computation& computation, const yaml::Node& node, std::function<std::optional<feel::Type>()> subject,
                   std::function<void(feel::Typed)> put);
};

// label, basis, status, valid, rationale, note, checked: into `entry`, and as a Statement of that name. `within`: the
// life of what it is or stands in.
void read_common(Fields& fields, std::string name, Entry& entry, Reading& reading, const Span& within = {});
// The same where the model keeps little of it. Returns what was read.
Entry read_aside(Fields& fields, std::string name, Reading& reading, const Span& within = {});

// All sections; then what they say about each other and what can be found wrong with them.
void read_sections(const Tree& tree, Reading& reading);
void check_sections(Reading& reading);
// Finds what is wrong on the other days on which dated values change.
void check_other_days(const Tree& tree, Day law_date, Diagnostics& diagnostics);
// Finds dated values that do not hold yet on `first`, the first day of the year that is verified: a plan of that year
// reads them then.
void check_first_day(const Tree& tree, Day first, Diagnostics& diagnostics);

// One file each. They read from the resolved tree and fill the model, sorted by id.
void read_ruleset(const Tree& tree, Reading& reading);
void read_documents(const Tree& tree, Reading& reading);
void read_codes(const Tree& tree, Reading& reading);
void read_facts(const Tree& tree, Reading& reading);
void read_derived(const Tree& tree, Reading& reading);
// The table that is the value of rules.derived[index].
void read_table(const yaml::Node& node, std::size_t index, Computation& computation, Reading& reading);
void read_sectors(const Tree& tree, Reading& reading);
void read_matters(const Tree& tree, Reading& reading);
void read_departments(const Tree& tree, Reading& reading);
void read_successions(const Tree& tree, Reading& reading);
void read_responsibilities(const Tree& tree, Reading& reading);
void read_scorecards(const Tree& tree, Reading& reading);
void read_score(const Tree& tree, Reading& reading);
void read_tiers(const Tree& tree, Reading& reading);
void read_mandates(const Tree& tree, Reading& reading);
void read_planning(const Tree& tree, Reading& reading);
// `planning.steps` and `planning.calendar`.
void read_life(Fields& planning, Reading& reading);
// One {from, until, why} of the list of that name.
void read_blackout(const yaml::Node& node, const std::string& list, std::vector<Blackout>& target, Reading& reading);
void read_targets(const Tree& tree, Reading& reading);
void read_reporting(const Tree& tree, Reading& reading);
void read_forms(const Tree& tree, Reading& reading);
void read_matching(const Tree& tree, Reading& reading);
void read_removals(const Tree& tree, Reading& reading);

Duty read_duty(const yaml::Node& node, Reader& reader);
// Nothing where the key is not there.
std::optional<Audience> read_audience(const yaml::Node* node, Reader& reader);
// One party or a list of them: a department id, or {department, scope}.
std::vector<Party> read_parties(const yaml::Node* node, Reading& reading);

// The order in which computations can be done, as indices: by stage, inside a stage each after what it uses.
// Circles are findings, and their members broken.
std::vector<std::size_t> dependency_order(Reading& reading);

// Puts the computations in order (RuleSet::order), types and stores every expression.
void check_expressions(Reading& reading);
// What the sections say about each other; after everything is read.
void check_names(const Tree& tree, Reading& reading);
void check_references(Reading& reading);
// Where `one` misses what was taken out or repealed, it says so. `what`: "matter".
void explain_absence(Diagnostic& one, const std::string& section, const std::string& what, const std::string& id,
                     const Reading& reading);
void check_completeness(Reading& reading);
void check_targets(Reading& reading);
void check_bands(Reading& reading);
void check_conditions(Reading& reading);
void check_lists(Reading& reading);
void check_successions(Reading& reading);
void check_tables(Reading& reading);
void check_documents(Reading& reading);

}  // namespace inspectplan::ruleset
