#include "feel/type.hpp"

#include "base/day.hpp"

namespace inspectplan::feel {

Type Type::boolean(bool may_be_missing) {
  Type type;
  type.may_be_missing = may_be_missing;
  return type;
}

Type Type::number(int scale, std::int64_t low, std::int64_t high, bool may_be_missing) {
  return {Kind::number, scale, low, high, may_be_missing, {}};
}

Type Type::text(bool may_be_missing) { return {Kind::text, 0, 0, 0, may_be_missing, {}}; }

Type Type::date(bool may_be_missing) { return {Kind::date, 0, first_day.number, last_day.number, may_be_missing, {}}; }

std::string to_string(Kind kind) {
  switch (kind) {
    case Kind::boolean:
      return "boolean";
    case Kind::number:
      return "number";
    case Kind::text:
      return "text";
    case Kind::date:
      return "date";
    case Kind::days:
      return "duration in days";
    case Kind::months:
      return "duration in months";
    case Kind::null:
      return "null";
  }
  return "nothing";
}

std::optional<Type> type_of(const column::Field& field) {
  switch (field.kind) {
    case column::Kind::boolean:
      return Type::boolean();
    case column::Kind::text: {
      Type type = Type::text();
      type.code_list = field.code_list;
      return type;
    }
    case column::Kind::date: {
      Type type = Type::date();
      type.low = field.min.value_or(type.low);
      type.high = field.max.value_or(type.high);
      return type;
    }
    case column::Kind::number:
      if (!field.min || !field.max) return std::nullopt;
      return Type::number(field.scale, *field.min, *field.max);
  }
  return std::nullopt;
}

}  // namespace inspectplan::feel
