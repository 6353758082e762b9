#pragma once
// A small register for the tests of the rule language.
#include <string>

#include "feel/expression.hpp"

namespace inspectplan::feel {

inline column::Field number_field(std::string name, int scale, std::int64_t min, std::int64_t max) {
  column::Field field;
  field.name = std::move(name);
  field.kind = column::Kind::number;
  field.scale = scale;
  field.min = min;
  field.max = max;
  return field;
}

inline column::Field plain_field(std::string name, column::Kind kind) {
  column::Field field;
  field.name = std::move(name);
  field.kind = kind;
  return field;
}

// Enterprise fields by index: id 0, workers 1, area 2, debt 3, mine 4, name 5, vsic 6, works 7, opened 8, free 9,
// phone 10. accident: enterprise 0, killed 1, loss 2, date 3, where 4, fatal 5. visit: enterprise 0, date 1, days 2;
// covers from 2020-01-01.
inline column::Schema make_schema() {
  using column::Kind;
  column::Schema schema;
  schema.code_lists.push_back({"vsic", "^[0-9]{2,5}$", true, false, {}, {}});
  column::TableSchema& enterprise = schema.enterprise;
  enterprise.name = "enterprise";
  enterprise.fields = {
      plain_field("id", Kind::text),     number_field("workers", 0, 0, 1000000), number_field("area", 2, 0, 10000000),
      number_field("debt", 0, -50, 50),  plain_field("mine", Kind::boolean),     plain_field("name", Kind::text),
      plain_field("vsic", Kind::text),   plain_field("works", Kind::text),       plain_field("opened", Kind::date),
      plain_field("free", Kind::number), plain_field("phone", Kind::text)};
  enterprise.key = {0};
  enterprise.fields[6].code_list = 0;
  enterprise.fields[7].values = {"civil", "industrial"};
  column::TableSchema accident;
  accident.name = "accident";
  accident.parent = "enterprise";
  accident.max_rows = 100;
  accident.fields = {plain_field("enterprise", Kind::text), number_field("killed", 0, 0, 10),
                     number_field("loss", 1, -10, 10),      plain_field("date", Kind::date),
                     plain_field("where", Kind::text),      plain_field("fatal", Kind::boolean)};
  column::TableSchema visit;
  visit.name = "visit";
  visit.parent = "enterprise";
  visit.max_rows = 5000;
  visit.fields = {plain_field("enterprise", Kind::text), plain_field("date", Kind::date),
                  number_field("days", 0, 0, 365)};
  visit.covers_field = 1;
  visit.covers.from = from_civil(2020, 1, 1);
  schema.children = {accident, visit};
  return schema;
}

inline const column::Schema& test_schema() {
  static const column::Schema schema = make_schema();
  return schema;
}

inline Scope test_scope() {
  Scope scope(test_schema());
  scope.add("as_of", Type::date(false));
  scope.add("plan_year", Type::number(0, 1, 9999, false));
  scope.forbid("phone", "is personal: no rule may read it");
  scope.set_sectors({"mining", "chemicals"});
  return scope;
}

inline std::string outcome(const Syntax& syntax, Diagnostics& diagnostics, std::optional<Kind> expected,
                           std::optional<Type> subject) {
  const Typed typed = syntax ? check(syntax, test_scope(), diagnostics, expected, subject) : Typed{};
  if (!typed) {
    const auto found = diagnostics.sorted();
    if (found.size() != 1) return render(found);
    return found[0].code + " " + std::to_string(found[0].place.line) + ":" + std::to_string(found[0].place.column);
  }
  const Type& type = typed.type();
  if (type.kind != Kind::number) return to_string(type.kind);
  return "number " + std::to_string(type.scale) + " [" + std::to_string(type.low) + ", " + std::to_string(type.high) +
         "]";
}

// "number SCALE [LOW, HIGH]", another type's name, or "code line:column" of the only finding.
inline std::string typed(const std::string& text, std::optional<Kind> expected = {}) {
  Diagnostics diagnostics;
  const Syntax syntax = parse_expression(Text::of(text), diagnostics);
  return outcome(syntax, diagnostics, expected, {});
}

inline std::string typed_tests(const std::string& text, const Type& subject) {
  Diagnostics diagnostics;
  const Syntax syntax = parse_unary_tests(Text::of(text), diagnostics);
  return outcome(syntax, diagnostics, Kind::boolean, subject);
}

}  // namespace inspectplan::feel
