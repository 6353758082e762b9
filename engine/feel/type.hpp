#pragma once
// Static types of expressions, with the bounds that prove that no run of them can overflow.
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/scaled.hpp"
#include "column/schema.hpp"

namespace inspectplan::feel {

// days: a length of time in whole days; months: in whole months (DMN's two kinds of duration).
enum class Kind { boolean, number, text, date, days, months, null };

struct Type {
  Kind kind = Kind::boolean;
  int scale = 0;  // number: digits behind the point
  // Inclusive bounds of every value the expression can have: scaled integers (number), day numbers
  // (date), days or months. Meaningless for boolean and text.
  std::int64_t low = 0;
  std::int64_t high = 0;
  bool may_be_missing = true;
  std::optional<std::uint32_t> code_list;  // text that comes from a code list of the schema

  static Type boolean(bool may_be_missing = true);
  static Type number(int scale, std::int64_t low, std::int64_t high, bool may_be_missing = true);
  static Type text(bool may_be_missing = true);
  static Type date(bool may_be_missing = true);  // first_day … last_day
};

std::string to_string(Kind kind);

// The names an expression may use, with their types. What a name stands for at run time is bound
// later (program.hpp); here only its type counts.
class Scope {
 public:
  explicit Scope(const column::Schema& schema);  // the enterprise's fields and the child tables

  // A named value beside the fields (a derived value, a scorecard, `score`, `plan_year`).
  // Returns false where the name is taken.
  bool add(std::string name, Type type);
  // Fields that exist but may not be used here, with the reason shown to the user
  // ("is personal", "is known only after scoring"); empty: the name itself has a mistake, which is said already.
  void forbid(std::string name, std::string why);
  // ids that in_sector(…) may name
  void set_sectors(std::vector<std::string> ids);

  struct Name {
    Type type;
    std::optional<std::size_t> field;
  };  // field: index into schema.enterprise.fields
  const Name* find(std::string_view name) const;
  const std::string* why_forbidden(std::string_view name) const;
  const column::Schema& schema() const { return *schema_; }
  const std::vector<std::string>& sectors() const { return sectors_; }
  std::vector<std::string> names() const;  // all of them, sorted, for "did you mean"

 private:
  const column::Schema* schema_;
  std::map<std::string, Name, std::less<>> names_;
  std::map<std::string, std::string, std::less<>> forbidden_;
  std::vector<std::string> sectors_;
};

// The type of a field as expressions see it. A number without declared bounds gives nothing:
// rules cannot use it (the diagnostic says which bound is missing).
std::optional<Type> type_of(const column::Field& field);

}  // namespace inspectplan::feel
