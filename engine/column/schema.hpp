#pragma once
// What a register holds: tables, fields, types, declared bounds. Read from the `facts` and `codes`
// sections of a rule set; the tables built into the program (capacity, …) are described the same way.
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.hpp"
#include "base/label.hpp"
#include "base/source.hpp"

namespace inspectplan::column {

enum class Kind { boolean, number, text, date };

// Where a field has a value another one of the row is wanted too; the row is taken without it, with a finding.
struct Need {
  std::string field;
  std::string with;  // only of enterprises that have rows in this child table; empty: of any
};

struct Field {
  std::string name;
  Kind kind = Kind::text;
  Label label;
  std::string unit;
  bool personal = false;  // no rule may read it; left out of digests; masked outside
  bool required = false;  // import rejects a row without it (keys always are)
  // Numbers: stored as integers times 10^scale; min and max are scaled as well, inclusive.
  // Dates: day numbers. Without bounds import accepts what fits 64 bits, but no rule can do sums with it.
  int scale = 0;
  std::optional<std::int64_t> min;
  std::optional<std::int64_t> max;
  // Text only: the code list its values come from (an index into Schema::code_lists), or none.
  std::optional<std::uint32_t> code_list;
  // Text only: a closed set of values ("civil", "industrial", …); empty = any text.
  std::vector<std::string> values;
  std::vector<std::string> also;            // other headings under which files have it
  Place place;                              // in the rule set; without a source where the schema comes from elsewhere
  std::map<std::string, Label> names = {};  // of `values`; may be empty
  std::optional<Need> needs = {};
};

// What is known of a visit once its result is recorded (the built-in table `visit_event` and what belongs to it).
enum class VisitFact {
  visit,
  run,
  date,
  kind,
  department,
  outcome,
  cause,
  document,
  days,
  findings,
  serious,
  wilful,
  fines
};

// Recorded visits that are rows of a child table as well, beside those that files bring. Where both name one visit, the
// row that a file brought is seen.
struct RecordedVisits {
  std::vector<std::string> outcomes;             // only visits that ended so
  std::vector<std::optional<VisitFact>> fields;  // by field of the table; absent: missing
  bool alone = false;  // nothing else fills the table: none recorded means that there was none
  bool operator==(const RecordedVisits&) const = default;
};

struct TableSchema {
  std::string name;
  Place place;                   // as Field::place
  std::vector<Field> fields;     // in the order of the rule set, key fields first
  std::vector<std::size_t> key;  // indices into fields. A child's first key field is its parent's key
  std::string parent;            // empty for the enterprise table
  // Child tables:
  // Field of the parent that the first key field holds: a row belongs to every enterprise with its value. Empty: its
  // key.
  std::string by;
  std::optional<std::size_t> known_field;   // date field: when the row became known (`known: reported_on`)
  std::optional<std::size_t> covers_field;  // date field that `covers` speaks of
  Span covers;                              // rows outside are not recorded: unknown, not zero
  std::int64_t max_rows = 10000;            // an enterprise; import enforces it, it bounds counts and sums
  std::optional<RecordedVisits> recorded;   // `recorded`: visits whose results the register holds

  std::optional<std::size_t> find(std::string_view field) const;
  bool is_of_one_enterprise() const { return !parent.empty() && by.empty(); }
};

// A digit of a code that its digits before it determine: `from` − (Σ weight × digit mod modulus). Where that is no
// single digit the code settles nothing.
struct CheckDigit {
  std::vector<std::int64_t> weights;  // of the first digits; the check digit follows them
  std::int64_t modulus = 0;
  std::int64_t from = 0;
};

struct CodeList {
  std::string name;
  std::string pattern;               // regular expression the codes match; empty = any
  bool hierarchy_by_prefix = false;  // under("24", "2410") holds: a code is under its prefixes
  bool closed = false;               // only `codes` are allowed
  std::vector<std::string> codes;    // sorted; may be empty for open lists
  std::optional<CheckDigit> check;
  std::size_t stem = 0;  // so many letters and digits name the owner, what follows one of its sites; 0 = no sites
  std::map<std::string, Label> names = {};  // of `codes`; may be empty
  std::optional<Label> note = {};           // how such a code is written, for those who fill in a register
};

struct Schema {
  TableSchema enterprise;
  std::vector<TableSchema> children;  // sorted by name
  std::vector<CodeList> code_lists;   // sorted by name

  std::optional<std::size_t> find_child(std::string_view table) const;
  // What values of the field are called, by value: those of its closed set, or of its code list.
  const std::map<std::string, Label>& names_of(const Field& field) const;
};

}  // namespace inspectplan::column
